// zh: 某年新出现的提法
// en: Concepts that are new in a year
// parameters:
//   year: {default: "2024", zh: 年份, en: year}
// columns: {concept: string, documents: integer}
MATCH (d:Document)-[:MENTIONS]->(c:Concept)
WITH c, collect(DISTINCT left(coalesce(d.signed, d.published), 4)) AS years, count(DISTINCT d.id) AS documents
WHERE $year IN years AND NOT any(y IN years WHERE y < $year)
RETURN c.name AS concept, documents
ORDER BY documents DESC, concept
