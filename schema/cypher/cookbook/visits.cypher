// zh: 谁在什么时候考察了哪里
// en: Who visited which places, and when
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
//   place: {default: "", zh: 地名或单位名称中的字；空为全部, en: part of the name of the place or institution; empty for all}
// columns: {place: string, person: string, date: string, document: string}
MATCH (p:Person)
WHERE $person = '' OR $person = p.name OR $person IN p.aliases
MATCH (p)-[r:VISITED]->(x:Place|Institution)
WHERE x.name CONTAINS $place
WITH *, r.document AS source
MATCH (d:Document {id: source})
RETURN x.name AS place, p.name AS person, coalesce(r.date, d.published, d.signed) AS date, d.name AS document
ORDER BY date, place, person, document
