// zh: 谁以什么身份出席了哪些会议
// en: Who attended which meetings, in what capacity
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
//   meeting: {default: "", zh: 会议名称中的字；空为所有会议, en: part of the meeting's name; empty for all}
// columns: {person: string, meeting: string, date: string, capacity: string, place_in_list: integer, document: string}
MATCH (p:Person)
WHERE $person = '' OR $person = p.name OR $person IN p.aliases
MATCH (p)-[r:ATTENDED]->(m:Meeting)
WHERE m.name CONTAINS $meeting
OPTIONAL MATCH (m)-[:HELD_ON]->(held:Date)
WITH *, r.document AS source
OPTIONAL MATCH (d:Document {id: source})
RETURN p.name AS person, m.name AS meeting, min(held.name) AS date, r.capacity AS capacity,
       r.order AS place_in_list, d.name AS document
ORDER BY person, date, meeting, document
