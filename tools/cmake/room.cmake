# A room is a folder of sources and one target. Its headers are reachable only through a folder of links made
# for that room, so that including a room that is not linked does not compile: the build refuses a wrong arrow.

add_library(kb_options INTERFACE)
# Floating-point contraction would let answers differ from machine to machine.
target_compile_options(kb_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                       -Werror -ffp-contract=off)
# GCC 12's optimizer sees overlapping copies in std::string's operator+ that cannot be (GCC bug 105651).
target_compile_options(kb_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# Clang finds `a > b >> c` unclear; a grammar is written in these operators, and with their precedence in mind.
target_compile_options(kb_options INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-overloaded-shift-op-parentheses>)
if(KB_SANITIZE)
  add_compile_options(-fsanitize=${KB_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${KB_SANITIZE})
  # GCC warns about its own instrumentation, and advises against -Werror here; the other builds have it.
  target_compile_options(kb_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-error>)
endif()
if(KB_FUZZ)
  # The rooms report their coverage to the fuzzer; the fuzzer itself is linked by its targets alone.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

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
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${target} ${scope} $<BUILD_INTERFACE:${links}>)
  target_link_libraries(${target} ${scope} ${ARGN})
endfunction()

# kb_test(<name> SOURCES <file>... LINKS <room>...) makes a GoogleTest program and its CTest cases.
function(kb_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(test_${name} ${TEST_SOURCES})
  target_link_libraries(test_${name} PRIVATE kb_options ${TEST_LINKS} GTest::gmock GTest::gtest_main)
  set_target_properties(test_${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_compile_definitions(test_${name} PRIVATE KB_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
                             KB_BINARY_DIR="${CMAKE_BINARY_DIR}")
  # A parameter's name names its case; its printed value would put a struct's bytes, addresses too, in the name.
  gtest_discover_tests(test_${name} NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60)
endfunction()
