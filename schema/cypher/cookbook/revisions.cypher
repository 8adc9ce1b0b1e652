// zh: 一部法规的通过与历次修订
// en: The adoption and revisions of a law
// parameters:
//   document: {default: "", zh: 文件名称中的字；空为全部, en: part of the document's name; empty for all}
// columns: {document: string, date: string, act: string, ordinal: integer, body: string}
MATCH (x:Meeting|Institution)-[r:ADOPTED|REVISED]->(d:Document)
WHERE d.name CONTAINS $document
RETURN d.name AS document, min(r.date) AS date, type(r) AS act, min(r.ordinal) AS ordinal, x.name AS body
ORDER BY document, date, act, body
