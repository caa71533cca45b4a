// Messages that are malformed, hurried or out of order: answered by the protocol, never with a crash.
"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { bytes, framed } = require("./client.js");

const initialize = { id: 1, method: "initialize", params: { capabilities: {} } };
const shutdown = { id: 99, method: "shutdown" };
const exit = { method: "exit" };
const uri = "file:///nowhere/test.kb";
const open = (text) => ({ method: "textDocument/didOpen", params: { textDocument: { uri, version: 1, text } } });
const change = (range, text) => ({
  method: "textDocument/didChange",
  params: { textDocument: { uri, version: 2 }, contentChanges: [{ range, text }] },
});
const at = (line, character) => ({ line, character });
const hover = (id) => ({ id, method: "textDocument/hover", params: { textDocument: { uri }, position: at(0, 1) } });

const run = (...messages) => bytes(Buffer.concat(messages.map((m) => (Buffer.isBuffer(m) ? m : framed(m)))));
const errors = ({ messages }) => messages.filter((m) => m.error).map((m) => [m.id, m.error.code]);

test("how a session ends says how it went", async () => {
  assert.equal((await run(initialize, shutdown, exit)).status, 0);
  assert.equal((await run(initialize, exit)).status, 1);
  assert.equal((await run(exit)).status, 1);
  assert.equal((await run(initialize)).status, 1);
  assert.equal((await run(initialize, shutdown)).status, 0);
  assert.equal((await run()).status, 1);
});

test("what comes out of turn is refused", async () => {
  const early = await run(hover(5), open("fact x"), initialize, initialize, shutdown, hover(6), exit);
  assert.deepEqual(errors(early), [[5, -32002], [1, -32600], [6, -32600]]);
  const stray = await run(initialize, change({ start: at(0, 0), end: at(0, 1) }, "x"), hover(5), shutdown, exit);
  assert.deepEqual(errors(stray), [[5, -32602]]);
  assert.equal(stray.status, 0);
});

test("what is malformed is answered, and the next message is read", async () => {
  const table = [
    ['{"jsonrpc":"2.0","id":', -32700],
    ["", -32700],
    ["\xff\xfe", -32700],
    ["[".repeat(100000), -32700],
    ["[]", -32600],
    ["7", -32600],
    ['{"id":{},"method":"textDocument/hover"}', -32600],
    ['{"id":3}', -32600],
    ['{"id":3,"method":"no/such"}', -32601],
    ['{"id":3,"method":"textDocument/hover"}', -32602],
    ['{"id":3,"method":"textDocument/hover","params":[1]}', -32602],
    ['{"id":3,"method":"textDocument/hover","params":{"textDocument":{"uri":7},"position":{}}}', -32602],
    [`{"id":3,"method":"textDocument/hover","params":{"textDocument":{"uri":"${uri}"},"position":{"line":-1,"character":0}}}`, -32602],
    [`{"id":3,"method":"textDocument/inlayHint","params":{"textDocument":{"uri":"${uri}"}}}`, -32602],
    ['{"id":3,"method":"workspace/symbol","params":{}}', -32602],
  ];
  for (const [text, code] of table) {
    const result = await run(initialize, open("fact x\n"), Buffer.from(framed(text)), hover(8), shutdown, exit);
    assert.equal(errors(result)[0]?.[1], code, text.slice(0, 80));
    assert.ok(result.messages.some((m) => m.id === 8 && "result" in m), text.slice(0, 80));
    assert.equal(result.status, 0);
  }
});

test("headers that are none are passed over", async () => {
  const raw = (text) => Buffer.from(text, "latin1");
  for (const junk of [
    raw("Content-Length: many\r\n\r\n"),
    raw("Content-Type: x\r\n\r\n"),
    raw("Content-Length: -5\r\n\r\n"),
    raw("x".repeat(10000) + "\r\n"),
  ]) {
    const result = await run(initialize, junk, shutdown, exit);
    assert.ok(errors(result).some(([id, code]) => id === null && code === -32700));
    assert.equal(result.status, 0, junk.subarray(0, 30).toString());
  }
  const lower = Buffer.from(framed(shutdown).toString().replace("Content-Length", "content-length"));
  assert.equal((await run(initialize, lower, exit)).status, 0);
});

test("a message that is too large is passed over without being kept", async () => {
  const size = (64 << 20) + 1;
  const result = await run(
    initialize,
    Buffer.concat([Buffer.from(`Content-Length: ${size}\r\n\r\n`), Buffer.alloc(size, 32)]),
    shutdown,
    exit
  );
  assert.deepEqual(errors(result), [[null, -32700]]);
  assert.equal(result.status, 0);
});

test("changes of ranges that are not there leave a text that can still be asked about", async () => {
  const ranges = [
    { start: at(0, 900), end: at(900, 0) },
    { start: at(5, 0), end: at(1, 0) },
    { start: at(0, 1), end: at(0, -3) },
    { start: {}, end: null },
    "all of it",
  ];
  for (const range of ranges) {
    const result = await run(initialize, open("fact x\n"), change(range, "\u{1F6B6}"), hover(8), shutdown, exit);
    assert.ok(result.messages.some((m) => m.id === 8 && "result" in m));
    assert.equal(result.status, 0);
  }
});

test("a request that is cancelled before its turn is answered so", async () => {
  const cancel = { method: "$/cancelRequest", params: { id: 8 } };
  const result = await run(initialize, open("fact x\n"), hover(7), hover(8), cancel, hover(9), shutdown, exit);
  assert.deepEqual(errors(result), [[8, -32800]]);
  const nothing = [{ id: 4 }, {}, null].map((params) => ({ method: "$/cancelRequest", params }));
  assert.equal((await run(initialize, ...nothing, shutdown, exit)).status, 0);
});

test("files that are nowhere, and files of no knowledge base, can be asked about", async () => {
  const ask = (of) => ({ id: 8, method: "textDocument/semanticTokens/full", params: { textDocument: { uri: of } } });
  const base = await run(initialize, open('knowledge base x { version "1" }\n'), ask(uri), shutdown, exit);
  assert.ok(base.messages.find((m) => m.id === 8).result.data.length > 0);
  const other = { uri: "file:///nowhere/references.yaml", version: 1, text: "- id: x\n" };
  const opened = { method: "textDocument/didOpen", params: { textDocument: other } };
  const stray = await run(initialize, opened, ask(other.uri), shutdown, exit);
  assert.deepEqual(errors(stray), [[8, -32803]]);
  assert.equal(stray.status, 0);
});

test("a thousand changes in one go are diagnosed once, and in the end", async () => {
  const changes = [];
  for (let i = 0; i < 1000; ++i) changes.push(change({ start: at(0, 0), end: at(0, 0) }, "#"));
  const result = await run(initialize, open("fact x\n"), ...changes, hover(8), shutdown, exit);
  assert.ok(result.messages.filter((m) => m.method === "textDocument/publishDiagnostics").length <= 2);
  assert.equal(result.status, 0);
});
