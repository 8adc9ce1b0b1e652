"use strict";

/* DOM elements made from data. Text goes in as text only: what a document says can never become markup. */
const el = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "text") made.textContent = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return made;
};

const svgEl = (name, attributes = {}, ...children) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

/* The sign of a node type, as in the legend. */
const sign = (label) => {
  const [name, attributes] = Shapes.svg(Store.labels[label].shape, 8, 8, 6.3);
  return svgEl("svg", { class: "shape", viewBox: "0 0 16 16", "aria-hidden": "true" },
    svgEl(name, { ...attributes, fill: Drawing.colourOf(label) }));
};

/* A link to an entity of this page. */
const entityLink = (i) => {
  const node = Store.nodes[i];
  return el("a", { class: "entity", href: `#n=${encodeURIComponent(node.id)}`, "data-node": i, text: node.name });
};
