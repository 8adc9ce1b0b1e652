"use strict";

/* The shapes of the node types, the same on the canvas, in the legend and in the SVG file. */
const Shapes = (() => {
  const ring = (n, r, turn) =>
    Array.from({ length: n }, (_, i) => {
      const angle = turn + (i * 2 * Math.PI) / n;
      return [r * Math.cos(angle), r * Math.sin(angle)];
    });
  const star = (r) =>
    Array.from({ length: 10 }, (_, i) => {
      const angle = -Math.PI / 2 + (i * Math.PI) / 5;
      const reach = i % 2 ? r * 0.5 : r * 1.15;
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    });
  const POINTS = {
    square: (r) => [[-r, -r], [r, -r], [r, r], [-r, r]].map(([x, y]) => [x * 0.9, y * 0.9]),
    diamond: (r) => ring(4, r * 1.2, 0),
    hexagon: (r) => ring(6, r * 1.05, 0),
    triangle: (r) => ring(3, r * 1.2, -Math.PI / 2),
    triangleDown: (r) => ring(3, r * 1.2, Math.PI / 2),
    star,
    bar: (r) => [[-r, -r], [r, -r], [r, r], [-r, r]].map(([x, y]) => [x * 0.55, y * 1.1]),
    plus: (r) => [[-1, -3], [1, -3], [1, -1], [3, -1], [3, 1], [1, 1], [1, 3], [-1, 3], [-1, 1], [-3, 1], [-3, -1], [-1, -1]]
      .map(([x, y]) => [(x * r) / 2.8, (y * r) / 2.8]),
  };
  const OWN = new Set(["bar", "plus"]); // vis does not know them
  const corners = (shape, r) => (POINTS[shape] ? POINTS[shape](r) : null);

  return {
    own: (shape) => OWN.has(shape),
    trace(context, shape, x, y, r) {
      const points = corners(shape, r);
      context.beginPath();
      if (!points) context.arc(x, y, r, 0, 2 * Math.PI);
      else points.forEach(([dx, dy], i) => (i ? context.lineTo(x + dx, y + dy) : context.moveTo(x + dx, y + dy)));
      context.closePath();
    },
    /* As an SVG element's name and attributes. */
    svg(shape, x, y, r) {
      const points = corners(shape, r);
      if (!points) return ["circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1) }];
      return ["polygon", { points: points.map(([dx, dy]) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`).join(" ") }];
    },
  };
})();

/* The canvas: pyvis' network, with labels and the focus drawn on top. */
const Drawing = (() => {
  const AREA_OF_LABEL = 15000;
  const CROWD = 40;
  const LEAST = 3.2; // pixels on the screen: a smaller shape is only a speck
  const GROW = 150;
  const FONT = 13;
  let network, nodes, edges, colours;
  let focus = null;
  let hovered = null;
  const grown = new Map();
  const events = {};

  const colourOf = (label) => {
    const colour = Store.labels[label].colour;
    // the dark grey of dates would vanish on a dark ground
    return colours.dark && /^#(3c3c3c|000|000000|111|222|333|333333)$/i.test(colour) ? "#c9ced3" : colour;
  };

  const kindOf = (i) => Store.labels[Store.nodes[i].label];

  function readColours() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(`--${name}`).trim();
    colours = {
      dark: document.documentElement.dataset.theme === "dark",
      ground: value("ground"), ink: value("ink"), soft: value("soft"), edge: value("edge"),
      edgeFocus: value("edge-focus"), outline: value("outline"), accent: value("accent"),
    };
    colours.font = value("font") || "sans-serif";
  }

  const groups = () =>
    Object.fromEntries(
      Store.labels.map((kind, i) => {
        const one = { background: colourOf(i), border: colours.outline };
        const shape = Shapes.own(kind.shape) ? { shape: "custom", ctxRenderer: renderer(kind.shape) } : { shape: kind.shape };
        return [kind.name, { ...shape, color: { ...one, highlight: one, hover: one } }];
      }),
    );
  const renderer = (shape) => ({ ctx, x, y, style }) => ({
    drawNode() {
      Shapes.trace(ctx, shape, x, y, style.size);
      ctx.fillStyle = style.color;
      ctx.fill();
      ctx.strokeStyle = style.borderColor;
      ctx.lineWidth = style.borderWidth;
      ctx.stroke();
    },
    nodeDimensions: { width: 2 * style.size, height: 2 * style.size },
  });
  const edgeOptions = () => ({
    color: { color: colours.edge, highlight: colours.edgeFocus, hover: colours.edgeFocus, inherit: false },
  });

  function start(container) {
    readColours();
    const { drawing } = Store;
    nodes = new vis.DataSet(drawing.nodes);
    edges = new vis.DataSet(drawing.edges.map((edge) => ({ ...edge, id: Store.keyOf(edge.from, edge.to) })));
    const options = { ...drawing.options, groups: groups(), edges: { ...drawing.options.edges, ...edgeOptions() } };
    network = new vis.Network(container, { nodes, edges }, options);
    network.on("afterDrawing", paint);
    network.on("click", ({ nodes: [node], edges: [edge] }) => {
      network.unselectAll();
      if (node !== undefined) events.node(node);
      else if (edge !== undefined) events.pair(Store.pairs.get(edge));
      else events.nothing();
    });
    network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && events.expand(node));
    network.on("hoverNode", ({ node }) => hover({ node }));
    network.on("hoverEdge", ({ edge }) => hover({ pair: Store.pairs.get(edge) }));
    network.on("blurNode", () => hover(null));
    network.on("blurEdge", () => hover(null));
    container.addEventListener("mouseleave", () => hovered && hover(null));
    network.canvas.frame.canvas.setAttribute("aria-hidden", "true");
    fit(false);
  }

  function hover(what) {
    hovered = what;
    document.getElementById("network").style.cursor = what ? "pointer" : "";
    network.redraw();
  }

  /* Nodes and edges that do not pass the filters are hidden, but not what is chosen; only changes are sent to vis. */
  function refresh(chosen = []) {
    const hide = [];
    for (const { id, hidden } of nodes.get({ fields: ["id", "hidden"] })) {
      if (Boolean(hidden) === (Store.nodes[id].shown || chosen.includes(id))) hide.push({ id, hidden: !hidden });
    }
    const hideEdges = [];
    for (const { id, hidden } of edges.get({ fields: ["id", "hidden"] })) {
      const pair = Store.pairs.get(id);
      const shown = pair.shown > 0 && Store.nodes[pair.a].shown && Store.nodes[pair.b].shown;
      if (Boolean(hidden) === shown) hideEdges.push({ id, hidden: !hidden });
    }
    if (hide.length) nodes.update(hide);
    if (hideEdges.length) edges.update(hideEdges);
  }

  const isDrawn = (i) => nodes.get(i, { fields: ["id"] }) !== null;
  const body = (i) => network.body.nodes[i];

  /* Put nodes on the canvas that were not in the first picture: in a spiral around what they belong to. */
  function add(list, around) {
    const missing = list.filter((i) => !isDrawn(i));
    if (!missing.length) return [];
    const centre = placeFor(around, missing.length);
    const taken = Object.values(network.getPositions());
    const free = (x, y) => taken.every((p) => Math.abs(p.x - x) > 26 || Math.abs(p.y - y) > 26);
    let step = isDrawn(around) ? 4 : 0;
    const made = missing.map((i) => {
      let x, y;
      do {
        const reach = 22 * Math.sqrt(step);
        x = Math.round(centre.x + reach * Math.cos(step * 2.4));
        y = Math.round(centre.y + reach * Math.sin(step * 2.4));
        step += 1;
      } while (!free(x, y) && step < 4000);
      taken.push({ x, y });
      const degree = Math.min(Store.nodes[i].pairs.length, 60);
      return { id: i, group: kindOf(i).name, x, y, size: 6 + 1.6 * Math.sqrt(degree) };
    });
    nodes.add(made);
    return missing;
  }

  function placeFor(around, count) {
    if (isDrawn(around)) return network.getPosition(around);
    const near = Store.nodes[around].pairs.map((p) => (p.a === around ? p.b : p.a)).filter(isDrawn).slice(0, 12);
    if (near.length) {
      const at = near.map((i) => network.getPosition(i));
      return { x: at.reduce((s, p) => s + p.x, 0) / near.length, y: at.reduce((s, p) => s + p.y, 0) / near.length };
    }
    const all = Object.values(network.getPositions());
    return { x: 0, y: all.reduce((m, p) => Math.max(m, p.y), 0) + 80 + 12 * Math.sqrt(count) };
  }

  function expand(i) {
    const list = [i, ...Store.neighbours(i).sort((a, b) => a - b).slice(0, GROW)];
    const first = add([i], i);
    const added = [...first, ...add(list, i)];
    if (added.length) grown.set(i, [...(grown.get(i) || []), ...added]);
    return added.length;
  }

  function collapse(i) {
    const added = (grown.get(i) || []).filter((n) => n !== i);
    nodes.remove(added);
    grown.delete(i);
  }

  function show(list, pairs, centres, options = {}) {
    for (const i of list) add([i], i);
    focus = { nodes: new Set(list), pairs, centres: new Set(centres) };
    const ids = [...focus.nodes].filter((i) => !body(i).options.hidden);
    if (options.move === "fit" || !ids.every(inView)) {
      network.fit({ nodes: ids.length ? ids : undefined, maxZoomLevel: 1.6, animation: motion() });
    }
    network.redraw();
  }

  const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" });

  function inView(i) {
    const at = network.canvasToDOM(network.getPosition(i));
    const { clientWidth, clientHeight } = network.canvas.frame;
    return at.x > 30 && at.y > 20 && at.x < clientWidth - 30 && at.y < clientHeight - 20;
  }

  function clear() {
    focus = null;
    network.redraw();
  }

  function fit(animated = true) {
    network.fit({ animation: animated && motion() });
  }

  function zoom(factor) {
    network.moveTo({ scale: Math.max(0.03, Math.min(6, network.getScale() * factor)), animation: motion() });
  }

  /* ---- painting ---- */

  function paint(context) {
    const scale = network.getScale();
    if (focus) paintFocus(context, scale);
    else for (const i of network.body.nodeIndices) if (isVisible(i) && body(i).options.size * scale < LEAST) dot(context, i, scale);
    if (hovered) paintHover(context, scale);
    paintLabels(context);
  }

  function paintFocus(context, scale) {
    const { clientWidth: w, clientHeight: h } = network.canvas.frame;
    const a = network.DOMtoCanvas({ x: 0, y: 0 });
    const b = network.DOMtoCanvas({ x: w, y: h });
    context.globalAlpha = 0.84;
    context.fillStyle = colours.ground;
    context.fillRect(a.x - 2, a.y - 2, b.x - a.x + 4, b.y - a.y + 4);
    context.globalAlpha = 1;
    const crowded = focus.pairs.length > CROWD;
    context.globalAlpha = crowded ? 0.45 : 1;
    for (const pair of focus.pairs) {
      if (isVisible(pair.a) && isVisible(pair.b)) line(context, pair, scale, colours.edgeFocus, crowded ? 0.9 : 1.4, !crowded);
    }
    context.globalAlpha = 1;
    for (const i of focus.nodes) if (isVisible(i)) dot(context, i, scale, focus.centres.has(i));
  }

  const isVisible = (i) => body(i) && !body(i).options.hidden;

  function line(context, pair, scale, colour, width, arrows = true) {
    const a = body(pair.a);
    const b = body(pair.b);
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = width / scale;
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
    if (!arrows) return;
    const facts = pair.facts.filter((f) => f.shown);
    if (facts.some((f) => f.a === pair.a)) arrow(context, a, b, scale);
    if (facts.some((f) => f.a === pair.b)) arrow(context, b, a, scale);
  }

  function arrow(context, from, to, scale) {
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    const reach = to.options.size + 3 / scale;
    const x = to.x - reach * Math.cos(angle);
    const y = to.y - reach * Math.sin(angle);
    const size = 7 / scale;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x - size * Math.cos(angle - 0.42), y - size * Math.sin(angle - 0.42));
    context.lineTo(x - size * Math.cos(angle + 0.42), y - size * Math.sin(angle + 0.42));
    context.closePath();
    context.fill();
  }

  function dot(context, i, scale, centre) {
    const node = body(i);
    const r = Math.max(node.options.size, LEAST / scale);
    Shapes.trace(context, kindOf(i).shape, node.x, node.y, r);
    context.fillStyle = colourOf(Store.nodes[i].label);
    context.fill();
    context.strokeStyle = centre ? colours.accent : colours.outline;
    context.lineWidth = (centre ? 3 : 1) / scale;
    context.stroke();
  }

  function paintHover(context, scale) {
    if (hovered.pair && isVisible(hovered.pair.a) && isVisible(hovered.pair.b)) {
      line(context, hovered.pair, scale, colours.accent, 2);
      dot(context, hovered.pair.a, scale);
      dot(context, hovered.pair.b, scale);
    } else if (hovered.node !== undefined && isVisible(hovered.node)) dot(context, hovered.node, scale, true);
  }

  /* Which labels, in which order: what the pointer is on, what is in focus, then by rank. */
  function* wanted() {
    const seen = new Set();
    const once = (i) => !seen.has(i) && isVisible(i) && seen.add(i);
    if (hovered && hovered.node !== undefined && once(hovered.node)) yield [hovered.node, true];
    if (hovered && hovered.pair) for (const i of [hovered.pair.a, hovered.pair.b]) if (once(i)) yield [i, true];
    if (focus) {
      for (const i of focus.centres) if (once(i)) yield [i, true];
      for (const i of [...focus.nodes].sort((a, b) => a - b)) if (once(i)) yield [i, false];
      return;
    }
    for (const i of network.body.nodeIndices) if (once(i)) yield [i, false];
  }

  const widths = new Map();
  function widthOf(context, text, bold) {
    const key = `${bold}${text}`;
    if (!widths.has(key)) {
      context.font = `${bold ? 600 : 400} ${FONT}px ${colours.font}`;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  }

  const overlap = (boxes, box) => boxes.some((o) => box[0] < o[2] && box[2] > o[0] && box[1] < o[3] && box[3] > o[1]);

  /* Labels at one size on the screen, none over another, and none over a larger node. */
  function placeLabels(context) {
    const { clientWidth: w, clientHeight: h } = network.canvas.frame;
    const scale = network.getScale();
    const limit = Math.round((w * h) / AREA_OF_LABEL) + Math.round(Math.max(0, Math.log2(scale)) * 20);
    const boxes = largeNodes(scale);
    const placed = [];
    for (const [i, always] of wanted()) {
      if (placed.length >= limit) break;
      const node = body(i);
      const at = network.canvasToDOM({ x: node.x, y: node.y });
      if (at.x < 0 || at.y < 0 || at.x > w || at.y > h) continue;
      const text = shorten(Store.nodes[i].name, always ? 40 : 18);
      const half = widthOf(context, text, always) / 2 + 3;
      const y = at.y + Math.max(node.options.size * scale, 3) + FONT;
      const x = Math.max(half + 2, Math.min(w - half - 2, at.x));
      const box = [x - half, y - FONT, x + half, y + 5];
      if (!always && overlap(boxes, box)) continue;
      boxes.push(box);
      placed.push({ text, x, y, bold: always });
    }
    for (const label of edgeNames()) {
      const half = widthOf(context, label.text, false) / 2;
      const box = [label.x - half, label.y - 11, label.x + half, label.y + 3];
      if (label.always || !overlap(boxes, box)) placed.push(label);
      boxes.push(box);
    }
    return placed;
  }

  /* Nodes that are too large on the screen to be written over. */
  function largeNodes(scale) {
    const list = focus ? [...focus.nodes].filter(isVisible) : network.body.nodeIndices;
    const boxes = [];
    for (const i of list) {
      const { x, y, options } = body(i);
      const r = options.size * scale * 0.8;
      if (r < 6 || options.hidden) continue;
      const at = network.canvasToDOM({ x, y });
      boxes.push([at.x - r, at.y - r, at.x + r, at.y + r]);
    }
    return boxes;
  }

  function edgeNames() {
    if (hovered && hovered.pair) return [{ ...nameOfEdge(hovered.pair), always: true }];
    if (!focus || focus.pairs.length > 12) return [];
    return focus.pairs.filter((p) => isVisible(p.a) && isVisible(p.b)).map(nameOfEdge);
  }

  function nameOfEdge(pair) {
    const a = body(pair.a);
    const b = body(pair.b);
    const at = network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    const names = [...new Set(pair.facts.filter((f) => f.shown).map((f) => Words.of(Store.relations[f.relation])))];
    const text = names.slice(0, 3).join("、") + (names.length > 3 ? "…" : "");
    return { text, x: at.x, y: at.y + 4, small: true };
  }

  const shorten = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

  function paintLabels(context, ratio = network.canvas.pixelRatio) {
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.lineJoin = "round";
    for (const { text, x, y, bold, small } of placeLabels(context)) {
      context.font = `${bold ? 600 : 400} ${small ? 11.5 : FONT}px ${colours.font}`;
      context.strokeStyle = colours.ground;
      context.lineWidth = 4;
      context.strokeText(text, x, y);
      context.fillStyle = small ? colours.soft : colours.ink;
      context.fillText(text, x, y);
    }
    context.restore();
  }

  /* ---- the same picture for files ---- */

  /* A picture for a report stands on white. */
  const onPaper = (make) => (...given) => {
    const screen = colours;
    if (!colours.dark) colours = { ...colours, ground: "#fff" };
    try {
      return make(...given);
    } finally {
      colours = screen;
    }
  };
  const drawnPairs = () => edges.getIds().map((id) => Store.pairs.get(id)).filter((p) => p.shown && isVisible(p.a) && isVisible(p.b));
  const legend = () => {
    const present = new Set((focus ? [...focus.nodes] : network.body.nodeIndices).filter(isVisible).map((i) => Store.nodes[i].label));
    return [...present].sort((a, b) => a - b).map((label, k) => ({ label, x: 20, y: 22 + k * 21, text: Words.of(Store.labels[label]) }));
  };

  /* What the canvas shows, drawn anew with `times` as many pixels, and a legend. */
  function render(times) {
    const { clientWidth: w, clientHeight: h } = network.canvas.frame;
    const scale = network.getScale();
    const out = el("canvas");
    out.width = w * times;
    out.height = h * times;
    const context = out.getContext("2d");
    context.fillStyle = colours.ground;
    context.fillRect(0, 0, out.width, out.height);
    const origin = network.canvasToDOM({ x: 0, y: 0 });
    context.setTransform(times * scale, 0, 0, times * scale, origin.x * times, origin.y * times);
    for (const pair of drawnPairs()) line(context, pair, scale, colours.edge, 0.7, false);
    for (const i of network.body.nodeIndices) if (isVisible(i)) dot(context, i, scale);
    if (focus) paintFocus(context, scale);
    paintLabels(context, times);
    context.setTransform(times, 0, 0, times, 0, 0);
    for (const { label, x, y, text } of legend()) {
      Shapes.trace(context, Store.labels[label].shape, x, y, 6);
      context.fillStyle = colourOf(label);
      context.fill();
      context.font = `${FONT}px ${colours.font}`;
      context.fillStyle = colours.ink;
      context.fillText(text, x + 13, y + 4.5);
    }
    return out;
  }

  function svg() {
    const { clientWidth: w, clientHeight: h } = network.canvas.frame;
    const scale = network.getScale();
    const at = (i) => network.canvasToDOM({ x: body(i).x, y: body(i).y });
    const root = svgEl("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${w} ${h}`, width: w, height: h });
    root.append(svgEl("title", {}, Store.title || "policygraph"), svgEl("rect", { width: w, height: h, fill: colours.ground }));
    const pairs = focus ? focus.pairs : drawnPairs();
    const lines = svgEl("g", { stroke: focus ? colours.edgeFocus : colours.edge, "stroke-width": 0.7 });
    for (const pair of pairs.filter((p) => isVisible(p.a) && isVisible(p.b))) {
      const [a, b] = [at(pair.a), at(pair.b)];
      lines.append(svgEl("line", { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1) }));
    }
    const dots = svgEl("g", { stroke: colours.outline });
    for (const i of (focus ? [...focus.nodes] : network.body.nodeIndices).filter(isVisible)) {
      const { x, y } = at(i);
      const [name, attributes] = Shapes.svg(kindOf(i).shape, x, y, Math.max(body(i).options.size * scale, LEAST));
      dots.append(svgEl(name, { ...attributes, fill: colourOf(Store.nodes[i].label) }));
    }
    const words = svgEl("g", { "font-family": colours.font, "text-anchor": "middle", "paint-order": "stroke", stroke: colours.ground, "stroke-width": 4, fill: colours.ink });
    const context = network.canvas.getContext();
    for (const { text, x, y, bold, small } of placeLabels(context)) {
      words.append(svgEl("text", { x: x.toFixed(1), y: y.toFixed(1), "font-size": small ? 11.5 : FONT, "font-weight": bold ? 600 : 400 }, text));
    }
    const key = svgEl("g", { "font-family": colours.font, "font-size": FONT, fill: colours.ink });
    for (const { label, x, y, text } of legend()) {
      const [name, attributes] = Shapes.svg(Store.labels[label].shape, x, y, 6);
      key.append(svgEl(name, { ...attributes, fill: colourOf(label), stroke: colours.outline }), svgEl("text", { x: x + 13, y: y + 4.5 }, text));
    }
    root.append(lines, dots, words, key);
    return new XMLSerializer().serializeToString(root);
  }

  return {
    start, refresh, add, expand, collapse, show, clear, fit, zoom, isDrawn, colourOf,
    on: (name, action) => { events[name] = action; },
    isExpanded: (i) => (grown.get(i) || []).some((n) => n !== i),
    drawnIds: () => network.body.nodeIndices.filter(isVisible),
    restyle() {
      readColours();
      network.setOptions({ groups: groups(), edges: edgeOptions() });
      nodes.update(nodes.getIds().map((id) => ({ id, group: kindOf(id).name })));
    },
    redraw: () => network.redraw(),
    get canvas() { return network.canvas.frame.canvas; },
    get network() { return network; },
    render: onPaper(render),
    svg: onPaper(svg),
  };
})();
