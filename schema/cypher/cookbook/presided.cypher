// zh: 谁主持了哪些会议
// en: Who presided over which meetings
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
// columns: {person: string, meeting: string, date: string, sentence: string}
MATCH (p:Person)
WHERE $person = '' OR $person = p.name OR $person IN p.aliases
MATCH (p)-[r:PRESIDED]->(m:Meeting)
OPTIONAL MATCH (m)-[:HELD_ON]->(held:Date)
WITH p, m, min(held.name) AS date, min(head(r.sentences)) AS sentence
RETURN p.name AS person, m.name AS meeting, date, sentence
ORDER BY person, date, meeting
