# `cpack -G DEB` makes two packages: kb (the programs, libkb, knowledge bases, manual pages and completions) and kb-dev (the
# headers and archives for other programs). tools/deb calls it, and tries what comes out.
set(KB_CONTACT "kb maintainers <maintainers@kb.example>" CACHE STRING "who answers for the Debian packages")
set(CPACK_PACKAGE_NAME kb)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "compiler and query engine for evidence")
set(CPACK_PACKAGE_CONTACT "${KB_CONTACT}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL kb dev)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_KB_PACKAGE_NAME kb)
set(CPACK_DEBIAN_KB_PACKAGE_SECTION science)
set(CPACK_DEBIAN_KB_PACKAGE_SUGGESTS graphviz)
set(CPACK_DEBIAN_KB_DESCRIPTION
    "kbc compiles a knowledge base: who found what, how far that can be trusted,
whom it could harm, and what follows from it. kbq answers from it: is this
suggested for this person, why, on whose word, and how sure is that?")
set(CPACK_DEBIAN_DEV_PACKAGE_NAME kb-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS
    "kb (= ${PROJECT_VERSION}), libboost1.81-dev, libboost-json1.81-dev, libexpected-dev, libflatbuffers-dev, libfmt-dev, libsodium-dev, libxxhash-dev, libyaml-cpp-dev")
set(CPACK_DEBIAN_DEV_DESCRIPTION
    "What programs need that answer from compiled knowledge bases: the C header,
and the C++ headers and libraries.")

# What Debian asks of every package.
string(SUBSTRING ${KB_RELEASED} 0 4 kb_year)
execute_process(COMMAND date -u -R -d ${KB_RELEASED} OUTPUT_VARIABLE released OUTPUT_STRIP_TRAILING_WHITESPACE)
set(debian ${CMAKE_BINARY_DIR}/debian)
file(CONFIGURE OUTPUT ${debian}/copyright @ONLY CONTENT
"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: kb

Files: *
Copyright: ${kb_year} ${KB_CONTACT}
License: Apache-2.0

License: Apache-2.0
 On Debian systems, the text of the licence is in /usr/share/common-licenses/Apache-2.0.
")
file(CONFIGURE OUTPUT ${debian}/changelog @ONLY CONTENT
"kb (${PROJECT_VERSION}) bookworm; urgency=medium

  * Version ${PROJECT_VERSION}.

 -- ${KB_CONTACT}  ${released}
")
add_custom_command(OUTPUT ${debian}/changelog.gz COMMAND gzip -9nc ${debian}/changelog > ${debian}/changelog.gz
                   DEPENDS ${debian}/changelog VERBATIM)
add_custom_target(kb_debian ALL DEPENDS ${debian}/changelog.gz)
file(CONFIGURE OUTPUT ${debian}/triggers CONTENT "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_KB_PACKAGE_CONTROL_EXTRA ${debian}/triggers)
foreach(package kb dev)
  string(REPLACE "dev" "kb-dev" folder ${package})
  install(FILES ${debian}/copyright ${debian}/changelog.gz DESTINATION ${CMAKE_INSTALL_DATAROOTDIR}/doc/${folder}
          COMPONENT ${package})
endforeach()
include(CPack)
