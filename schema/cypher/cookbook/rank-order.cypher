// zh: 出席名单中的排名
// en: The order of names in attendance lists
// parameters:
//   meeting: {default: "", zh: 会议名称中的字；空为所有会议, en: part of the meeting's name; empty for all}
// columns: {meeting: string, document: string, place: integer, person: string, capacity: string}
MATCH (p:Person)-[r:ATTENDED]->(m:Meeting)
WHERE m.name CONTAINS $meeting AND r.order IS NOT NULL
WITH *, r.document AS source
MATCH (d:Document {id: source})
RETURN m.name AS meeting, d.name AS document, r.order AS place, p.name AS person, r.capacity AS capacity
ORDER BY meeting, document, place, person
