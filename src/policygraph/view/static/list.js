"use strict";

/* The network as plain tables, for reading, for sorting and for screen readers. */
const List = (() => {
  const STEP = 200;
  const t = Words.t;
  let what = "entities";
  let order = { column: 0, down: false };

  const TABLES = {
    entities: {
      rows: () => Store.nodes.filter((n) => n.shown),
      columns: [
        ["name", (n) => n.name, (n) => entityLink(n.i)],
        ["type", (n) => Words.of(Store.labels[n.label]), (n) => [sign(n.label), Words.of(Store.labels[n.label])], "what"],
        ["also", (n) => n.aliases.join("、")],
        ["links", (n) => -Store.neighbours(n.i).length, (n) => Words.number(Store.neighbours(n.i).length), "number"],
      ],
    },
    facts: {
      rows: () => Store.facts.filter((f) => f.shown),
      columns: [
        ["head", (f) => Store.nodes[f.a].name, (f) => entityLink(f.a)],
        ["relation", (f) => Words.of(Store.relations[f.relation]), undefined, "what"],
        ["tail", (f) => Store.nodes[f.b].name, (f) => entityLink(f.b)],
        ["date", (f) => (f.where >= 0 ? Store.dateOf(Store.nodes[f.where].document) : ""), undefined, "what"],
        ["sentence", (f) => (f.sentences.length ? Store.sentences[f.sentences[0]] : "")],
      ],
    },
  };

  function show() {
    const { columns, rows } = TABLES[what];
    const items = rows();
    const [, value] = columns[order.column] || [];
    if (order.set) {
      const keys = new Map(items.map((item) => [item, value(item)]));
      const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "zh"));
      items.sort((a, b) => (order.down ? -1 : 1) * compare(keys.get(a), keys.get(b)));
    }
    const body = el("tbody");
    const foot = el("p", { class: "foot note" });
    let shown = 0;
    const grow = () => {
      body.append(...items.slice(shown, shown + STEP).map((item) =>
        el("tr", {}, columns.map(([, text, view, kind]) => el("td", { class: kind }, view ? view(item) : text(item))))));
      shown = Math.min(items.length, shown + STEP);
      const more = el("button", { type: "button", class: "more", onclick: grow, text: t("showMore", Math.min(STEP, items.length - shown), Words.number(items.length)) });
      foot.replaceChildren(...(shown < items.length ? [more] : [t("listCount", Words.number(items.length))]));
    };
    const tab = (name, key) => el("button", { type: "button", "aria-pressed": String(what === name), text: t(key),
      onclick: () => { what = name; order = { column: 0 }; show(); } });
    document.getElementById("list").replaceChildren(
      el("header", {},
        el("div", { class: "tabs", role: "group" }, tab("entities", "listEntities"), tab("facts", "listFacts")),
        el("span", { class: "note", id: "list-count", text: t("listCount", Words.number(items.length)) })),
      el("table", {},
        el("thead", {}, el("tr", {}, columns.map(([key, , , kind], k) => heading(key, kind, k)))), body),
      foot,
    );
    grow();
  }

  function heading(key, kind, k) {
    const sorted = order.set && order.column === k;
    return el("th", { scope: "col", class: kind, "aria-sort": sorted ? (order.down ? "descending" : "ascending") : undefined },
      el("button", { type: "button", text: `${t(key)}${sorted ? (order.down ? " ▾" : " ▴") : ""}`,
        onclick: () => { order = { column: k, set: true, down: sorted && !order.down }; show(); } }));
  }

  return { show };
})();
