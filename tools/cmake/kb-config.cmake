# find_package(kb) gives kb::runtime: all rooms of the runtime, and what they link.
include(CMakeFindDependencyMacro)
find_dependency(fmt)
find_dependency(tl-expected)
find_dependency(Boost 1.81.0 EXACT CONFIG COMPONENTS headers json)
find_dependency(yaml-cpp)
find_dependency(FlatBuffers)
find_dependency(Threads)
include(${CMAKE_CURRENT_LIST_DIR}/kb-targets.cmake)
