// Puts the questions that ask.py prints to the runtime for web pages: node compare.js KB-RUNTIME.JS BASE.kbx <questions
// Prints how many there were; exit status 1, and each that was answered otherwise, if any was.
"use strict";
const fs = require("node:fs");
const readline = require("node:readline");

async function main(runtime, path) {
  const kb = await require(fs.realpathSync(runtime))();
  const base = kb.open(fs.readFileSync(path));
  let asked = 0;
  let other = 0;
  const counts = {};
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const native = JSON.parse(line);
    const web = native.question === null ? { status: 0, text: base.identity() } : base.ask(native.question);
    const expected = native.question === null ? JSON.parse(native.text) : native.text;
    asked += 1;
    counts[native.status] = (counts[native.status] ?? 0) + 1;
    if (web.status === native.status && JSON.stringify(web.text) === JSON.stringify(expected)) continue;
    other += 1;
    let at = 0;
    while (at < native.text.length && native.text[at] === web.text?.[at]) at += 1;
    console.error(`${path}: ${native.question}\n  native: ${native.status} …${native.text.slice(Math.max(0, at - 40), at + 80)}`);
    console.error(`  web:    ${web.status} …${web.text?.slice(Math.max(0, at - 40), at + 80)}`);
  }
  base.close();
  const names = Object.fromEntries(Object.entries(kb.status).map(([name, number]) => [number, name]));
  const kinds = Object.entries(counts).map(([status, count]) => `${count} ${names[status]}`);
  console.log(`${asked} ${path} (${kinds.join(", ")})`);
  return asked > 0 && other === 0 ? 0 : 1;
}

main(...process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
