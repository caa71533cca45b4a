# Installs what a package-lock.json names into a folder of the build, once for each state of that file.
#   cmake -D npm=… -D source=… -D work=… -P npm_ci.cmake
file(SHA256 ${source}/package-lock.json wanted)
set(stamp ${work}/installed)
if(EXISTS ${stamp})
  file(READ ${stamp} installed)
  if(installed STREQUAL wanted)
    return()
  endif()
endif()
file(REMOVE_RECURSE ${work}/node_modules ${stamp})
file(COPY ${source}/package.json ${source}/package-lock.json DESTINATION ${work})
execute_process(COMMAND ${npm} ci --ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error
                WORKING_DIRECTORY ${work} COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${stamp} ${wanted})
