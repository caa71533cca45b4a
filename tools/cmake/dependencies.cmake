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
set(KB_XXHASH xxhash)
find_path(KB_SODIUM_INCLUDE sodium.h REQUIRED)
find_library(KB_SODIUM_LIBRARY sodium REQUIRED)
set(KB_SODIUM sodium)
