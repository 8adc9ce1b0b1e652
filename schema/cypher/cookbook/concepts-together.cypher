// zh: 常一起出现的提法
// en: Concepts that occur together
// parameters:
//   concept: {default: "", zh: 提法或其异文；空为所有提法, en: concept or a variant of it; empty for all}
//   at_least: {default: 2, zh: 至少同见于几份文件, en: together in at least this many documents}
// columns: {concept: string, other: string, documents: integer}
MATCH (a:Concept)
WHERE $concept = '' OR $concept = a.name OR $concept IN a.aliases
MATCH (a)<-[:MENTIONS]-(d:Document)-[:MENTIONS]->(b:Concept)
WHERE a.id < b.id OR (a.id > b.id AND $concept <> '')
WITH a, b, count(DISTINCT d.id) AS documents
WHERE documents >= $at_least
RETURN a.name AS concept, b.name AS other, documents
ORDER BY documents DESC, concept, other
