// zh: 谁在一个机构及其前身都任过职
// en: Who held posts both at a body and at what it grew out of
// parameters:
//   body: {default: "", zh: 机构名称中的字；空为全部, en: part of the body's name; empty for all}
// columns: {person: string, body: string, title: string, before: string, title_before: string}
MATCH (b:Institution)-[:PRECEDED_BY]->(old:Institution)
WHERE b.name CONTAINS $body
WITH DISTINCT b, old
MATCH (p:Person)-[r:HOLDS_POSITION]->(b)
MATCH (p)-[q:HOLDS_POSITION]->(old)
RETURN DISTINCT p.name AS person, b.name AS body, r.title AS title, old.name AS before, q.title AS title_before
ORDER BY person, body, before, title, title_before
