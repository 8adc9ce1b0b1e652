"use strict";

/* The page: what is chosen, in which view, and the address that says so. */
const App = (() => {
  const t = Words.t;
  const byId = (id) => document.getElementById(id);
  const chosen = { kind: "home" };
  let view = "graph";
  let writing = false;

  async function start() {
    const address = new URLSearchParams(location.hash.slice(1));
    Words.language = address.get("lang") || kept("lang") || (/^(zh|$)/i.test(navigator.language || "") ? "zh" : "en");
    theme(kept("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
    try {
      await Store.load();
    } catch (error) {
      document.body.append(el("p", { class: "failed", role: "alert", text: t("failed", error.message) }));
      return;
    }
    const title = Store.title || "policygraph";
    document.title = title;
    byId("title").textContent = title;
    Words.fill();
    Drawing.start(byId("network"));
    Drawing.on("node", (i) => go({ kind: "node", i }));
    Drawing.on("pair", (pair) => go({ kind: "pair", pair }));
    Drawing.on("nothing", () => go({ kind: "home" }));
    Drawing.on("expand", toggleExpand);
    Search.start((i) => { go({ kind: "node", i }); byId("panel").focus({ preventScroll: true }); });
    Filters.start(filtered);
    byId("show-text").hidden = !Reader.any();
    listen();
    fromAddress();
    byId("loading").hidden = true;
    document.documentElement.dataset.ready = "yes";
  }

  /* ---- what is chosen ---- */

  function go(to) {
    Object.assign(chosen, { i: undefined, pair: undefined, steps: undefined }, to);
    present();
    toAddress();
  }

  function present(move) {
    const { kind, i, pair, steps } = chosen;
    if (kind === "node") {
      const node = Store.nodes[i];
      const pairs = node.pairs.filter((p) => p.shown);
      if (!Drawing.isDrawn(i)) Drawing.expand(i);
      Drawing.refresh([i]);
      const near = pairs.map((p) => (p.a === i ? p.b : p.a)).filter(Drawing.isDrawn);
      Drawing.show([i, ...near], pairs, [i], { move });
      Panel.node(i);
    } else if (kind === "pair") {
      Drawing.refresh([pair.a, pair.b]);
      Drawing.show([pair.a, pair.b], [pair], [], { move });
      Panel.pair(pair);
    } else if (kind === "chain") {
      const pairs = steps.slice(1).map((to, k) => Store.pairs.get(Store.keyOf(steps[k], to)));
      Drawing.refresh(steps);
      Drawing.show(steps, pairs, [steps[0], steps[steps.length - 1]], { move: "fit" });
      Panel.chain(steps);
    } else {
      Drawing.refresh();
      Drawing.clear();
      Panel.home();
    }
    if (view === "text") Reader.show(Reader.open, i);
    status();
  }

  function status() {
    const drawn = Drawing.drawnIds().length;
    byId("status").textContent = t("status", Words.number(Store.count.entities), Words.number(Store.count.facts), Words.number(drawn));
    const empty = byId("network-empty");
    empty.hidden = drawn > 0;
    empty.textContent = t(Store.nodes.length ? "nothingShown" : "nothingAtAll");
  }

  function filtered() {
    Store.apply();
    present();
    if (view === "list") List.show();
    toAddress();
  }

  function toggleExpand(i) {
    if (!Drawing.expand(i)) Drawing.collapse(i);
    go({ kind: "node", i });
  }

  const VIEWS = { graph: ".stage", list: "#list", text: "#reader" };

  function show(to) {
    view = to === "text" && !Reader.any() ? "graph" : to;
    for (const [name, place] of Object.entries(VIEWS)) {
      byId(`show-${name}`).setAttribute("aria-pressed", String(view === name));
      document.querySelector(place).hidden = view !== name;
    }
    if (view === "list") List.show();
    else if (view === "text") Reader.show(Reader.open, chosen.i);
    else Drawing.redraw();
    toAddress();
  }

  /* Show a document's text, and in it a sentence. */
  function readText(i, sentence) {
    show("text");
    Reader.show(i, chosen.i, sentence);
    toAddress();
  }

  /* ---- the address: #n=…, #e=…~…, #p=…~…, x types, r relations, y years, g grade, v view, lang ---- */

  function toAddress() {
    if (writing) return;
    const address = new URLSearchParams();
    const { kind, i, pair, steps } = chosen;
    if (kind === "node") address.set("n", Store.nodes[i].id);
    if (kind === "pair") { address.set("a", Store.nodes[pair.a].id); address.set("b", Store.nodes[pair.b].id); }
    if (kind === "chain") { address.set("from", Store.nodes[steps[0]].id); address.set("to", Store.nodes[steps[steps.length - 1]].id); }
    const { types, relations, years, stated } = Store.filter;
    if (types.size) address.set("x", [...types].sort((a, b) => a - b).map((k) => Store.labels[k].name).join(","));
    const off = [...relations].sort((a, b) => a - b).map((k) => Store.relations[k].name).join(",");
    if (off !== usual()) address.set("r", off);
    if (years) address.set("y", years.join("-"));
    if (stated) address.set("g", "stated");
    if (view !== "graph") address.set("v", view);
    if (view === "text") address.set("d", Store.nodes[Reader.open].id);
    address.set("lang", Words.language);
    try {
      history.replaceState(null, "", `#${address}`);
    } catch { /* inside a notebook the page has no address of its own */ }
  }

  /* Mentions are off at first, unless there is nothing else. */
  const usual = () => (Store.mentions >= 0 && Store.facts.some((f) => f.relation !== Store.mentions) ? Store.relations[Store.mentions].name : "");

  function fromAddress() {
    writing = true;
    const address = new URLSearchParams(location.hash.slice(1));
    const { filter } = Store;
    const numbers = (names, kinds) => names.split(",").map((n) => kinds.findIndex((k) => k.name === n)).filter((k) => k >= 0);
    filter.types = new Set(numbers(address.get("x") || "", Store.labels));
    filter.relations = new Set(numbers(address.has("r") ? address.get("r") : usual(), Store.relations));
    const years = /^(\d{4})-(\d{4})$/.exec(address.get("y") || "");
    filter.years = years && Store.years ? [Number(years[1]), Number(years[2])] : null;
    filter.stated = address.get("g") === "stated";
    if (address.get("lang")) Words.language = address.get("lang");
    Words.fill();
    Store.apply();
    Filters.fill();
    const at = (key) => (Store.ids.has(address.get(key)) ? Store.ids.get(address.get(key)) : -1);
    const pair = at("a") >= 0 && at("b") >= 0 ? Store.pairs.get(Store.keyOf(at("a"), at("b"))) : null;
    const steps = at("from") >= 0 && at("to") >= 0 ? Store.path(at("from"), at("to")) : null;
    if (at("n") >= 0) go({ kind: "node", i: at("n") });
    else if (pair) go({ kind: "pair", pair });
    else if (steps) go({ kind: "chain", steps });
    else go({ kind: "home" });
    if (at("d") >= 0 && Reader.has(at("d"))) readText(at("d"));
    else show(address.get("v") in VIEWS ? address.get("v") : "graph");
    writing = false;
    toAddress();
  }

  /* ---- listening ---- */

  function listen() {
    addEventListener("hashchange", fromAddress);
    document.addEventListener("click", clicked);
    document.addEventListener("keydown", pressed);
    byId("show-graph").addEventListener("click", () => show("graph"));
    byId("show-list").addEventListener("click", () => show("list"));
    byId("show-text").addEventListener("click", () => show("text"));
    byId("reader").addEventListener("change", (event) => readText(Number(event.target.value)));
    byId("zoom-in").addEventListener("click", () => Drawing.zoom(1.4));
    byId("zoom-out").addEventListener("click", () => Drawing.zoom(1 / 1.4));
    byId("zoom-fit").addEventListener("click", () => Drawing.fit());
    byId("language").addEventListener("click", () => speak(Words.language === "zh" ? "en" : "zh"));
    byId("theme").addEventListener("click", () => {
      theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark");
      keep("theme", document.documentElement.dataset.theme);
      Drawing.restyle();
      Filters.fill();
      if (view === "text") Reader.redraw(chosen.i);
      present();
      if (view === "list") List.show();
    });
    byId("path-button").addEventListener("click", () => pathBar(byId("path-bar").hidden));
    byId("path-close").addEventListener("click", () => pathBar(false));
    byId("path-bar").addEventListener("submit", (event) => { event.preventDefault(); findPath(); });
    for (const id of ["path-from", "path-to"]) byId(id).addEventListener("input", suggest);
    byId("save-button").addEventListener("click", () => saveMenu(byId("save-menu").hidden));
    byId("save-menu").addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const rows = [...byId("save-menu").querySelectorAll("button")];
      rows[(rows.indexOf(document.activeElement) + step + rows.length) % rows.length].focus();
    });
  }

  function clicked(event) {
    const target = event.target.closest("[data-node], [data-go], [data-copy], [data-expand], [data-path-from], [data-save], [data-read]");
    if (!event.target.closest(".menu")) saveMenu(false);
    if (!target || target.closest("#results")) return;
    const { node, go: where, copy, expand, pathFrom, save, read, sentence } = target.dataset;
    if (node !== undefined) {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      go({ kind: "node", i: Number(node) });
      byId("panel").focus({ preventScroll: true });
    } else if (where) go({ kind: "home" });
    else if (read) readText(Number(read), sentence === undefined ? "" : Store.sentences[Number(sentence)]);
    else if (copy) copyOut(copy, Number(target.dataset.document));
    else if (expand) toggleExpand(Number(expand));
    else if (pathFrom) { pathBar(true); byId("path-from").value = Store.nodes[Number(pathFrom)].name; byId("path-to").focus(); }
    else if (save) { saveMenu(false); Save[save](); }
  }

  function pressed(event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (event.key === "Escape") {
      if (!byId("save-menu").hidden) { saveMenu(false); byId("save-button").focus(); }
      else if (!byId("path-bar").hidden) { pathBar(false); byId("path-button").focus(); }
      else go({ kind: "home" });
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") { event.preventDefault(); Search.focus(); }
    else if (event.key === "+" || event.key === "=") Drawing.zoom(1.4);
    else if (event.key === "-") Drawing.zoom(1 / 1.4);
    else if (event.key === "0") Drawing.fit();
  }

  function saveMenu(open) {
    byId("save-menu").hidden = !open;
    byId("save-button").setAttribute("aria-expanded", String(open));
    if (open) byId("save-menu").querySelector("button").focus();
  }

  function pathBar(open) {
    byId("path-bar").hidden = !open;
    byId("path-button").setAttribute("aria-expanded", String(open));
    if (open) byId("path-from").focus();
  }

  function suggest(event) {
    const { found } = Store.search(event.target.value, 8);
    byId("path-names").replaceChildren(...found.map((n) => el("option", { value: n.name })));
  }

  function findPath() {
    const said = byId("path-said");
    const ends = ["path-from", "path-to"].map((id) => [byId(id).value.trim(), Store.byName(byId(id).value)]);
    const unknown = ends.find(([, i]) => i < 0);
    if (unknown) { said.textContent = t("pathUnknown", unknown[0]); return; }
    const [[, from], [, to]] = ends;
    if (from === to) { said.textContent = t("pathSame"); return; }
    const steps = Store.path(from, to);
    said.textContent = steps ? t("pathSteps", steps.length - 1) : t("pathNone");
    if (steps) go({ kind: "chain", steps });
  }

  async function copyOut(what, i) {
    const text = what === "link" ? location.href : Cite[what](Store.nodes[i]);
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = el("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      done = document.execCommand("copy");
      box.remove();
    }
    say(done ? t("copied") : t("notCopied"));
  }

  let quiet;
  function say(text) {
    const said = byId("said");
    said.textContent = text;
    said.hidden = false;
    clearTimeout(quiet);
    quiet = setTimeout(() => { said.hidden = true; }, 1800);
  }

  function speak(language) {
    Words.language = language;
    keep("lang", language);
    Words.fill();
    Filters.fill();
    if (view === "text") Reader.redraw(chosen.i);
    present();
    if (view === "list") List.show();
    toAddress();
  }

  function theme(name) { document.documentElement.dataset.theme = name; }

  /* Some browsers give a file no storage: then nothing is kept. */
  function kept(key) {
    try { return localStorage.getItem(`policygraph-${key}`); } catch { return null; }
  }
  function keep(key, value) {
    try { localStorage.setItem(`policygraph-${key}`, value); } catch { /* not kept */ }
  }

  function chosenFacts() {
    const { kind, i, pair, steps } = chosen;
    const own = {
      node: () => Store.nodes[i].facts,
      pair: () => pair.facts,
      chain: () => steps.slice(1).flatMap((to, k) => Store.pairs.get(Store.keyOf(steps[k], to)).facts),
      home: () => Store.facts,
    };
    return own[kind]().filter((f) => f.shown);
  }

  start();
  return { chosenFacts };
})();
