// zh: 哪些决定、修正案修改了某部法规
// en: The decisions and amendments that changed a law
// parameters:
//   law: {default: "", zh: 法规名称中的字；空为全部, en: part of the law's name; empty for all}
// columns: {law: string, changed_by: string, sentence: string}
MATCH (d:Document)-[r:AMENDS]->(law:Document)
WHERE law.name CONTAINS $law
RETURN law.name AS law, d.name AS changed_by, min(head(r.sentences)) AS sentence
ORDER BY law, changed_by
