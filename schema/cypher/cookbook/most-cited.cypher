// zh: 被引用最多的文件
// en: The documents cited most
// parameters:
//   at_least: {default: 1, zh: 至少被引几次, en: cited at least this often}
// columns: {document: string, cited_by: integer, at_hand: boolean}
MATCH (d:Document)-[:CITES]->(law:Document)
WITH law, count(DISTINCT d.id) AS times
WHERE times >= $at_least
RETURN law.name AS document, times AS cited_by, law.sha256 IS NOT NULL AS at_hand
ORDER BY cited_by DESC, document
