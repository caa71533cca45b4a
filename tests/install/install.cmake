# One run: install, configure the consumer with nothing but the prefix, build it, run it.
set(prefix ${work}/prefix)
set(consumer ${work}/consumer)
file(REMOVE_RECURSE ${prefix} ${consumer})
foreach(step
        "--install;${build};--prefix;${prefix}"
        "-S;${source};-B;${consumer};-G;${generator};-DCMAKE_PREFIX_PATH=${prefix};-DCMAKE_BUILD_TYPE=Debug;-DCMAKE_CXX_COMPILER=${compiler};-DCMAKE_CXX_FLAGS=${flags}"
        "--build;${consumer}")
  execute_process(COMMAND ${CMAKE_COMMAND} ${step} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND ${consumer}/consumer COMMAND_ERROR_IS_FATAL ANY)

# What is installed must not lead back to the folders that it was built in.
file(GLOB_RECURSE installed ${prefix}/*.cmake)
foreach(file ${installed})
  file(READ ${file} text)
  string(FIND "${text}" ${build} at)
  if(NOT at EQUAL -1)
    message(FATAL_ERROR "${file} names the build folder ${build}")
  endif()
endforeach()
