// zh: 哪项任务由哪个机构负责
// en: Which institution is responsible for what
// parameters:
//   institution: {default: "", zh: 机构名称中的字；空为所有机构, en: part of the institution's name; empty for all}
// columns: {institution: string, responsible_for: string, kind: string, document: string, sentence: string}
MATCH (i:Institution)-[r:RESPONSIBLE_FOR]->(x:Concept|Document)
WHERE i.name CONTAINS $institution
WITH *, r.document AS source
MATCH (d:Document {id: source})
RETURN i.name AS institution, x.name AS responsible_for, head(labels(x)) AS kind, d.name AS document,
       head(r.sentences) AS sentence
ORDER BY institution, responsible_for, document
