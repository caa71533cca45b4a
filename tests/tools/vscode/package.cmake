# Packs the extension as `npm run package` does, and looks at what is in it.
file(COPY ${source}/ DESTINATION ${work} PATTERN node_modules EXCLUDE PATTERN *.vsix EXCLUDE)
execute_process(COMMAND ${node} node_modules/@vscode/vsce/vsce package --allow-missing-repository --skip-license --out kb.vsix
                WORKING_DIRECTORY ${work} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} -E tar tf kb.vsix WORKING_DIRECTORY ${work} OUTPUT_VARIABLE list
                COMMAND_ERROR_IS_FATAL ANY)
foreach(file extension.vsixmanifest extension/extension.js extension/syntaxes/kb.tmLanguage.json
             extension/language-configuration.json extension/node_modules/vscode-languageclient/node.js)
  if(NOT list MATCHES "${file}")
    message(FATAL_ERROR "${file} is not in the package")
  endif()
endforeach()
