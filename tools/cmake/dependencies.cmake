# Everything that is not ours, from Debian's packages (tools/packages.txt lists them). What the runtime's
# headers need of these is found again by tools/cmake/kb-config.cmake, for those who install the package.
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
# CONFIG takes Boost's own files. CMake's FindBoost guesses from the headers it meets first, and newer
# CMakes no longer have it. Boost::headers brings Spirit and Graph.
find_package(Boost 1.81.0 EXACT CONFIG REQUIRED COMPONENTS headers json)
find_package(yaml-cpp REQUIRED)
find_package(FlatBuffers REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)
find_program(KB_FLATC flatc REQUIRED)
# xxHash and libsodium have no CMake packages. Linked by their plain names, no path of this machine gets into the installed one.
find_path(KB_XXHASH_INCLUDE xxhash.h REQUIRED)
find_library(KB_XXHASH_LIBRARY xxhash REQUIRED)
find_path(KB_SODIUM_INCLUDE sodium.h REQUIRED)
find_library(KB_SODIUM_LIBRARY sodium REQUIRED)

# A program of ours carries what it calls within itself, the C library too, where Debian has the archives: it runs wherever it
# is copied, and nine libraries to find, map and bind would take longer than an answer. It stays a program that can be
# loaded anywhere. All else that is built takes what is shared. A program asks for it by kb_alone(<target> [<file>]); the
# functions that the file names are laid out together, which GNU's linker cannot do: what is cold is read in pieces.
option(KB_ALONE "kbc and kbq need no shared library" ON)
foreach(archive c yaml-cpp boost_json xxhash sodium)
  find_library(KB_ARCHIVE_${archive} lib${archive}.a)
  if(NOT KB_ARCHIVE_${archive})
    set(KB_ALONE OFF)
  endif()
endforeach()
find_program(KB_LLD ld.lld)
if(NOT KB_LLD)
  set(KB_ALONE OFF)
endif()
if(KB_SANITIZE OR KB_COVERAGE OR NOT fmt_VERSION MATCHES "^9\\.")
  set(KB_ALONE OFF)
endif()
if(KB_ALONE)  # what the linker can leave out, or put elsewhere, is a section
  add_compile_options(-ffunction-sections -fdata-sections)
endif()
function(kb_library name shared archive)
  set(${name} "$<BUILD_INTERFACE:$<IF:$<BOOL:$<TARGET_PROPERTY:KB_ALONE>>,${archive},${shared}>>"
      "$<INSTALL_INTERFACE:${shared}>" PARENT_SCOPE)
endfunction()
kb_library(KB_FMT fmt::fmt kb_fmt)  # of which there is no archive
kb_library(KB_YAML yaml-cpp -l:libyaml-cpp.a)
kb_library(KB_JSON Boost::json -l:libboost_json.a)
kb_library(KB_XXHASH xxhash -l:libxxhash.a)
kb_library(KB_SODIUM sodium -l:libsodium.a)
add_library(kb_fmt STATIC EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/fmt.cpp)
foreach(property COMPILE_DEFINITIONS INCLUDE_DIRECTORIES)  # as fmt::fmt's: headers are compiled once for all
  set_property(TARGET kb_fmt PROPERTY ${property} $<TARGET_PROPERTY:fmt::fmt,INTERFACE_${property}>)
  set_property(TARGET kb_fmt PROPERTY INTERFACE_${property} $<TARGET_PROPERTY:fmt::fmt,INTERFACE_${property}>)
endforeach()
function(kb_alone target)
  if(KB_ALONE)
    set_target_properties(${target} PROPERTIES KB_ALONE ON)
    target_link_options(${target} PRIVATE -static-pie -fuse-ld=lld -Wl,--gc-sections,--pack-dyn-relocs=relr)
    if(ARGC GREATER 1)
      set(calls ${CMAKE_CURRENT_SOURCE_DIR}/${ARGV1})
      target_link_options(${target} PRIVATE -Wl,--symbol-ordering-file=${calls},--no-warn-symbol-ordering)
      set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${calls})
    endif()
  endif()
endfunction()
