// What a page meets besides answers: node face.js KB-RUNTIME.JS BASE.kbx... Exit status 1, and which, if something does not hold.
"use strict";
const assert = require("node:assert/strict");
const fs = require("node:fs");

const load = require(fs.realpathSync(process.argv[2]));

async function main() {
  const kb = await load();
  assert.match(kb.version, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(kb.status, { answered: 0, damaged: 1, refused: 2, unknown: 3, depends: 4, failed: 5 });

  const fails = (bytes, status, message) =>
    assert.throws(() => kb.open(bytes), (error) => error.status === status && message.test(error.message) && !error.message.includes("\n"));
  fails(new Uint8Array(0), kb.status.refused, /^this file is no compiled knowledge base/);
  fails(new TextEncoder().encode("KBX, it says"), kb.status.refused, /^this file is no compiled knowledge base/);
  fails({ length: 2 ** 31 }, kb.status.failed, /memory/);

  for (const file of process.argv.slice(3)) {
    const bytes = new Uint8Array(fs.readFileSync(file));
    fails(bytes.subarray(0, bytes.length - 1), kb.status.damaged, /^this file is damaged/);
    const flipped = bytes.slice();
    flipped[bytes.length >> 1] ^= 1;
    fails(flipped, kb.status.damaged, /^this file is damaged/);

    const base = kb.open(bytes);
    const identity = base.identity();
    assert.deepEqual(Object.keys(identity), ["name", "version", "digest"]);
    const question = '{"candidate": "\u{1f600}"}';
    const answer = base.ask(question);
    assert.equal(answer.status, kb.status.unknown);
    const named = JSON.parse(answer.text).kb;
    assert.deepEqual({ name: named.name, version: named.version, digest: named.digest }, identity);
    const refused = base.ask("goal: x");
    assert.deepEqual(refused, { status: kb.status.refused, text: refused.text });
    assert.match(refused.text, /no JSON/);

    // Two at once, one closed: the other answers as before; and what is closed gives its memory back.
    const other = kb.open(bytes);
    base.close();
    assert.deepEqual(other.ask(question), answer);
    other.close();
    assert.equal(other.ask(question).status, kb.status.failed);
    other.close();
    const size = kb.HEAPU8?.length;
    for (let round = 0; round < 50; ++round) {
      const again = kb.open(bytes);
      assert.deepEqual(again.ask(question), answer);
      again.close();
    }
    assert.equal(kb.HEAPU8?.length, size);
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
