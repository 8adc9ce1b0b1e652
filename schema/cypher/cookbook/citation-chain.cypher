// zh: 从一份文件出发的引用链（最多三步）
// en: Chains of citations from a document, up to three steps
// parameters:
//   document: {default: "", zh: 文件名称中的字；空为全部, en: part of the document's name; empty for all}
// columns: {steps: integer, chain: list}
MATCH path = (d:Document)-[:CITES*1..3]->(:Document)
WHERE d.name CONTAINS $document
RETURN DISTINCT length(path) AS steps, [n IN nodes(path) | n.name] AS chain
ORDER BY chain[0], chain[1], steps, chain[2], chain[3]
