"use strict";

/* A document as a reference: GB/T 7714-2015 and BibTeX, from what the document says of itself and nothing more. */
const Cite = (() => {
  const KINDS = { 新闻报道: "N", 报告: "R", 政府工作报告: "R" };
  const dateOf = (d) => d.published || d.signed || d.effective || "";
  const issuers = (node) =>
    [
      ...new Set(
        node.facts
          .filter((f) => ["ISSUED", "AUTHORED"].includes(Store.relations[f.relation].name) && f.b === node.i)
          .map((f) => Store.nodes[f.a].name),
      ),
    ].slice(0, 3);
  const titleOf = (node) => node.document.title || node.name;

  function gbt(node) {
    const d = node.document;
    const kind = (KINDS[d.doc_type] || "Z") + (safeUrl(d.url) ? "/OL" : "");
    const number = d.doc_number ? `：${d.doc_number}` : "";
    const who = issuers(node).join(", ") || d.author || "";
    const parts = [who, `${titleOf(node)}${number}[${kind}]`];
    const online = safeUrl(d.url) && !kind.startsWith("N");
    parts.push([d.source, online && dateOf(d) ? `(${dateOf(d)})` : dateOf(d)].filter(Boolean).join(", "));
    parts.push(safeUrl(d.url));
    return `${parts.filter(Boolean).join(". ")}.`;
  }

  /* Braces and backslashes would end the field. */
  const tex = (text) => String(text).replace(/[\\{}]/g, "").replace(/([&%$#_])/g, "\\$1");

  function bibtex(node) {
    const d = node.document;
    const year = dateOf(d).slice(0, 4);
    const fields = [
      ["title", `{${tex(titleOf(node))}}`],
      ["author", issuers(node).map((n) => `{${tex(n)}}`).join(" and ") || tex(d.author || "")],
      ["year", year],
      ["date", dateOf(d)],
      ["number", tex(d.doc_number || "")],
      ["howpublished", tex(d.source || "")],
      ["url", safeUrl(d.url).replace(/[{}\\]/g, "")],
      ["langid", "chinese"],
    ].filter(([, value]) => value);
    const initials = node.pinyin.split(" ").map((s) => s[0] || "").join("").replace(/[^a-z]/g, "").slice(0, 8) || "doc";
    return `@misc{${initials}${year},\n${fields.map(([k, v]) => `  ${k} = {${v}}`).join(",\n")}\n}`;
  }

  const safeUrl = (url) => (/^https?:\/\//i.test(url || "") ? url : "");
  return { gbt, bibtex, safeUrl };
})();
