// zh: 某个提法由谁、在哪年强调过几次
// en: Who emphasised a concept, by year
// parameters:
//   concept: {default: "", zh: 提法或其异文；空为所有提法, en: concept or a variant of it; empty for all}
// columns: {concept: string, speaker: string, kind: string, year: string, documents: integer}
MATCH (c:Concept)
WHERE $concept = '' OR $concept = c.name OR $concept IN c.aliases
MATCH (x:Person|Meeting|Document)-[r:EMPHASIZED]->(c)
WITH *, r.document AS source
MATCH (d:Document {id: source})
WITH c, x, d, left(coalesce(d.signed, d.published), 4) AS year
RETURN c.name AS concept, x.name AS speaker, head(labels(x)) AS kind, year, count(DISTINCT d.id) AS documents
ORDER BY concept, year, documents DESC, speaker
