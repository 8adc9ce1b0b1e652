// zh: 哪些法规和文件为实施某部上位法而制定
// en: What was made to implement a law
// parameters:
//   law: {default: "", zh: 上位法名称中的字；空为全部, en: part of the law's name; empty for all}
// columns: {law: string, document: string, doc_type: string, doc_number: string, date: string, sentence: string}
MATCH (d:Document)-[r:IMPLEMENTS]->(law:Document)
WHERE law.name CONTAINS $law
RETURN law.name AS law, d.name AS document, d.doc_type AS doc_type, d.doc_number AS doc_number,
       coalesce(d.signed, d.published) AS date, min(head(r.sentences)) AS sentence
ORDER BY law, date, document
