"use strict";

/* The search box: an ARIA combobox over names, aliases and pinyin. */
const Search = (() => {
  const SHOWN = 12;
  const t = Words.t;
  let input, list, found = [], active = -1, choose;

  function start(onChoose) {
    choose = onChoose;
    input = document.getElementById("search");
    list = document.getElementById("results");
    input.addEventListener("input", show);
    input.addEventListener("focus", () => input.value && show());
    input.addEventListener("keydown", key);
    input.addEventListener("blur", () => setTimeout(close, 150));
    list.addEventListener("mousedown", (event) => {
      const row = event.target.closest("li[data-node]");
      event.preventDefault();
      if (row) take(Number(row.dataset.node));
    });
  }

  function show() {
    const result = Store.search(input.value, SHOWN);
    found = result.found;
    active = found.length ? 0 : -1;
    if (!input.value.trim()) return close();
    list.replaceChildren(
      ...found.map((node, k) =>
        el("li", { role: "option", id: `result-${k}`, "data-node": node.i, "aria-selected": String(k === active) },
          sign(node.label),
          el("span", { class: "name" }, node.name, alsoOf(node)),
          el("span", { class: "also", text: Words.of(Store.labels[node.label]) }))),
      ...(found.length ? [] : [el("li", { class: "none", role: "option", "aria-disabled": "true", text: t("noResult", input.value.trim()) })]),
      ...(result.total > found.length ? [el("li", { class: "none also", role: "option", "aria-disabled": "true", text: t("moreResults", Words.number(result.total - found.length)) })] : []),
    );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point();
  }

  /* The alias that matched, where it is not the name itself. */
  function alsoOf(node) {
    const wanted = Store.plain(input.value);
    const alias = Store.plain(node.name).includes(wanted) ? null : node.aliases.find((a) => Store.plain(a).includes(wanted));
    return alias ? el("span", { class: "also", text: ` · ${alias}` }) : null;
  }

  function point() {
    [...list.children].forEach((row, k) => row.dataset.node && row.setAttribute("aria-selected", String(k === active)));
    if (active >= 0) {
      input.setAttribute("aria-activedescendant", `result-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!found.length) return;
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length;
      point();
    } else if (event.key === "Enter" && !event.isComposing && active >= 0 && !list.hidden) {
      event.preventDefault();
      take(found[active].i);
    } else if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      event.stopPropagation();
      close();
    }
  }

  function take(i) {
    input.value = Store.nodes[i].name;
    close();
    choose(i);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  return { start, focus: () => { input.focus(); input.select(); } };
})();
