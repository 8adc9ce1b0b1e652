// zh: 哪些文件引用了某部法规
// en: Which documents cite a law
// parameters:
//   document: {default: "", zh: 被引文件名称中的字；空为全部, en: part of the cited document's name; empty for all}
// columns: {cited: string, citing: string, doc_number: string, date: string, sentence: string}
MATCH (d:Document)-[r:CITES]->(law:Document)
WHERE law.name CONTAINS $document
RETURN law.name AS cited, d.name AS citing, d.doc_number AS doc_number, coalesce(d.signed, d.published) AS date,
       min(head(r.sentences)) AS sentence
ORDER BY cited, date, citing
