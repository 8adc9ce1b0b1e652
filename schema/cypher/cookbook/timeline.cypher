// zh: 某人的大事记：职务、会议、考察、讲话
// en: "Everything dated about a person: posts, meetings, visits, speeches"
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
// columns: {person: string, date: string, relation: string, what: string, detail: string}
MATCH (p:Person)
WHERE $person = '' OR $person = p.name OR $person IN p.aliases
MATCH (p)-[r]->(x)
WITH *, r.document AS source
MATCH (d:Document {id: source})
OPTIONAL MATCH (x)-[:HELD_ON]->(held:Date)
WITH p, r, x, d, min(held.name) AS held
RETURN DISTINCT p.name AS person, coalesce(r.date, r.start_date, held, d.signed, d.published) AS date, type(r) AS relation,
       x.name AS what, coalesce(r.title, r.capacity) AS detail
ORDER BY person, date, relation, what, detail
