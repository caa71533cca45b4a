// A session with `kbc lsp` through the client library that editors use, and one through bare bytes.
"use strict";

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const protocol = require("vscode-languageserver-protocol/node");
const { TextDocument } = require("vscode-languageserver-textdocument");

const KBC = process.env.KB_KBC;
const ROOT = process.env.KB_SOURCE_DIR;

/** A copy of a knowledge base, which goes away with the test. */
function copyOf(t, folder) {
  const copy = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "kb-lsp-")));
  fs.cpSync(path.join(ROOT, folder), copy, { recursive: true });
  t.after(() => fs.rmSync(copy, { recursive: true }));
  return copy;
}

/** An editor: documents kept as the client library keeps them, changes sent as they are made. */
class Editor {
  constructor(folder) {
    this.folder = folder;
    this.documents = new Map();
    this.diagnostics = new Map();
    this.waiting = [];
    this.child = spawn(KBC, ["lsp", "--stdio"]);
    this.status = new Promise((resolve) => this.child.on("exit", resolve));
    this.connection = protocol.createProtocolConnection(
      new protocol.StreamMessageReader(this.child.stdout),
      new protocol.StreamMessageWriter(this.child.stdin)
    );
    this.connection.onNotification(protocol.PublishDiagnosticsNotification.type, (params) => {
      this.diagnostics.set(params.uri, params);
      this.waiting = this.waiting.filter((wait) => !wait());
    });
    this.connection.listen();
  }

  async start(encodings) {
    const result = await this.request("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(this.folder).href,
      capabilities: encodings ? { general: { positionEncodings: encodings } } : {},
      workspaceFolders: null,
    });
    await this.connection.sendNotification("initialized", {});
    return result;
  }

  uri(name) {
    return pathToFileURL(path.join(this.folder, name)).href;
  }

  request(method, ...params) {
    return this.connection.sendRequest(method, ...params);
  }

  async open(name, text = fs.readFileSync(path.join(this.folder, name), "utf8")) {
    const uri = this.uri(name);
    this.documents.set(uri, TextDocument.create(uri, "kb", 1, text));
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "kb", version: 1, text },
    });
    return uri;
  }

  /** Replaces the first place of one text by another, as a change of a range. */
  write(uri, before, after) {
    const begin = this.text(uri).indexOf(before);
    if (begin < 0) throw new Error(`"${before}" does not stand there`);
    return this.replace(uri, begin, begin + before.length, after);
  }

  async replace(uri, begin, end, after) {
    const document = this.documents.get(uri);
    const range = { start: document.positionAt(begin), end: document.positionAt(end) };
    const contentChanges = [{ range, text: after }];
    TextDocument.update(document, contentChanges, document.version + 1);
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: document.version },
      contentChanges,
    });
  }

  text(uri) {
    return this.documents.get(uri).getText();
  }

  /** Where a text stands, `within` it so many characters from its beginning. */
  at(uri, text, within = 0) {
    const begin = this.text(uri).indexOf(text);
    if (begin < 0) throw new Error(`"${text}" does not stand there`);
    return { textDocument: { uri }, position: this.documents.get(uri).positionAt(begin + within) };
  }

  apply(edit) {
    for (const [uri, edits] of Object.entries(edit.changes)) {
      const document = this.documents.get(uri) ?? this.fromDisk(uri);
      this.documents.set(uri, TextDocument.create(uri, "kb", document.version, TextDocument.applyEdits(document, edits)));
    }
  }

  fromDisk(uri) {
    return TextDocument.create(uri, "kb", 1, fs.readFileSync(new URL(uri), "utf8"));
  }

  /** The diagnostics of a file as soon as they are what is waited for. */
  diagnosed(uri, wanted) {
    const found = () => {
      const sent = this.diagnostics.get(uri);
      return sent && wanted(sent.diagnostics) ? sent.diagnostics : undefined;
    };
    if (found()) return Promise.resolve(found());
    return new Promise((resolve) =>
      this.waiting.push(() => {
        if (found()) resolve(found());
        return found() !== undefined;
      })
    );
  }

  async stop() {
    await this.request("shutdown");
    await this.connection.sendNotification("exit");
    const status = await this.status;
    this.connection.dispose();
    return status;
  }
}

/** Sends bytes, ends the input, and gives all messages that came back, with the exit status. */
function bytes(input) {
  return new Promise((resolve) => {
    const child = spawn(KBC, ["lsp"]);
    const parts = [];
    child.stdout.on("data", (data) => parts.push(data));
    child.stdin.on("error", () => {});
    child.on("close", (status, signal) => {
      let rest = Buffer.concat(parts);
      const messages = [];
      while (rest.length > 0) {
        const body = rest.indexOf("\r\n\r\n") + 4;
        const length = Number(/Content-Length: (\d+)/.exec(rest.subarray(0, body).toString())[1]);
        messages.push(JSON.parse(rest.subarray(body, body + length)));
        rest = rest.subarray(body + length);
      }
      resolve({ status, signal, messages });
    });
    child.stdin.end(input);
  });
}

/** A message with its header; an object as JSON. */
function framed(message) {
  const body = Buffer.from(typeof message === "string" ? message : JSON.stringify({ jsonrpc: "2.0", ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

module.exports = { Editor, bytes, copyOf, framed };
