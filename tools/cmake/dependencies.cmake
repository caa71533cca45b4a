# Everything that is not ours, from Debian's packages (tools/packages.txt lists them).
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
# CMake's own FindBoost would take Debian's default 1.74 where both are installed.
find_path(KB_BOOST_INCLUDE boost/spirit/home/x3.hpp PATHS /usr/include REQUIRED)
find_package(Boost 1.81 EXACT REQUIRED COMPONENTS json)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)
find_library(KB_XXHASH xxhash REQUIRED)
find_program(KB_FLATC flatc REQUIRED)
