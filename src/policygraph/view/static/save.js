"use strict";

/* What is shown, as files: picture, vector picture, facts as table or data. */
const Save = (() => {
  const stem = () => (Store.title || "policygraph").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "policygraph";

  function download(blob, ending) {
    const url = URL.createObjectURL(blob);
    const link = el("a", { href: url, download: `${stem()}.${ending}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  /* At twice the size of the screen, sharp enough to print. */
  function png() {
    Drawing.render(2).toBlob((blob) => download(blob, "png"), "image/png");
  }

  function svg() {
    download(new Blob([Drawing.svg()], { type: "image/svg+xml" }), "svg");
  }

  /* The facts that pass the filters; of a chosen entity or edge, only its own. */
  function rows() {
    return App.chosenFacts().map((f) => {
      const where = f.where >= 0 ? Store.nodes[f.where] : null;
      return {
        head: Store.nodes[f.a].name,
        head_type: Store.labels[Store.nodes[f.a].label].name,
        relation: Store.relations[f.relation].name,
        tail: Store.nodes[f.b].name,
        tail_type: Store.labels[Store.nodes[f.b].label].name,
        document: where ? where.name : "",
        date: where ? Store.dateOf(where.document) : "",
        properties: f.properties,
        sentences: f.sentences.map((s) => Store.sentences[s]),
      };
    });
  }

  /* A cell that a spreadsheet would run as a formula is quoted with an apostrophe. */
  const cell = (value) => {
    const text = String(value);
    return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
  };

  function csv() {
    const columns = ["head", "head_type", "relation", "tail", "tail_type", "document", "date", "properties", "sentences"];
    const text = (row, key) => {
      if (key === "sentences") return row.sentences.join(" / ");
      if (key === "properties") return Object.entries(row.properties).map(([k, v]) => `${k}=${v}`).join("; ");
      return row[key];
    };
    const lines = [columns, ...rows().map((row) => columns.map((key) => text(row, key)))].map((line) => line.map(cell).join(","));
    download(new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv" }), "csv");
  }

  function json() {
    download(new Blob([JSON.stringify({ title: Store.title, facts: rows() }, null, 1)], { type: "application/json" }), "json");
  }

  return { png, svg, csv, json, print: () => window.print() };
})();
