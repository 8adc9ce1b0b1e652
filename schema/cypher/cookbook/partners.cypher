// zh: 哪些机构常联合发文
// en: Which institutions issue documents together, and how often
// parameters:
//   institution: {default: "", zh: 机构名称或别称；空为所有机构, en: name or alias of the institution; empty for all}
// columns: {institution: string, other: string, documents: integer}
MATCH (a:Institution)
WHERE $institution = '' OR $institution = a.name OR $institution IN a.aliases
MATCH (a)-[:ISSUED]->(d:Document)<-[:ISSUED]-(b:Institution)
WHERE a.id < b.id OR (a.id > b.id AND $institution <> '')
RETURN a.name AS institution, b.name AS other, count(DISTINCT d.id) AS documents
ORDER BY documents DESC, institution, other
