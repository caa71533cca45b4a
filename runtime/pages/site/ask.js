// Asking: the form becomes a profile, the runtime answers it, and the answer's JSON is shown in words. What is shown is
// what the runtime said: nothing is worked out here.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("ask-form");
  const status = byId("ask-status");
  if (!form) return;
  const words = (name) => name.replaceAll("-", " ");
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const verdicts = {"suggested-with-caution": "suggested, with caution", "depends": "it depends on what isn’t known",
    "not-suggested": "advised against", "not-enough-evidence": "not enough evidence", "no-recommendation": "no recommendation"};
  const verdictWords = (verdict) => verdicts[verdict] || words(verdict);
  const tones = {"suggested": "good", "suggested-with-caution": "care", "contraindicated": "bad", "not-suggested": "bad"};
  const effects = {"suggest": ["Speaks for it", "good"], "caution": ["Care needed", "care"],
    "advise-against": ["Advises against it", "bad"], "contraindicate": ["Contraindicates it", "bad"]};
  let base = null;
  let places = new Map();

  // ---- HTML: texts are texts, whatever they hold
  function el(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }
  const list = (tag, items) => items.length === 0 ? null : el(tag, {}, ...items.map((item) => el("li", {}, item)));
  /** A statement as a link to its page; its name where it has none. */
  function link(kind, name, text) {
    const place = places.get(kind + " " + name);
    return place ? el("a", {href: place.to}, text || place.words) : el("span", {}, text || words(name));
  }
  function part(heading, ...children) {
    const inside = children.filter(Boolean);
    return inside.length === 0 ? null : el("section", {}, el("h3", {}, heading), ...inside);
  }

  // ---- the form as a profile
  const chosen = (name) => form.querySelector(`input[name="${name}"]:checked`)?.value || "";
  function facts() {
    return [...form.querySelectorAll(".fact")].map((field) => ({field, key: field.dataset.key,
      value: field.querySelector("input:checked")?.value || ""}));
  }
  function profile() {
    const said = {};
    const goal = byId("ask-goal")?.value;
    if (goal) said.goal = goal;
    for (const {key, value} of facts())
      if (value) said[key] = value;
    for (const field of form.querySelectorAll(".measure")) {
      const value = field.querySelector("input").value.trim();
      if (value) said[field.dataset.key] = value;
    }
    for (const box of form.querySelectorAll("input[name=supervised]:checked")) said["supervised by " + box.value] = "yes";
    const taking = chosen("taking");
    if (taking === "nothing") said.taking = "nothing";
    if (taking === "list") {
      const more = byId("ask-taken-more").value.split("\n").map((line) => line.trim()).filter(Boolean);
      said.taking = [...form.querySelectorAll("input[name=taken]:checked")].map((box) => box.value).concat(more);
    }
    const option = byId("ask-option");
    if (option.value) {
      const kind = option.selectedOptions[0].dataset.kind;
      const candidate = {[kind]: option.value};
      const dose = byId("ask-dose").value.trim();
      const based = kind === "form" || kind === "substance";
      if (dose && kind !== "option") candidate.dose = based ? dose + " " + chosen("basis") : dose;
      said.candidate = candidate;
    }
    return said;
  }

  // ---- which question matters
  /** The part of the form that answers what an answer depends on. */
  function control(fact) {
    for (const {field, key} of facts())
      if (key === fact) return field;
    for (const field of form.querySelectorAll(".measure"))
      if (field.dataset.key === fact) return field;
    if (fact.startsWith("supervised by ")) return byId("ask-supervised");
    return fact.startsWith("taking ") || fact.startsWith("intake of ") ? byId("ask-taking") : null;
  }
  /** Whether something is said in a part of the form. */
  function answered(field) {
    return [...field.querySelectorAll("input, textarea")].some((input) =>
      input.type === "radio" || input.type === "checkbox" ? input.checked && input.value !== "" : input.value.trim() !== "");
  }
  /** What was answered stands first, then what can still change the answer, in the runtime's order; the rest below. */
  function order() {
    const asked = base.ask(JSON.stringify({question: "questions", profile: profile()}));
    if (asked.status !== 0 && asked.status !== 4) return;
    const first = byId("ask-first").querySelector("div");
    const rest = byId("ask-rest").querySelector("div");
    const matter = [];
    for (const question of JSON.parse(asked.text).questions || []) {
      const field = control(question.fact);
      if (field && !matter.includes(field)) matter.push(field);
    }
    for (const field of [...first.children])
      if (!matter.includes(field) && !answered(field)) rest.append(field);
    for (const field of matter) first.append(field);
    byId("ask-first").hidden = first.children.length === 0;
    byId("ask-rest").hidden = rest.children.length === 0;
  }

  // ---- the answer in words
  let citations = [];
  function cited(numbers) {
    const found = (numbers || []).map((number) => citations.find((one) => one.number === number)).filter(Boolean);
    if (found.length === 0) return null;
    const marks = found.flatMap((one, i) => [i === 0 ? " [" : "; ", link("source", one.id)]);
    return el("span", {class: "cited"}, ...marks, "]");
  }
  function level(name) {
    const at = ["none", "very-low", "low", "moderate", "high"].indexOf(name);
    return el("span", {class: "level l" + at}, el("span", {class: "dots", "aria-hidden": "true"}, "●".repeat(at) + "○".repeat(4 - at)),
      " " + (at === 0 ? "nothing that counts" : words(name) + " certainty"));
  }
  function dependency(on) {
    const field = control(on.fact);
    const ask = field ? el("a", {href: "#" + goal(field)}, on.ask) : on.ask;
    const outcomes = on.outcomes.map((outcome) => el("span", {}, outcome.value + ": " + outcome.verdicts.map(verdictWords).join("; or ")));
    return el("span", {}, ask, on.safety ? el("strong", {}, " It could reveal harm.") : null, list("ul", outcomes));
  }
  /** What a link to a field leads to: the first thing in it that can be set. */
  const goal = (field) => {
    const input = field.querySelector("input");
    if (!input.id) input.id = field.id + "-set";
    return input.id;
  };
  function because(claim) {
    return el("span", {}, link("claim", claim.claim, claim.states || undefined), " ", claim.refuted ? el("span", {class: "level refuted"}, "refuted")
      : level(claim.certainty), cited(claim.citations));
  }
  function reason(one) {
    const state = {open: "if it holds; that isn’t known", defeated: "set aside: " + (one.defeated_by || "")}[one.status];
    const lines = [one.says, one.limit, one.spacing, one.concerns.length ? "together with " + one.concerns.join(", ") : null,
      one.when ? "when: " + one.when : null, one.unless ? "unless: " + one.unless : null,
      one.instead.length ? "instead: " + one.instead.join(", ") : null, one.consult.length ? "ask: " + one.consult.join(", ") : null];
    const marks = [one.effect === "suggest" ? one.strength : null, state].filter(Boolean).join(", ");
    return el("div", {}, el("p", {}, link(one.kind, one.rule), " ", level(one.certainty), marks ? " " + marks : null),
      ...lines.filter(Boolean).map((line) => el("p", {class: "faint"}, capital(line))),
      one.because.length === 0 ? null : el("details", {}, el("summary", {}, "Because"), list("ul", one.because.map(because))));
  }
  function reasons(all) {
    return Object.entries(effects).reverse().map(([effect, [heading, tone]]) => {
      const these = all.filter((one) => one.effect === effect);
      // What only may hold and asks for care alone is there to be opened: there can be much of it.
      const may = (one) => one.status === "open" && effect === "caution";
      const maybe = these.filter(may);
      const result = part(heading, list("ul", these.filter((one) => !may(one)).map(reason)), maybe.length === 0 ? null
        : el("details", {}, el("summary", {}, maybe.length + " more, if they hold; that isn’t known"), list("ul", maybe.map(reason))));
      if (result) result.firstChild.className = "tone " + tone;
      return result;
    });
  }
  function dose(check) {
    if (!check) return null;
    const rows = [];
    if (check.conversion) rows.push(check.conversion);
    else if (check.elemental && check.asked) rows.push(check.asked + " is " + check.elemental + " elemental");
    for (const band of check.bands) rows.push(band.band + ": " + band.amount + (band.relation ? "; what is asked about is " + band.relation + " it" : ""));
    for (const limit of check.limits)
      rows.push(el("span", {}, link("limit", limit.rule), ": total " + limit.total + " of " + limit.limit
        + (limit.beyond ? "; " + limit.beyond + " too much" : limit.remaining ? "; " + limit.remaining + " left" : ""), cited(limit.citations)));
    return part("The dose", list("ul", rows));
  }
  function evidence(item) {
    return el("span", {}, link("evidence", item.name, item.title || undefined), " ", level(item.level),
      item.undercut ? " set aside: " + item.undercut : null, cited(item.citations));
  }
  function optionAnswer(one) {
    const tone = tones[one.verdict] || (one.possible_verdicts.includes("contraindicated") ? "care" : "plain");
    return [
      el("div", {class: "verdict " + tone}, el("p", {}, capital(one.candidate.title) + ": " + verdictWords(one.verdict)),
        one.depends_on.length === 0 ? null : el("p", {}, "Possible: " + one.possible_verdicts.map(verdictWords).join("; "))),
      part("What it depends on", list("ol", one.depends_on.map(dependency))),
      ...reasons(one.reasons),
      part("How sure", el("p", {}, level(one.certainty.level)), list("ol", one.certainty.derivation)),
      dose(one.dose),
      part("When", list("ul", one.timing)),
      part("What speaks against it", list("ul", one.against.map(evidence))),
      part("Side effects", list("ul", one.side_effects.map((effect) =>
        el("span", {}, capital(effect.outcome) + (effect.text ? ": " + effect.text : ""), effect.when ? " (if " + effect.when + ")" : null, cited(effect.citations))))),
    ];
  }
  function ranking(options) {
    return [list("ol", options.map((one) => {
      const tone = tones[one.verdict] || "plain";
      return el("div", {}, el("h3", {}, link(one.candidate.kind, one.candidate.name, capital(one.candidate.title))),
        el("p", {class: "tone " + tone}, capital(verdictWords(one.verdict))), el("p", {}, level(one.certainty.level)),
        one.depends_on.length === 0 ? null : el("details", {}, el("summary", {}, "What it depends on"), list("ul", one.depends_on.map(dependency))));
    }))];
  }
  function render({status: code, text}) {
    const body = byId("answer-body");
    body.replaceChildren();
    if (code !== 0 && code !== 3 && code !== 4) {
      body.append(el("p", {class: "warning"}, text || "The memory ran out."));
      return;
    }
    const answer = JSON.parse(text);
    citations = answer.citations || [];
    // Of one option its answer stands in the answer itself; of all, in a list.
    const inside = code === 3 ? [el("p", {}, "That is unknown to this knowledge base.")]
      : answer.options ? ranking(answer.options) : optionAnswer(answer);
    body.append(...inside.filter(Boolean), ...[
      part("Taken to be so, since nobody said", list("ul", answer.presumed || [])),
      part("Good to know", list("ul", answer.advice || [])),
      part("Sources", list("ul", citations.map((one) => link("source", one.id)))),
      ...(answer.notices || []).map((notice) => el("p", {class: "faint"}, notice)),
    ].filter(Boolean), el("details", {}, el("summary", {}, "The answer as JSON"),
      el("pre", {class: "json", tabindex: "0", role: "region", "aria-label": "The answer as JSON"}, text)));
  }

  // ---- what is done when
  function shape() {
    const kind = byId("ask-option").selectedOptions[0].dataset.kind;
    byId("ask-dose-fields").hidden = !kind || kind === "option";
    byId("ask-basis").hidden = kind === "product";
    byId("ask-taken").hidden = chosen("taking") !== "list";
  }
  form.addEventListener("change", (event) => {
    shape();
    // What is being answered stays where it is; a new question brings its own order.
    if (base && (event.target.id === "ask-option" || event.target.id === "ask-goal")) order();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    shape();
    byId("answer").hidden = true;
    if (base) order();
  }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!base) return;
    const asked = profile();
    render(base.ask(JSON.stringify(asked)));
    order();
    byId("answer").hidden = false;
    byId("answer-heading").focus();
    byId("answer-heading").scrollIntoView();
  });
  // A link to a question puts the keyboard there too.
  byId("answer").addEventListener("click", (event) => {
    const to = event.target.closest('a[href^="#"]');
    if (to) setTimeout(() => byId(to.getAttribute("href").slice(1))?.focus());
  });

  function loadPlaces() {
    return new Promise((resolve, reject) => {
      const script = el("script", {src: "search.js"});
      script.onload = resolve;
      script.onerror = () => reject(new Error("search.js is missing beside this page"));
      document.head.append(script);
    });
  }
  async function begin() {
    status.textContent = "Loading…";
    try {
      const [runtime] = await Promise.all([kbRuntime(), loadPlaces()]);
      base = runtime.open(Uint8Array.from(atob(window.kbKnowledge), (c) => c.charCodeAt(0)));
      places = new Map(window.kbIndex.map(([text, kind, name, to]) => [kind + " " + name, {words: text, to}]));
      shape();
      order();
      byId("ask-rest").open = false;
      status.textContent = "";
      form.dataset.ready = "yes";
    } catch (error) {
      status.textContent = "Asking in the page does not work here: " + error.message;
    }
  }
  begin();
})();
