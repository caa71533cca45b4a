// Knowledge bases in Visual Studio Code: starts `kbc lsp`, and again when its path changes.
"use strict";

const { window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function start() {
  const command = workspace.getConfiguration("kb").get("path");
  client = new LanguageClient(
    "kb",
    "Knowledge bases",
    { command, args: ["lsp"] },
    {
      documentSelector: [{ scheme: "file", language: "kb" }],
      // Bibliographies, and what changes outside of the editor.
      synchronize: { fileEvents: workspace.createFileSystemWatcher("**/*.{kb,yaml,bib}") },
    }
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    window.showErrorMessage(`${command} lsp does not start: ${error.message}. The setting kb.path says where kbc is.`);
  }
}

function activate(context) {
  context.subscriptions.push(
    workspace.onDidChangeConfiguration(async (event) => {
      if (!event.affectsConfiguration("kb.path")) return;
      await deactivate();
      await start();
    })
  );
  return start();
}

function deactivate() {
  const running = client;
  client = undefined;
  return running?.stop();
}

module.exports = { activate, deactivate };
