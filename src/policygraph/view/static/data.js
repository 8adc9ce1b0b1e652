"use strict";

/* The graph in memory: nodes, facts, who is next to whom, and what the filters let through. */
const Store = (() => {
  const store = {
    nodes: [],
    facts: [],
    pairs: new Map(),
    labels: [],
    relations: [],
    years: null,
    ids: new Map(),
  };
  const read = (id) => document.getElementById(id).textContent;

  async function load() {
    const packed = document.getElementById("pg-packed");
    const raw = JSON.parse(packed ? await unpack(packed.textContent) : read("pg-data"));
    if (packed) packed.remove();
    arrange(raw);
    store.drawing = {
      nodes: JSON.parse(read("pg-nodes")),
      edges: JSON.parse(read("pg-edges")),
      options: JSON.parse(read("pg-options")),
    };
  }

  async function unpack(base64) {
    if (typeof DecompressionStream === "undefined") throw new Error(Words.t("oldBrowser"));
    const letters = atob(base64);
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  /* Letters for the search: one form for wide and narrow, no spaces, small. */
  const plain = (text) => text.normalize("NFKC").replace(/[\s·•・‧]+/g, "").toLowerCase();

  function arrange(raw) {
    store.title = raw.title;
    store.labels = raw.labels;
    store.relations = raw.relations;
    store.mentions = raw.mentions_relation;
    store.sentences = raw.sentences;
    store.texts = raw.texts;
    store.index = raw.index || "";
    store.pages = raw.pages || [];
    store.factsInAll = raw.facts_in_all || 0;
    store.nodes = raw.nodes.map(([label, name, aliases], i) => ({
      i,
      id: raw.ids[i],
      label,
      name,
      aliases: aliases || [],
      document: raw.documents[i] || null,
      facts: [],
      pairs: [],
      keys: null,
      pinyin: raw.pinyin[i] || "",
      page: raw.page_of ? raw.page_of[i] : -1,
    }));
    for (const node of store.nodes) store.ids.set(node.id, node.i);
    for (const [relation, a, b, where, sentences, properties] of raw.facts) add(relation, a, b, where, sentences, properties);
    for (const [a, b, count, sentences] of raw.mentions) add(store.mentions, a, b, a, sentences, { count });
    const found = store.facts.map((f) => f.year).filter(Boolean);
    if (found.length) {
      const first = found.reduce((x, y) => Math.min(x, y));
      const last = found.reduce((x, y) => Math.max(x, y));
      if (first < last) store.years = [first, last];
    }
  }

  function add(relation, a, b, where, sentences, properties) {
    const fact = { i: store.facts.length, relation, a, b, where, sentences, properties: properties || {}, year: yearOf(where) };
    store.facts.push(fact);
    store.nodes[a].facts.push(fact);
    if (a === b) return;
    store.nodes[b].facts.push(fact);
    const key = keyOf(a, b);
    let pair = store.pairs.get(key);
    if (!pair) {
      pair = { key, a: Math.min(a, b), b: Math.max(a, b), facts: [], shown: 0 };
      store.pairs.set(key, pair);
      store.nodes[a].pairs.push(pair);
      store.nodes[b].pairs.push(pair);
    }
    pair.facts.push(fact);
  }

  const keyOf = (a, b) => Math.min(a, b) * store.nodes.length + Math.max(a, b);
  const dateOf = (document_) => (document_ && (document_.signed || document_.published || document_.effective)) || "";
  const yearOf = (where) => {
    const date = where >= 0 ? dateOf(store.nodes[where].document) : "";
    return /^\d{4}/.test(date) ? Number(date.slice(0, 4)) : 0;
  };

  /* What passes: hidden types and relations by number, years as [from, to] or null, only what a text states. */
  const filter = { types: new Set(), relations: new Set(), years: null, stated: false };

  function apply() {
    const { types, relations, years, stated } = filter;
    const typeOn = store.nodes.map((n) => !types.has(n.label));
    const linked = new Uint8Array(store.nodes.length);
    for (const pair of store.pairs.values()) pair.shown = 0;
    let count = 0;
    for (const fact of store.facts) {
      fact.shown =
        typeOn[fact.a] && typeOn[fact.b] && !relations.has(fact.relation) &&
        (!years || (fact.year >= years[0] && fact.year <= years[1])) &&
        (!stated || fact.properties.grade !== "inferred");
      if (!fact.shown) continue;
      count += 1;
      linked[fact.a] = linked[fact.b] = 1;
      if (fact.a !== fact.b) store.pairs.get(keyOf(fact.a, fact.b)).shown += 1;
    }
    const narrowed = years !== null || stated || [...relations].some((r) => r !== store.mentions);
    let entities = 0;
    for (const node of store.nodes) {
      node.shown = typeOn[node.i] && (!narrowed || linked[node.i] === 1);
      if (node.shown) entities += 1;
    }
    store.count = { entities, facts: count };
  }

  const neighbours = (i) => store.nodes[i].pairs.filter((p) => p.shown).map((p) => (p.a === i ? p.b : p.a));

  /* Shortest path under the present filters, as node numbers; null where there is none. */
  function path(from, to) {
    const before = new Map([[from, -1]]);
    let front = [from];
    while (front.length && !before.has(to)) {
      const next = [];
      for (const node of front) {
        for (const other of neighbours(node)) {
          if (before.has(other) || !store.nodes[other].shown) continue;
          before.set(other, node);
          next.push(other);
        }
      }
      front = next;
    }
    if (!before.has(to)) return null;
    const steps = [];
    for (let at = to; at !== -1; at = before.get(at)) steps.unshift(at);
    return steps;
  }

  function keysOf(node) {
    if (node.keys) return node.keys;
    const syllables = node.pinyin.split(" ");
    node.keys = {
      names: [node.name, ...node.aliases].map(plain),
      pinyin: syllables.join(""),
      initials: syllables.map((s) => s[0] || "").join(""),
    };
    return node.keys;
  }

  /* Nodes by how well they match; the node's number is its rank by neighbours. Returns {found, total}. */
  function search(query, limit) {
    const wanted = plain(query);
    if (!wanted) return { found: [], total: 0 };
    const latin = /^[a-z0-9]+$/.test(wanted);
    const tiers = [[], [], [], []];
    let total = 0;
    for (const node of store.nodes) {
      const keys = keysOf(node);
      const tier = matchOf(keys, wanted, latin);
      if (tier < 0) continue;
      total += 1;
      if (tiers[tier].length < limit) tiers[tier].push(node);
    }
    return { found: tiers.flat().slice(0, limit), total };
  }

  function matchOf(keys, wanted, latin) {
    let best = -1;
    keys.names.forEach((name) => {
      const at = name.indexOf(wanted);
      if (at < 0) return;
      const tier = name === wanted ? 0 : at === 0 ? 1 : 2;
      if (best < 0 || tier < best) best = tier;
    });
    if (!latin || best === 0) return best;
    if (keys.initials === wanted || keys.pinyin === wanted) return 0;
    if (keys.initials.startsWith(wanted) || keys.pinyin.startsWith(wanted)) return best < 0 ? 1 : Math.min(best, 1);
    if (best < 0 && wanted.length > 1 && keys.initials.includes(wanted)) return 3;
    return best;
  }

  /* The node a person means by a typed name: the exact one, else the best match. */
  const byName = (name) => {
    const { found } = search(name, 1);
    return found.length ? found[0].i : -1;
  };

  return Object.assign(store, { load, filter, apply, neighbours, path, search, byName, dateOf, keyOf, plain });
})();
