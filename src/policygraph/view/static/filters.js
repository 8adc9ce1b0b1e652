"use strict";

/* The legend, which is the filter too: types, relations, years, grade, each with its count in the whole graph. */
const Filters = (() => {
  const t = Words.t;
  let changed;

  function start(onChange) {
    changed = onChange;
  }

  function fill() {
    const { filter } = Store;
    const nodesBy = tally(Store.nodes, (n) => n.label);
    const factsBy = tally(Store.facts, (f) => f.relation);
    document.getElementById("filters").replaceChildren(
      ...[
        boxes("types", Store.labels, nodesBy, filter.types, (i) => sign(i)),
        years(),
        boxes("relations", Store.relations, factsBy, filter.relations),
        grade(),
      ].filter(Boolean),
    );
  }

  const tally = (items, key) => {
    const counts = new Map();
    for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
    return counts;
  };

  function boxes(title, kinds, counts, off, picture = () => null) {
    const present = kinds.map((_, i) => i).filter((i) => counts.get(i));
    if (!present.length) return null;
    const set = (hidden) => {
      off.clear();
      if (hidden) for (const i of present) off.add(i);
      fill();
      changed();
    };
    const row = (i) => {
      const input = el("input", { type: "checkbox", "data-name": kinds[i].name });
      input.checked = !off.has(i);
      const label = el("label", { class: off.has(i) ? "off" : "" },
        input, picture(i), el("span", { class: "word", text: Words.of(kinds[i]), title: kinds[i].name }),
        el("span", { class: "count", text: Words.number(counts.get(i)) }));
      input.addEventListener("change", () => {
        if (input.checked) off.delete(i);
        else off.add(i);
        label.classList.toggle("off", !input.checked);
        changed();
      });
      return label;
    };
    return el("section", { "data-filter": title },
      el("h2", {}, t(title), el("span", {},
        el("button", { type: "button", onclick: () => set(false), text: t("all") }), " ",
        el("button", { type: "button", onclick: () => set(true), text: t("none") }))),
      present.map(row));
  }

  function grade() {
    const inferred = Store.facts.filter((f) => f.properties.grade === "inferred").length;
    if (!inferred) return null;
    const input = el("input", { type: "checkbox", "data-name": "stated" });
    input.checked = Store.filter.stated;
    input.addEventListener("change", () => {
      Store.filter.stated = input.checked;
      changed();
    });
    return el("section", { "data-filter": "grade" },
      el("h2", {}, t("grade")),
      el("label", {}, input, el("span", { class: "word", text: t("statedOnly") }),
        el("span", { class: "count", text: Words.number(Store.facts.length - inferred) })),
      el("p", { class: "note", text: t("inferredNote", Words.number(inferred)) }));
  }

  function years() {
    if (!Store.years) return null;
    const [first, last] = Store.years;
    const facts = Store.facts.filter((f) => f.relation !== Store.mentions);
    const counts = tally(facts, (f) => f.year);
    const most = Math.max(...[...counts].filter(([year]) => year).map(([, n]) => n));
    const bars = [];
    for (let year = first; year <= last; year += 1) {
      const bar = el("i", { title: `${year}: ${counts.get(year) || 0}` });
      bar.style.height = `${((counts.get(year) || 0) / most) * 100}%`;
      bars.push(bar);
    }
    const [from, to] = Store.filter.years || Store.years;
    const range = (key, value) => {
      const word = el("span", { text: t(key, value) });
      const input = el("input", { type: "range", min: first, max: last, step: 1, value, id: `years-${key}` });
      return { word, input, box: el("label", {}, word, input) };
    };
    const low = range("yearFrom", from);
    const high = range("yearTo", to);
    const show = () => {
      const a = Math.min(Number(low.input.value), Number(high.input.value));
      const b = Math.max(Number(low.input.value), Number(high.input.value));
      low.word.textContent = t("yearFrom", a);
      high.word.textContent = t("yearTo", b);
      bars.forEach((bar, k) => bar.classList.toggle("out", first + k < a || first + k > b));
      Store.filter.years = a === first && b === last ? null : [a, b];
    };
    for (const { input } of [low, high]) {
      input.addEventListener("input", () => { show(); changed(); });
    }
    show();
    const undated = facts.filter((f) => !f.year).length;
    return el("section", { "data-filter": "years" },
      el("h2", {}, t("years")),
      el("div", { class: "years" },
        el("div", { class: "bars", "aria-hidden": "true" }, bars),
        el("div", { class: "ends" }, low.box, high.box),
        undated ? el("p", { class: "note", text: t("undated", Words.number(undated)) }) : null));
  }

  return { start, fill };
})();
