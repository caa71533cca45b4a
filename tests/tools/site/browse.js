// Looks at a site of `kbc doc` as people do: every kind of page, in the light and in the dark, on a phone and on a wide
// screen, with axe-core's rules; searches; asks, where the site has a runtime; and keeps pictures of it all.
//   node browse.js SITE PICTURES     what was found goes to standard output; exit status 1: something is wrong
"use strict";
const fs = require("fs");
const path = require("path");
const puppeteer = require("puppeteer-core");

const [site, pictures] = process.argv.slice(2).map((folder) => path.resolve(folder));
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
let faults = 0;

function fault(...what) {
  ++faults;
  console.log("fault:", ...what);
}
function expect(so, ...what) {
  if (!so) fault(...what);
}

/** Every page that lists, and of those with a page for each statement the largest one. */
function kinds() {
  const all = fs.readdirSync(site, {recursive: true}).filter((name) => name.endsWith(".html")).sort();
  const chosen = all.filter((name) => !name.includes("/"));
  for (const folder of new Set(all.filter((name) => name.includes("/")).map((name) => path.dirname(name)))) {
    const own = all.filter((name) => path.dirname(name) === folder);
    own.sort((a, b) => fs.statSync(path.join(site, b)).size - fs.statSync(path.join(site, a)).size);
    chosen.push(own[0]);
  }
  return chosen;
}

async function open(browser, name, scheme, width, height = 900) {
  const page = await browser.newPage();
  await page.setViewport({width, height});
  await page.emulateMediaFeatures([{name: "prefers-color-scheme", value: scheme}, {name: "prefers-reduced-motion", value: "reduce"}]);
  page.on("pageerror", (error) => fault(name, error.message));
  page.on("console", (message) => { if (message.type() === "error") fault(name, message.text()); });
  page.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) fault(name, "asks the network for", request.url()); });
  await page.goto("file://" + path.join(site, name));
  return page;
}

/** The page as axe-core sees it; its own script is let past the page's policy through the debugger. */
async function accessible(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, {runOnly: tags, resultTypes: ["violations"], preload: false}), rules);
  for (const one of found.violations)
    fault(what, one.id, one.help, one.nodes.length + " times, such as", one.nodes[0].html.slice(0, 160), one.nodes[0].failureSummary);
}

async function fits(page, what) {
  const [inner, all] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
  expect(all <= inner, what, "is", all, "wide on", inner);
}

async function look(browser, name) {
  for (const scheme of ["light", "dark"])
    for (const width of [360, 1280]) {
      const what = `${name} ${scheme} ${width}`;
      const page = await open(browser, name, scheme, width);
      await accessible(page, what);
      await fits(page, what);
      await page.screenshot({path: path.join(pictures, `${name.replaceAll("/", "-").replace(".html", "")}-${scheme}-${width}.png`)});
      await page.close();
    }
}

async function printed(browser, name) {
  const page = await open(browser, name, "dark", 1280);
  await page.pdf({path: path.join(pictures, name.replaceAll("/", "-").replace(".html", ".pdf")), format: "A4"});
  await page.close();
}

async function searched(browser, words) {
  const page = await open(browser, "claims.html", "light", 360);
  await page.type("#search", words);
  await page.waitForFunction(() => document.getElementById("found-count").textContent !== "");
  await accessible(page, "searching");
  expect(await page.$("#found-list a") !== null, "nothing is found for", words);
  await page.screenshot({path: path.join(pictures, "search.png")});
  await page.keyboard.press("Enter");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  expect((await page.url()).endsWith(".html") || (await page.url()).includes("#is-"), "a result leads to", await page.url());
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.className) === "skip", "the first stop of the keyboard is no way to the content");
  await page.close();
}

/** The kidney question: asked by hand, the answers compared with what they must be. */
async function asked(browser, scheme, width) {
  const page = await open(browser, "ask.html", scheme, width);
  if (await page.$("#ask-form") === null) {
    console.log("the site was made without a runtime: not asked");
    return page.close();
  }
  await page.waitForSelector("#ask-form[data-ready]", {timeout: 60000});
  const ask = async () => {
    await page.$eval("button[type=submit]", (button) => button.click());
    return page.$eval("#answer-body", (body) => (body.querySelector(".verdict p") || body).textContent);
  };
  const say = (name, value) => page.$eval(`[data-key="${name}"] input[value="${value}"]`, (input) => input.click());
  const keep = async (name) => {
    await accessible(page, `asked ${name} ${scheme} ${width}`);
    await fits(page, `asked ${name} ${width}`);
    await (await page.$("main")).screenshot({path: path.join(pictures, `asked-${name}-${scheme}-${width}.png`)});
  };
  await page.select("#ask-option", "glycinate");
  await page.type("#ask-dose", "200 mg");
  for (const name of ["pregnant", "breastfeeding"]) await say(name, "no");
  await page.$eval("#ask-taking input[value=nothing]", (input) => input.click());
  const open_question = await ask();
  expect(open_question.includes("it depends"), "with kidney disease unsaid:", open_question);
  expect(await page.evaluate(() => document.activeElement.id) === "answer-heading", "the answer has not the keyboard");
  await keep("unsaid");
  // The question that it depends on leads to its place in the form.
  await page.$eval("#answer ol a", (link) => link.click());
  await page.waitForFunction(() => document.activeElement.closest('[data-key="kidney-disease"]') !== null);
  await say("kidney-disease", "yes");
  const harmful = await ask();
  expect(harmful.includes("contraindicated"), "with kidney disease:", harmful);
  await keep("yes");
  await say("kidney-disease", "no");
  const helpful = await ask();
  expect(helpful.includes("suggested"), "without kidney disease:", helpful);
  await keep("no");
  const raw = await page.$eval("pre.json", (pre) => pre.textContent);
  fs.writeFileSync(path.join(pictures, "answer.json"), raw);
  fs.writeFileSync(path.join(pictures, "question.json"), JSON.stringify({goal: "sleep", pregnant: "no", breastfeeding: "no",
    "kidney-disease": "no", taking: "nothing", candidate: {form: "glycinate", dose: "200 mg elemental"}}));
  await page.select("#ask-option", "");
  await ask();
  expect(await page.$("#answer-body > ol li") !== null, "comparing everything shows no list");
  await keep("all");
  console.log(`asked (${scheme}, ${width}): unsaid: ${open_question}; yes: ${harmful}; no: ${helpful}`);
  await page.close();
}

(async () => {
  fs.mkdirSync(pictures, {recursive: true});
  const browser = await puppeteer.launch({executablePath: process.env.KB_CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"]});
  try {
    const pages = kinds();
    for (const name of pages) await look(browser, name);
    for (const name of ["index.html", "recommendations.html", "report.html", pages.find((page) => page.startsWith("claim/"))]) await printed(browser, name);
    await searched(browser, "kidney");
    await asked(browser, "light", 1280);
    await asked(browser, "dark", 360);
    console.log(`${pages.length} kinds of pages, in light and dark, at 360 and 1280 pixels: ${faults} faults; pictures in ${pictures}`);
  } finally {
    await browser.close();
  }
  process.exit(faults === 0 ? 0 : 1);
})();
