# `cmake --install` gives bin/kbc, bin/kbq, and the runtime as a CMake package: an integrator writes
# find_package(kb REQUIRED), links kb::runtime, and includes "runtime/kb.h".
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(headers ${CMAKE_INSTALL_INCLUDEDIR}/kb)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/kb)

add_library(kb_runtime INTERFACE)
set_target_properties(kb_runtime PROPERTIES EXPORT_NAME runtime)
target_compile_features(kb_runtime INTERFACE cxx_std_20)
add_library(kb::runtime ALIAS kb_runtime)
install(TARGETS kb_runtime EXPORT kb-targets)

foreach(room runtime runtime_quantity runtime_certainty runtime_text runtime_csl runtime_artifact runtime_graph
             runtime_profile runtime_decide runtime_explain runtime_analyze runtime_render runtime_batch runtime_scenario runtime_verify
             runtime_signature)
  if(TARGET ${room})
    target_link_libraries(kb_runtime INTERFACE ${room})
    install(TARGETS ${room} EXPORT kb-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/kb
            INCLUDES DESTINATION ${headers})
  endif()
endforeach()
foreach(program kbc kbq)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()

install(DIRECTORY ${CMAKE_SOURCE_DIR}/runtime DESTINATION ${headers} FILES_MATCHING PATTERN "*.h" PATTERN "*.def")
install(DIRECTORY ${CMAKE_BINARY_DIR}/rooms/generated/runtime DESTINATION ${headers} OPTIONAL
        FILES_MATCHING PATTERN "*.h")
install(FILES ${CMAKE_SOURCE_DIR}/runtime/render/answer.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/kb)
install(EXPORT kb-targets NAMESPACE kb:: DESTINATION ${package})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/kb-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_SOURCE_DIR}/tools/cmake/kb-config.cmake ${CMAKE_BINARY_DIR}/kb-config-version.cmake
        DESTINATION ${package})
