// zh: 某人署名的文章和讲话，以及在哪里发表
// en: Texts by a person, and the meetings they were delivered at
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
// columns: {person: string, document: string, date: string, delivered_at: list}
MATCH (p:Person)
WHERE $person = '' OR $person = p.name OR $person IN p.aliases
MATCH (p)-[:AUTHORED]->(d:Document)
WITH DISTINCT p, d
OPTIONAL MATCH (d)-[:DELIVERED_AT]->(m:Meeting)
WITH DISTINCT p, d, m.name AS meeting
ORDER BY meeting
WITH p, d, collect(meeting) AS meetings
RETURN p.name AS person, d.name AS document, coalesce(d.signed, d.published) AS date, meetings AS delivered_at
ORDER BY person, date, document
