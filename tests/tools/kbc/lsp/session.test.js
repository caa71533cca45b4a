// A whole editing session: what an author does in an editor, with what comes back.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { Editor, copyOf } = require("./client.js");

async function walking(t, encodings) {
  const editor = new Editor(copyOf(t, "tests/kb/walking"));
  const { capabilities } = await editor.start(encodings);
  return { editor, capabilities, uri: await editor.open("walking.kb") };
}

const labels = (list) => list.items.map((item) => item.label);
const codes = (list) => list.map((diagnostic) => diagnostic.code);

test("faults come and go while somebody writes", async (t) => {
  const { editor, uri } = await walking(t);
  await editor.write(uri, "support walk-trial at", "support walk-trail at");
  const [fault] = await editor.diagnosed(uri, (list) => list.length > 0);
  assert.equal(fault.code, "KB0201");
  assert.equal(fault.source, "kbc");
  assert.match(fault.message, /did you mean `walk-trial`\?/);
  assert.equal(editor.documents.get(uri).getText(fault.range), "walk-trail");

  const actions = await editor.request("textDocument/codeAction", {
    textDocument: { uri },
    range: fault.range,
    context: { diagnostics: [fault] },
  });
  assert.equal(actions[0].title, "Write `walk-trial` instead of `walk-trail`");
  await editor.write(uri, "walk-trail", actions[0].edit.changes[uri][0].newText);
  await editor.diagnosed(uri, (list) => list.length === 0);
  assert.equal(await editor.stop(), 0);
});

test("a fault of one file shows in another, also in the bibliography", async (t) => {
  const { editor, uri } = await walking(t);
  fs.writeFileSync(path.join(editor.folder, "more.kb"), 'claim more { states "More."  support walk-trial }\n');
  const more = await editor.open("more.kb");
  await editor.write(uri, "evidence walk-trial", "evidence stroll-trial");
  assert.deepEqual(codes(await editor.diagnosed(more, (list) => list.length > 0)), ["KB0201"]);
  const yaml = await editor.open("references.yaml");
  await editor.write(yaml, "id: perrin-2021", "id: halloway-2019");
  assert.ok((await editor.diagnosed(yaml, (list) => list.length > 0))[0].code.startsWith("KB"));
  await editor.stop();
});

test("hover says what a statement means, how sure it is and on what it rests", async (t) => {
  const { editor, uri } = await walking(t);
  const over = async (text, within) =>
    (await editor.request("textDocument/hover", editor.at(uri, text, within)))?.contents.value;
  const claim = await over("because  walking-lengthens-distance", 12);
  assert.match(claim, /lengthens the distance/);
  assert.match(claim, /Certainty: moderate/);
  assert.match(claim, /for it `commuter-cohort`: moderate/);
  assert.match(claim, /`halloway-2019` Halloway R, Quist M\. /);
  assert.match(await over("evidence walk-trial", 10), /starts high\n- −1 imprecision: 84 people/);
  assert.match(await over("rate down", 2), /lowers the level/);
  assert.match(await over("source halloway-2019", 8), /Invented Journal of Movement/);
  assert.equal(await over("84 people"), undefined);
  await editor.stop();
});

test("definitions and references cross files, into the bibliography", async (t) => {
  const { editor, uri } = await walking(t);
  const source = await editor.request("textDocument/definition", editor.at(uri, "halloway-2019 at", 3));
  assert.equal(source.uri, editor.uri("references.yaml"));
  assert.equal(source.range.start.line, 2);
  const claim = await editor.request("textDocument/definition", editor.at(uri, "because falls-happen", 9));
  assert.equal(editor.documents.get(uri).getText(claim.range), "falls-happen");
  const all = await editor.request("textDocument/references", {
    ...editor.at(uri, "claim falls-happen", 7),
    context: { includeDeclaration: true },
  });
  assert.equal(all.length, editor.text(uri).split("falls-happen").length - 1);
  for (const place of all) assert.equal(editor.documents.get(uri).getText(place.range), "falls-happen");
  const used = await editor.request("textDocument/references", {
    ...editor.at(uri, "halloway-2019 at"),
    context: { includeDeclaration: false },
  });
  assert.equal(used.length, 2);
  const here = await editor.request("textDocument/documentHighlight", editor.at(uri, "claim falls-happen", 7));
  assert.equal(here.length, all.length);
  await editor.stop();
});

