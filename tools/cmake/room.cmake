# A room is a folder of sources and one target. Its headers are reachable only through a folder of links made
# for that room, so that including a room that is not linked does not compile: the build refuses a wrong arrow.

add_library(kb_options INTERFACE)
# Floating-point contraction would let answers differ from machine to machine.
target_compile_options(kb_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                       -Werror -ffp-contract=off)
# GCC 12's optimizer sees copies in std::string that overlap or overrun and cannot be (GCC bugs 105329, 105651).
target_compile_options(kb_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overread;-Wno-stringop-overflow>)
# Where several files are compiled as one (below), GCC takes them for headers and warns of types that are theirs alone.
target_compile_options(kb_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
# Clang finds `a > b >> c` unclear; a grammar is written in these operators, and with their precedence in mind.
target_compile_options(kb_options INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-overloaded-shift-op-parentheses>)
# GCC collects its garbage from 128 MB on; not to do so before a gigabyte takes a seventh less time and some memory.
add_compile_options($<$<AND:$<CXX_COMPILER_ID:GNU>,$<COMPILE_LANGUAGE:CXX>>:--param=ggc-min-heapsize=1048576>)
if(KB_SANITIZE)
  add_compile_options(-fsanitize=${KB_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${KB_SANITIZE})
  # GCC warns about its own instrumentation, and advises against -Werror here; the other builds have it.
  target_compile_options(kb_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-error>)
endif()
if(KB_COVERAGE)
  # Each program counts into the files that others count into: tests run at the same time.
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
endif()
if(KB_FUZZ)
  # The rooms report their coverage to the fuzzer; the fuzzer itself is linked by its targets alone.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# The files of a room, or of a test program, are compiled several at a time, and what most of them include of others'
# headers is compiled once: the standard library's, fmt's and the like, never a room's, so that the walls stay. That
# takes half the time from nothing, and asks that names be unique within a folder, anonymous ones too. A cache of
# compiled files does better without both; it then sees a file that forgets to include what it uses. The linter looks
# into all that was precompiled, so clang does without that.
if(CMAKE_CXX_COMPILER_LAUNCHER MATCHES ccache)
  set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
else()
  set(CMAKE_UNITY_BUILD ON)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)
endif()
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
endif()
# kb_precompiled(<name> HEADERS <header>... LINKS <library>...) compiles headers for targets that say
# target_precompile_headers(<target> REUSE_FROM <name>), and are compiled with the same options.
file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")
function(kb_precompiled name)
  cmake_parse_arguments(PRE "" "" "HEADERS;LINKS" ${ARGN})
  add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
  target_link_libraries(${name} PRIVATE kb_options ${PRE_LINKS})
  target_precompile_headers(${name} PRIVATE ${PRE_HEADERS})
endfunction()
set(kb_common_headers <algorithm> <array> <charconv> <cstdint> <functional> <limits> <map> <memory> <optional> <set>
    <span> <string> <string_view> <tuple> <utility> <variant> <vector> <fmt/format.h> <tl/expected.hpp>
    <flatbuffers/flatbuffers.h>)
set(kb_common_links fmt::fmt tl::expected flatbuffers::flatbuffers)
kb_precompiled(kb_headers HEADERS ${kb_common_headers} LINKS ${kb_common_links})
set(kb_room_headers kb_headers)  # what rooms take, unless their folder says otherwise

# kb_room(<folder> [<room or library it uses>...])
# makes the target named after the folder (runtime/quantity -> runtime_quantity) from all its .cpp files.
function(kb_room folder)
  string(REPLACE "/" "_" target ${folder})
  get_filename_component(parent ${folder} DIRECTORY)
  set(links ${CMAKE_BINARY_DIR}/rooms/${target})
  file(MAKE_DIRECTORY ${links}/${parent})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${links}/${folder} SYMBOLIC)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:kb_options>)
    target_precompile_headers(${target} REUSE_FROM ${kb_room_headers})
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${target} ${scope} $<BUILD_INTERFACE:${links}>)
  target_link_libraries(${target} ${scope} ${ARGN})
endfunction()

# kb_test(<name> SOURCES <file>... LINKS <room>... [OPTIMIZED]) makes a GoogleTest program and its CTest cases.
# Unless OPTIMIZED says that it computes much itself, the program (not what it tests) compiles without optimization,
# which takes half the time.
function(kb_test name)
  cmake_parse_arguments(TEST "OPTIMIZED" "" "SOURCES;LINKS" ${ARGN})
  add_executable(test_${name} ${TEST_SOURCES})
  target_link_libraries(test_${name} PRIVATE kb_options ${TEST_LINKS} GTest::gtest_main)
  if(TEST_OPTIMIZED)
    target_link_libraries(test_${name} PRIVATE GTest::gmock)
  else()
    kb_unoptimized(test_${name})
  endif()
  set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_compile_definitions(test_${name} PRIVATE KB_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                             KB_BINARY_DIR="${CMAKE_BINARY_DIR}")
  # A parameter's name names its case; its printed value would put a struct's bytes, addresses too, in the name.
  gtest_discover_tests(test_${name} NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60)
endfunction()
