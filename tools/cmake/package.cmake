# `cmake --install` gives bin/kbc, bin/kbq, and the runtime as a CMake package: an integrator writes
# find_package(kb REQUIRED), links kb::runtime, and includes "runtime/kb.h"; or links kb::c (without CMake, what
# `pkg-config --libs kb` says), and includes <kb_c.h>.
# Two components: what is used (kb), and what other programs are built with (dev).
include(CMakePackageConfigHelpers)
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME kb)

set(headers ${CMAKE_INSTALL_INCLUDEDIR}/kb)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/kb)

add_library(kb_runtime INTERFACE)
set_target_properties(kb_runtime PROPERTIES EXPORT_NAME runtime)
target_compile_features(kb_runtime INTERFACE cxx_std_20)
add_library(kb::runtime ALIAS kb_runtime)
install(TARGETS kb_runtime EXPORT kb-targets COMPONENT dev)

foreach(room runtime runtime_quantity runtime_certainty runtime_text runtime_file runtime_csl runtime_artifact runtime_graph
             runtime_profile runtime_decide runtime_explain runtime_analyze runtime_render runtime_batch runtime_scenario runtime_verify runtime_signature)
  if(TARGET ${room})
    target_link_libraries(kb_runtime INTERFACE ${room})
    install(TARGETS ${room} EXPORT kb-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/kb
            COMPONENT dev INCLUDES DESTINATION ${headers})
  endif()
endforeach()
install(TARGETS kb_c EXPORT kb-targets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT kb
        NAMELINK_COMPONENT dev)
install(FILES ${CMAKE_SOURCE_DIR}/runtime/c/kb_c.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev)
file(RELATIVE_PATH kb_prefix_from_pc /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${CMAKE_SOURCE_DIR}/tools/cmake/kb.pc.in ${CMAKE_BINARY_DIR}/kb.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/kb.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT dev)
foreach(program kbc kbq)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()

install(DIRECTORY ${CMAKE_SOURCE_DIR}/runtime DESTINATION ${headers} COMPONENT dev
        FILES_MATCHING PATTERN "*.h" PATTERN "*.def" PATTERN runtime/c EXCLUDE PATTERN runtime/web EXCLUDE)
install(DIRECTORY ${CMAKE_BINARY_DIR}/rooms/generated/runtime DESTINATION ${headers} COMPONENT dev OPTIONAL
        FILES_MATCHING PATTERN "*.h")
install(FILES ${CMAKE_SOURCE_DIR}/runtime/render/answer.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/kb)
install(EXPORT kb-targets NAMESPACE kb:: DESTINATION ${package} COMPONENT dev)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/kb-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_SOURCE_DIR}/tools/cmake/kb-config.cmake ${CMAKE_BINARY_DIR}/kb-config-version.cmake
        DESTINATION ${package} COMPONENT dev)

# The knowledge bases, compiled.
file(GLOB kb_bases CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/kb/*/references.yaml)
set(kb_compiled "")
foreach(base ${kb_bases})
  get_filename_component(folder ${base} DIRECTORY)
  get_filename_component(name ${folder} NAME)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.kb ${folder}/*.yaml)
  set(compiled ${CMAKE_BINARY_DIR}/kb/${name}.kbx)
  add_custom_command(OUTPUT ${compiled} COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/kb
                     COMMAND kbc build ${folder} -o ${compiled} DEPENDS kbc ${sources} VERBATIM)
  list(APPEND kb_compiled ${compiled})
endforeach()
add_custom_target(kb_bases ALL DEPENDS ${kb_compiled})
install(FILES ${kb_compiled} DESTINATION ${CMAKE_INSTALL_DATADIR}/kb)

# What `kbc doc` gives its pages to answer with.
set(KB_WEB_RUNTIME "" CACHE FILEPATH "kb-runtime.js, as tools/web --build makes it; installed if it is named")
if(KB_WEB_RUNTIME)
  install(FILES ${KB_WEB_RUNTIME} DESTINATION ${CMAKE_INSTALL_DATADIR}/kb)
endif()

include(deb)