test("completion knows which kind of thing fits", async (t) => {
  const { editor, uri } = await walking(t);
  const written = async (text) => {
    const end = editor.text(uri).length;
    await editor.replace(uri, end, end, text);
    const list = await editor.request("textDocument/completion", {
      textDocument: { uri },
      position: editor.documents.get(uri).positionAt(end + text.length),
    });
    await editor.replace(uri, end, end + text.length, "");
    return labels(list);
  };
  const claims = await written("suggest daily-walk for endurance { because fal");
  assert.ok(claims.includes("falls-happen") && claims.includes("walk-trial"));
  assert.ok(!claims.includes("daily-walk"));
  const clauses = await written("claim new-one { ");
  assert.ok(clauses.includes("states") && clauses.includes("follows from") && !clauses.includes("dose"));
  assert.ok((await written("limit total sodium to 2 ")).includes("mg"));
  assert.ok((await written("sug")).includes("suggest"));
  await editor.stop();
});

test("a rename reaches all files and the bibliography, and is refused with a reason", async (t) => {
  const { editor, uri } = await walking(t);
  fs.writeFileSync(path.join(editor.folder, "more.kb"), 'claim more { states "More."  support walk-trial }\n');
  const more = await editor.open("more.kb");
  const rename = (text, newName) => editor.request("textDocument/rename", { ...editor.at(uri, text, 9), newName });
  const refused = async (newName, why) => await assert.rejects(rename("evidence walk-trial", newName), { message: why });
  await refused("commuter-cohort", /is taken: it is evidence/);
  await refused("Walk Trial", /is no name/);
  await refused("a".repeat(101), /at most 100 bytes/);
  assert.equal(
    (await editor.request("textDocument/prepareRename", editor.at(uri, "evidence walk-trial", 10))).placeholder,
    "walk-trial"
  );
  editor.apply(await rename("evidence walk-trial", "stroll-trial"));
  assert.match(editor.text(more), /support stroll-trial/);
  assert.ok(!editor.text(uri).includes("walk-trial"));
  const edit = await editor.request("textDocument/rename", { ...editor.at(uri, "halloway-2019 at"), newName: "halloway-2020" });
  editor.apply(edit);
  assert.match(editor.text(editor.uri("references.yaml")), /id: halloway-2020/);
  await editor.stop();
});

test("symbols, folds, colours, hints, the one style", async (t) => {
  const { editor, uri } = await walking(t);
  const document = { textDocument: { uri } };
  const symbols = await editor.request("textDocument/documentSymbol", document);
  assert.deepEqual(symbols.slice(0, 2).map((s) => s.name), ["walking", "knee-injury"]);
  const found = await editor.request("workspace/symbol", { query: "salt" });
  assert.ok(found.some((s) => s.name === "table-salt") && found.every((s) => s.location.uri));
  const folds = await editor.request("textDocument/foldingRange", document);
  assert.ok(folds.some((f) => f.kind === "comment" && f.startLine === 0 && f.endLine === 2));
  const { data } = await editor.request("textDocument/semanticTokens/full", document);
  assert.ok(data.length > 1000 && data.length % 5 === 0);
  const hints = await editor.request("textDocument/inlayHint", {
    ...document,
    range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } },
  });
  assert.ok(hints.some((h) => h.label === "= 0.472 g elemental"), JSON.stringify(hints.map((h) => h.label)));
  assert.ok(hints.some((h) => h.label === "moderate"));

  const style = { ...document, options: { tabSize: 2, insertSpaces: true } };
  assert.deepEqual(await editor.request("textDocument/formatting", style), []);
  await editor.write(uri, "because  walking-lengthens", "because walking-lengthens");
  const edits = await editor.request("textDocument/formatting", style);
  assert.equal(edits.length, 1);
  assert.ok(edits[0].newText.split("\n").length < 4);
  editor.apply({ changes: { [uri]: edits } });
  assert.equal(editor.text(uri), fs.readFileSync(path.join(editor.folder, "walking.kb"), "utf8"));
  await editor.stop();
});

test("characters are counted as both sides agreed", async (t) => {
  for (const [encodings, chosen, units] of [
    [undefined, "utf-16", 2],
    [["utf-16"], "utf-16", 2],
    [["utf-8", "utf-16"], "utf-8", 4],
  ]) {
    const { editor, capabilities, uri } = await walking(t, encodings);
    assert.equal(capabilities.positionEncoding, chosen);
    await editor.write(uri, '"Poles make everybody faster."', '"🚶" given poles');
    const [fault] = await editor.diagnosed(uri, (list) => list.length > 0);
    const before = 'evidence pole-praise : marketing { source striders-page  given pole-walk  states "'.length;
    assert.equal(fault.range.start.character, before + units + '" given '.length);
    await editor.stop();
  }
});

test("a file that is not written yet belongs to its folder, and is forgotten when it is closed", async (t) => {
  const { editor, uri } = await walking(t);
  const fresh = await editor.open("fresh.kb", 'claim fresh { states "New."  support walk-trail }\n');
  await editor.diagnosed(fresh, (list) => list.length === 1);
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri: fresh } });
  await editor.diagnosed(fresh, (list) => list.length === 0);
  await editor.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  assert.equal(await editor.stop(), 0);
});
