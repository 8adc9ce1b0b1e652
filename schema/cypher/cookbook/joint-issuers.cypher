// zh: 几个机构联合发布的文件
// en: Documents issued by several institutions together
// parameters:
//   at_least: {default: 2, zh: 至少几个机构, en: at least this many institutions}
// columns: {document: string, doc_number: string, date: string, issuers: list}
MATCH (i:Institution)-[:ISSUED]->(d:Document)
WITH DISTINCT d, i.name AS issuer
ORDER BY issuer
WITH d, collect(issuer) AS issuers
WHERE size(issuers) >= $at_least
RETURN d.name AS document, d.doc_number AS doc_number, coalesce(d.signed, d.published) AS date, issuers
ORDER BY size(issuers) DESC, date, document
