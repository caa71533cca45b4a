# The files of a new knowledge base become one source file of kbc: text files, read when the build is configured.
file(GLOB_RECURSE new_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_CURRENT_LIST_DIR}/*.kb
     ${CMAKE_CURRENT_LIST_DIR}/*.yaml ${CMAKE_CURRENT_LIST_DIR}/*.md)
set(files "")
foreach(file ${new_files})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/${file})
  file(READ ${CMAKE_CURRENT_LIST_DIR}/${file} text)
  string(APPEND files "    {\"${file}\", R\"file(${text})file\"},\n")
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/files.cpp.in ${CMAKE_BINARY_DIR}/tools/kbc_new_files.cpp @ONLY)
