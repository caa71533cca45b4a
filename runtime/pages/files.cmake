# Style and scripts of the pages become one source file of the room: text files, read when the build is configured.
set(files_folder ${CMAKE_CURRENT_LIST_DIR}/site)
foreach(file style.css site.js ask.js)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files_folder}/${file})
  string(REPLACE "." "_" name ${file})
  file(READ ${files_folder}/${file} ${name})
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/files.cpp.in ${CMAKE_BINARY_DIR}/runtime/pages_files.cpp @ONLY)
target_sources(runtime_pages PRIVATE ${CMAKE_BINARY_DIR}/runtime/pages_files.cpp)
