# What a release is compiled and linked with besides optimization: checks that the compiler and the C library
# add where they cost little, memory that is never both written and run, and no folder of this machine in the
# result. Sanitizers and coverage are builds of other types, which go without.
option(KB_HARDEN "harden release builds" ON)
set(kb_release $<CONFIG:Release>)

# The same text gives the same bytes, wherever it lies: __FILE__ and the like name files from the root.
add_compile_options($<${kb_release}:-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=>)

if(KB_HARDEN)
  include(CheckCXXCompilerFlag)
  include(CheckCXXSourceCompiles)
  add_compile_options($<${kb_release}:-fstack-protector-strong>)
  check_cxx_compiler_flag(-fcf-protection=full KB_HAS_CF_PROTECTION)  # x86 alone has it
  if(KB_HAS_CF_PROTECTION)
    add_compile_options($<${kb_release}:-fcf-protection=full>)
  endif()
  # Some systems' compilers define it themselves.
  add_compile_options($<${kb_release}:-U_FORTIFY_SOURCE> $<${kb_release}:-D_FORTIFY_SOURCE=2>)
  add_link_options($<${kb_release}:-Wl,-z,relro,-z,now,-z,noexecstack>)
  check_cxx_source_compiles("#ifndef __PIE__\n#error\n#endif\nint main() {}" KB_IS_PIE)  # as Debian's compilers do
  if(NOT KB_IS_PIE)
    include(CheckPIESupported)
    check_pie_supported()
    set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  endif()
endif()

# For what has much to compile and little to run. The C library's checks need optimization.
set(kb_no_optimization -O0 -U_FORTIFY_SOURCE)
# For rooms that run once where others run a thousand times: a fifth less to compile.
set(kb_less_optimization $<$<CONFIG:Release>:-O1>)
