// zh: 谁在哪些会议上讲话
// en: Who spoke at which meetings
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
// columns: {person: string, meeting: string, date: string, documents: list}
MATCH (p:Person)
WHERE $person = '' OR $person = p.name OR $person IN p.aliases
MATCH (p)-[r:SPOKE_AT]->(m:Meeting)
WITH *, r.document AS source
MATCH (d:Document {id: source})
OPTIONAL MATCH (m)-[:HELD_ON]->(held:Date)
WITH p, m, d.name AS document, min(held.name) AS date
ORDER BY document
WITH p, m, min(date) AS date, collect(document) AS documents
RETURN p.name AS person, m.name AS meeting, date, documents
ORDER BY person, date, meeting
