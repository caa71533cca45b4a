// Search: over what every statement says, from a list that is loaded when somebody begins to search.
"use strict";
(() => {
  const form = document.querySelector(".search");
  const field = document.getElementById("search");
  const list = document.getElementById("found-list");
  const count = document.getElementById("found-count");
  if (!form) return;
  const up = form.dataset.up;
  const most = 12;
  let loading = null;

  function load() {
    loading = loading || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = up + "search.js";
      script.onload = () => resolve(window.kbIndex.map((entry) => ({
        words: entry[0], kind: entry[1], name: entry[2], to: entry[3], head: fold(entry[0] + " " + entry[2]), all: fold(entry[4]),
      })));
      script.onerror = () => reject(new Error("the list that is searched could not be loaded"));
      document.head.append(script);
    });
    return loading;
  }

  function fold(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  /** How well an entry fits one word: at the beginning of a word of its title best; 0: not at all. */
  function fits(entry, word) {
    const at = entry.head.indexOf(word);
    if (at === 0 || (at > 0 && !/[a-z0-9]/.test(entry.head[at - 1]))) return 4;
    if (at > 0) return 2;
    return entry.all.includes(word) ? 1 : 0;
  }

  function find(entries, asked) {
    const words = fold(asked).split(/\s+/).filter(Boolean);
    const found = [];
    for (const entry of entries) {
      const each = words.map((word) => fits(entry, word));
      if (words.length > 0 && each.every((fit) => fit > 0)) found.push({entry, fit: each.reduce((a, b) => a + b, 0)});
    }
    return found.sort((a, b) => b.fit - a.fit).map((one) => one.entry);
  }

  function show(found, asked) {
    list.replaceChildren();
    list.hidden = found.length === 0;
    if (asked === "") {
      count.textContent = "";
      return;
    }
    for (const entry of found.slice(0, most)) {
      const item = document.createElement("li");
      const kind = document.createElement("span");
      const link = document.createElement("a");
      kind.className = "kind";
      kind.textContent = entry.kind;
      link.href = up + entry.to;
      link.textContent = entry.words;
      item.append(kind, " ", link);
      list.append(item);
    }
    count.textContent = found.length === 0 ? "Nothing found for “" + asked + "”"
      : found.length > most ? found.length + " found; the first " + most + " are shown"
      : found.length === 1 ? "1 found" : found.length + " found";
  }

  async function search() {
    const asked = field.value.trim();
    try {
      const entries = await load();
      if (asked === field.value.trim()) show(asked === "" ? [] : find(entries, asked), asked);
    } catch (error) {
      count.textContent = error.message;
    }
  }

  form.hidden = false;
  field.addEventListener("focus", () => load().catch(() => {}), {once: true});
  field.addEventListener("input", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) first.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    field.value = "";
    show([], "");
  });
  // On paper nobody can open anything: what is closed is opened for that.
  window.addEventListener("beforeprint", () => {
    for (const closed of document.querySelectorAll("details:not([open])")) closed.dataset.closed = closed.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const opened of document.querySelectorAll("details[data-closed]")) {
      opened.open = false;
      delete opened.dataset.closed;
    }
  });
  // A table that fits needs no place of its own in the order of the keyboard.
  for (const region of document.querySelectorAll(".scroll"))
    if (region.scrollWidth <= region.clientWidth) region.removeAttribute("tabindex");
})();
