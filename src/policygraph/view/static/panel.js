"use strict";

/* The details on the right: an overview, an entity with its facts and sentences, or all facts between two entities. */
const Panel = (() => {
  const FIRST = 6;
  const STEP = 50;
  const LONG = 170;
  const t = Words.t;
  let root;

  const show = (...children) => {
    root = root || document.getElementById("panel");
    root.replaceChildren(...children.flat(Infinity).filter(Boolean));
    root.scrollTop = 0;
  };

  const closeButton = () => el("button", { type: "button", class: "close", title: t("close"), "aria-label": t("close"), "data-go": "home", text: "×" });
  const kindLine = (label, ...more) => el("p", { class: "kind" }, sign(label), Words.of(Store.labels[label]), ...more, closeButton());
  const chip = (key, attributes, value) => el("button", { type: "button", class: "chip-button", ...attributes, text: t(key, value) });

  /* ---- nothing chosen ---- */

  function home() {
    const inputs = Store.nodes.filter((n) => n.document);
    const dates = inputs.map((n) => Store.dateOf(n.document)).filter(Boolean).sort();
    const number = (value, key) => el("div", {}, el("b", { text: Words.number(value) }), el("span", { text: t(key) }));
    show(
      el("header", {},
        el("h2", { text: Store.title || "policygraph" }),
        dates.length ? el("p", { class: "aliases", text: t("period", dates[0], dates[dates.length - 1]) }) : null,
        el("p", { class: "note", text: Store.nodes.length ? t("intro") : t("nothingAtAll") }),
        Store.factsInAll ? el("p", { class: "note", text: t("overviewOnly", Words.number(Store.facts.length), Words.number(Store.factsInAll)) }) : null,
        Store.index ? el("div", { class: "actions" }, el("a", { class: "chip-button", href: Store.index, text: t("toIndex") })) : null),
      el("div", { class: "numbers" },
        number(inputs.length, "documents"), number(Store.count.entities, "entities"), number(Store.count.facts, "facts")),
      Store.factsInAll ? pages() : null,
      ranked(t("mostLinked"), Store.nodes.filter((n) => n.shown && n.pairs.length && n.label !== dateLabel()).slice(0, 12)),
      ranked(t("inputDocuments"), inputs.filter((n) => n.shown).sort(byDate), (n) => Store.dateOf(n.document)),
    );
  }

  function pages() {
    return el("section", { class: "group" }, el("h3", {}, t("pages"), el("span", { class: "count", text: Store.pages.length })),
      growing(Store.pages, 12, "ul", "ranked", (page) => el("li", {},
        el("a", { class: "entity", href: page.file, text: page.names.join("、") }), el("span", { class: "count", text: Words.number(page.count) }))));
  }

  const pageLink = ({ page, id }) =>
    page < 0 ? null : el("a", { class: "chip-button", href: `${Store.pages[page].file}#n=${encodeURIComponent(id)}&lang=${Words.language}`, text: t("onItsPage") });

  const dateLabel = () => Store.labels.findIndex((l) => l.name === "Date");
  const byDate = (a, b) => Store.dateOf(b.document).localeCompare(Store.dateOf(a.document)) || a.i - b.i;

  function ranked(title, nodes, count = (n) => Words.number(Store.neighbours(n.i).length)) {
    if (!nodes.length) return null;
    return el("section", { class: "group" },
      el("h3", {}, title, el("span", { class: "count", text: Words.number(nodes.length) })),
      growing(nodes, 12, "ul", "ranked", (n) => el("li", {}, sign(n.label), entityLink(n.i), el("span", { class: "count", text: count(n) }))));
  }

  /* A list that shows its first rows and grows on demand. */
  function growing(items, first, name, className, row) {
    const list = el(name, { class: className });
    const box = el("div", {}, list);
    let shown = 0;
    const more = el("button", { type: "button", class: "more" });
    const grow = (count) => {
      list.append(...items.slice(shown, shown + count).map(row));
      shown = Math.min(items.length, shown + count);
      const rest = items.length - shown;
      if (!rest) more.remove();
      else more.textContent = rest <= STEP ? t("showAll", items.length) : t("showMore", STEP, Words.number(items.length));
    };
    more.addEventListener("click", () => {
      const at = shown;
      grow(STEP);
      const next = list.children[at] && list.children[at].querySelector("a, button");
      if (next) next.focus();
    });
    if (items.length > first) box.append(more);
    grow(first);
    return box;
  }

  /* ---- an entity ---- */

  function node(i) {
    const it = Store.nodes[i];
    const shown = it.facts.filter((f) => f.shown);
    const hidden = it.facts.filter((f) => !f.shown && f.relation !== Store.mentions).length;
    const near = Store.neighbours(i);
    const waiting = near.filter((n) => !Drawing.isDrawn(n)).length;
    show(
      el("header", {},
        kindLine(it.label),
        el("h2", { text: it.name }),
        it.aliases.length ? el("p", { class: "aliases", text: `${t("also")} ${it.aliases.join("、")}` }) : null,
        el("p", { class: "aliases", text: t("neighbours", Words.number(near.length)) }),
        el("div", { class: "actions" },
          pageLink(it),
          waiting ? chip("expand", { "data-expand": i }, Words.number(waiting)) : null,
          !waiting && Drawing.isExpanded(i) ? chip("collapse", { "data-expand": i }) : null,
          chip("fromHere", { "data-path-from": i }),
          chip("copyLink", { "data-copy": "link" }),
          it.document ? documentActions(i) : null)),
      it.document ? documentFields(it) : null,
      groupsOf(i, shown.filter((f) => f.relation !== Store.mentions)),
      mentionsOf(i),
      hidden ? el("p", { class: "note group", text: t("filteredFacts", Words.number(hidden)) }) : null,
      !it.facts.length && it.page < 0 ? el("p", { class: "note group", text: t("noFacts") }) : null,
    );
  }

  function groupsOf(i, facts) {
    const groups = new Map();
    for (const fact of facts) {
      const out = fact.a === i;
      const key = `${fact.relation}${out ? ">" : "<"}`;
      if (!groups.has(key)) groups.set(key, { relation: fact.relation, out, others: new Map() });
      const { others } = groups.get(key);
      const other = out ? fact.b : fact.a;
      if (!others.has(other)) others.set(other, []);
      others.get(other).push(fact);
    }
    return [...groups.values()]
      .sort((a, b) => a.relation - b.relation || b.out - a.out)
      .map((group) => {
        const others = [...group.others].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
        return el("section", { class: "group", "data-relation": Store.relations[group.relation].name },
          el("h3", {}, heading(group), el("span", { class: "count", text: Words.number(others.length) })),
          growing(others, FIRST, "div", "", ([other, found]) => item(i, other, found)));
      });
  }

  const heading = ({ relation, out }) => `${out ? "→" : "←"} ${Words.of(Store.relations[relation])}`;

  function mentionsOf(i) {
    const found = Store.nodes[i].facts.filter((f) => f.relation === Store.mentions);
    const there = found.filter((f) => f.b === i).sort((a, b) => byDate(Store.nodes[a.a], Store.nodes[b.a]));
    const here = found.filter((f) => f.a === i).sort((a, b) => b.properties.count - a.properties.count || a.b - b.b);
    const section = (facts, title, other) =>
      facts.length
        ? el("section", { class: "group", "data-relation": "MENTIONS" },
            el("h3", {}, title, el("span", { class: "count", text: Words.number(facts.length) })),
            growing(facts, FIRST, "div", "", (f) => item(i, other(f), [f])))
        : null;
    return [
      section(there, t("mentionedIn"), (f) => f.a),
      section(here, Store.mentions >= 0 ? `→ ${Words.of(Store.relations[Store.mentions])}` : "", (f) => f.b),
    ];
  }

  function item(i, other, facts) {
    const ordered = facts.slice().sort((a, b) => b.year - a.year || a.i - b.i);
    const passages = ordered.map((f) => passage(f, [i], [other]));
    const box = el("div", { class: "item" },
      el("div", { class: "who" }, sign(Store.nodes[other].label), entityLink(other)), passages[0]);
    if (passages.length > 1) {
      const more = el("button", { type: "button", class: "more", text: t("evidenceMore", passages.length - 1) });
      more.addEventListener("click", () => more.replaceWith(...passages.slice(1)));
      box.append(more);
    }
    return box;
  }

  /* ---- the facts between two entities ---- */

  function pair({ a, b, facts }) {
    const shown = facts.filter((f) => f.shown || f.relation === Store.mentions);
    show(
      el("header", {},
        el("p", { class: "kind" }, el("span", { text: t("factCount", Words.number(shown.length)) }), closeButton()),
        el("h2", { class: "pair" }, entityLink(a), el("span", { class: "arrow", text: "↕" }), entityLink(b)),
        el("div", { class: "actions" }, chip("copyLink", { "data-copy": "link" }))),
      shown.map((f) =>
        el("section", { class: "group", "data-relation": Store.relations[f.relation].name },
          el("h3", { text: `${Store.nodes[f.a].name} → ${Words.of(Store.relations[f.relation])} → ${Store.nodes[f.b].name}` }),
          el("div", { class: "item" }, passage(f, [f.a], [f.b])))),
    );
  }

  /* ---- a chain of entities ---- */

  function chain(steps) {
    show(
      el("header", {},
        el("p", { class: "kind" }, el("span", { text: `${t("path")} · ${t("pathSteps", steps.length - 1)}` }), closeButton()),
        el("h2", { class: "pair", text: `${Store.nodes[steps[0]].name} → ${Store.nodes[steps[steps.length - 1]].name}` })),
      steps.slice(1).map((to, k) => {
        const from = steps[k];
        const facts = Store.pairs.get(Store.keyOf(from, to)).facts.filter((f) => f.shown);
        return el("section", { class: "group" },
          el("h3", {}, sign(Store.nodes[from].label), entityLink(from), "—", sign(Store.nodes[to].label), entityLink(to)),
          growing(facts, 2, "div", "", (f) =>
            el("div", { class: "item" },
              el("p", { class: "note", text: `${Store.nodes[f.a].name} → ${Words.of(Store.relations[f.relation])} → ${Store.nodes[f.b].name}` }),
              passage(f, [f.a], [f.b]))));
      }),
    );
  }

  /* ---- evidence ---- */

  /* A fact's properties, its sentences with both ends marked, and where they stand. */
  function passage(fact, self, others) {
    const sentences = fact.sentences.map((s) => Store.sentences[s]);
    return el("div", { class: "passage" },
      properties(fact),
      sentences.map((text) => quote(text, self, others)),
      fact.where >= 0 ? sourceLine(fact) : null);
  }

  function properties(fact) {
    const found = Object.entries(fact.properties);
    if (!found.length) return null;
    const text = ([key, value]) => {
      if (key === "title" || key === "capacity") return String(value);
      if (key === "grade") return t(value);
      if (key === "count") return t("times", value);
      if (value === true) return Words.has(key) ? t(key) : key;
      return `${Words.has(key) ? t(key) : key} ${Array.isArray(value) ? value.join("、") : value}`;
    };
    return el("p", { class: "props" }, found.filter(([, v]) => v !== false).map((p) => el("span", { text: text(p) })));
  }

  function quote(text, self, others) {
    const long = text.length > LONG;
    const made = el("blockquote", { class: long ? "quote long" : "quote" }, marked(text, self, others));
    if (!long) return made;
    const more = el("button", { type: "button", class: "more", text: t("wholeSentence") });
    more.addEventListener("click", () => { made.classList.add("open"); more.remove(); });
    return [made, more];
  }

  const namesOf = (list) => list.flatMap((i) => [Store.nodes[i].name, ...Store.nodes[i].aliases]).filter((n) => n.length > 1);

  function marked(text, self, others) {
    const words = new Map();
    for (const name of namesOf(others)) words.set(name, "other");
    for (const name of namesOf(self)) words.set(name, "self");
    return cut(text, words).map(([piece, kind]) => (kind ? el("mark", { class: kind, text: piece }) : piece));
  }

  /* The text in pieces: [piece, value] where a word of the map stands (longest first), [piece] between. */
  function cut(text, words) {
    const escaped = [...words.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    if (!escaped.length) return [[text]];
    const pieces = [];
    let at = 0;
    for (const match of text.matchAll(new RegExp(escaped.join("|"), "g"))) {
      if (match.index > at) pieces.push([text.slice(at, match.index)]);
      pieces.push([match[0], words.get(match[0])]);
      at = match.index + match[0].length;
    }
    if (at < text.length) pieces.push([text.slice(at)]);
    return pieces;
  }

  function sourceLine(fact) {
    const where = Store.nodes[fact.where];
    if (!where.document) return null;
    const date = Store.dateOf(where.document);
    return el("div", { class: "source" },
      entityLink(fact.where),
      date ? el("time", { datetime: date, text: date }) : null,
      Reader.has(fact.where)
        ? el("button", { type: "button", class: "link", "data-read": fact.where, "data-sentence": fact.sentences[0], text: t("inText") })
        : null,
      el("button", { type: "button", class: "link", "data-copy": "gbt", "data-document": fact.where, text: t("cite") }));
  }

  /* ---- a document ---- */

  function documentActions(i) {
    const d = Store.nodes[i].document;
    const url = Cite.safeUrl(d.url);
    return [
      Reader.has(i) ? el("button", { type: "button", class: "chip-button", "data-read": i, text: t("read") }) : null,
      el("button", { type: "button", class: "chip-button", "data-copy": "gbt", "data-document": i, text: "GB/T 7714" }),
      el("button", { type: "button", class: "chip-button", "data-copy": "bibtex", "data-document": i, text: "BibTeX" }),
      d.href ? el("a", { class: "chip-button", href: d.href, target: "_blank", rel: "noopener noreferrer", text: t("openSource") }) : null,
      url ? el("a", { class: "chip-button", href: url, target: "_blank", rel: "noopener noreferrer", text: t("openUrl") }) : null,
    ];
  }

  function documentFields(it) {
    const d = it.document;
    const rows = [["doc_type"], ["doc_number"], ["published"], ["signed"], ["effective"], ["source"], ["author"], ["path", "path_field"], ["part"]]
      .map(([key, word]) => [t(word || key), d[key]])
      .filter(([, value]) => value);
    return el("dl", { class: "facts-by" }, rows.flatMap(([key, value]) => [el("dt", { text: key }), el("dd", { text: String(value) })]));
  }

  return { home, node, pair, chain, cut };
})();
