// zh: 提法最早见于哪份文件、哪句话
// en: Where a concept is first used, with the sentence
// parameters:
//   concept: {default: "", zh: 提法或其异文；空为所有提法, en: concept or a variant of it; empty for all}
// columns: {concept: string, date: string, document: string, sentence: string}
MATCH (c:Concept)
WHERE $concept = '' OR $concept = c.name OR $concept IN c.aliases
MATCH (d:Document)-[r:MENTIONS]->(c)
WHERE coalesce(d.signed, d.published) IS NOT NULL
WITH c, d, coalesce(d.signed, d.published) AS date, head(r.sentences) AS sentence
ORDER BY date, d.name
WITH c, head(collect({date: date, document: d.name, sentence: sentence})) AS first
RETURN c.name AS concept, first.date AS date, first.document AS document, first.sentence AS sentence
ORDER BY date, concept
