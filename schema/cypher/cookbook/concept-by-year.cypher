// zh: 提法逐年见于多少文件
// en: In how many documents a concept stands, year by year
// parameters:
//   concept: {default: "", zh: 提法或其异文；空为所有提法, en: concept or a variant of it; empty for all}
// columns: {concept: string, year: string, documents: integer, mentions: integer}
MATCH (c:Concept)
WHERE $concept = '' OR $concept = c.name OR $concept IN c.aliases
MATCH (d:Document)-[r:MENTIONS]->(c)
WITH c.name AS concept, left(coalesce(d.signed, d.published), 4) AS year, d.id AS id, r.count AS mentions
RETURN concept, year, count(DISTINCT id) AS documents, sum(mentions) AS mentions
ORDER BY concept, year
