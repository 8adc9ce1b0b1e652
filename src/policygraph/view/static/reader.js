"use strict";

/* A document as a text to read: every entity in it is a link, the chosen one is marked, a sentence can be shown. */
const Reader = (() => {
  const t = Words.t;
  let open = -1;

  const documents = () =>
    Object.keys(Store.texts).map(Number)
      .sort((a, b) => Store.dateOf(Store.nodes[b].document).localeCompare(Store.dateOf(Store.nodes[a].document)) || a - b);

  /* Names that stand for an entity in this document: of those it mentions, the better linked first. */
  function namesIn(i) {
    const inside = Store.nodes[i].facts.filter((f) => f.relation === Store.mentions && f.a === i).map((f) => f.b);
    const words = new Map();
    for (const other of inside.sort((a, b) => a - b)) {
      const { name, aliases } = Store.nodes[other];
      for (const word of [name, ...aliases]) if (word.length > 1 && !words.has(word)) words.set(word, other);
    }
    return words;
  }

  /* Show document i; `sentence` is brought into view, the entity `chosen` is marked. */
  function show(i, chosen = -1, sentence = "") {
    const root = document.getElementById("reader");
    const known = documents();
    const wanted = known.includes(i) ? i : known[0];
    if (wanted !== open) {
      open = wanted;
      const node = Store.nodes[open];
      root.replaceChildren(head(known), el("article", { lang: "zh-CN" }, title(node), ...paragraphs(node)));
      root.scrollTop = 0;
    }
    mark(root, chosen);
    const at = sentence && spotlight(root, sentence);
    if (at) at.scrollIntoView({ block: "center" });
    else if (chosen >= 0 && chosen !== open) reveal(root, chosen);
  }

  function head(known) {
    const pick = el("select", { id: "reader-pick", "aria-label": t("inputDocuments") },
      known.map((k) => el("option", { value: k, text: `${Store.dateOf(Store.nodes[k].document)} ${Store.nodes[k].name}`.trim() })));
    pick.value = String(open);
    return el("header", {}, pick, el("button", { type: "button", class: "chip-button", "data-node": open, text: t("details") }));
  }

  function title(node) {
    const d = node.document;
    const line = [d.doc_type, d.doc_number, Store.dateOf(d), d.source].filter(Boolean).join(" · ");
    return el("header", { class: "text-head" }, el("h2", { text: node.name }), line ? el("p", { class: "note", text: line }) : null);
  }

  function paragraphs(node) {
    const words = namesIn(node.i);
    return Store.texts[node.i].split("\n").filter((line) => line.trim()).map((line) =>
      el("p", {}, Panel.cut(line, words).map(([piece, other]) => {
        if (other === undefined) return piece;
        const link = el("a", { class: "mention", href: `#n=${encodeURIComponent(Store.nodes[other].id)}`, "data-node": other,
          title: Words.of(Store.labels[Store.nodes[other].label]), text: piece });
        link.style.setProperty("--kind", Drawing.colourOf(Store.nodes[other].label));
        return link;
      })));
  }

  function mark(root, chosen) {
    for (const link of root.querySelectorAll("a.mention")) link.classList.toggle("chosen", Number(link.dataset.node) === chosen);
  }

  /* The first place of the chosen entity, if none is in view already. */
  function reveal(root, chosen) {
    const places = [...root.querySelectorAll(`a.mention[data-node="${chosen}"]`)];
    const box = root.getBoundingClientRect();
    const visible = places.some((p) => { const at = p.getBoundingClientRect(); return at.top > box.top + 50 && at.bottom < box.bottom; });
    if (places.length && !visible) places[0].scrollIntoView({ block: "center" });
  }

  /* Marks the paragraph that holds the sentence, and the sentence in it where the browser can. */
  function spotlight(root, sentence) {
    for (const p of root.querySelectorAll("p.here")) p.classList.remove("here");
    const found = [...root.querySelectorAll("article > p")].find((p) => p.textContent.includes(sentence)) ||
      [...root.querySelectorAll("article > p")].find((p) => p.textContent.includes(sentence.split("\n")[0]));
    if (!found) return null;
    if (!highlight(found, sentence)) found.classList.add("here");
    return found;
  }

  function highlight(paragraph, sentence) {
    if (typeof Highlight === "undefined") return false;
    const from = paragraph.textContent.indexOf(sentence);
    if (from < 0) return false;
    const range = document.createRange();
    let at = 0;
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { length } = walker.currentNode;
      if (from >= at && from < at + length) range.setStart(walker.currentNode, from - at);
      if (from + sentence.length > at && from + sentence.length <= at + length) range.setEnd(walker.currentNode, from + sentence.length - at);
      at += length;
    }
    CSS.highlights.set("sentence", new Highlight(range));
    return true;
  }

  return {
    show,
    has: (i) => Object.hasOwn(Store.texts, i),
    any: () => Object.keys(Store.texts).length > 0,
    redraw: (chosen) => { const was = open; open = -1; show(was, chosen); },
    get open() { return open; },
  };
})();
