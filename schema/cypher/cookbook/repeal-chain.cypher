// zh: 一份文件废止了什么，被废止的又废止过什么（最多四步）
// en: What a document repeals, and what that had repealed before it, up to four steps
// parameters:
//   document: {default: "", zh: 文件名称中的字；空为全部, en: part of the document's name; empty for all}
// columns: {steps: integer, chain: list}
MATCH path = (d:Document)-[:REPEALS*1..4]->(:Document)
WHERE d.name CONTAINS $document
RETURN DISTINCT length(path) AS steps, [n IN nodes(path) | n.name] AS chain
ORDER BY chain[0], chain[1], steps, chain[2], chain[3], chain[4]
