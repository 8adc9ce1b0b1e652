// zh: 某人历任职务
// en: The posts of a person over time
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
// columns: {person: string, institution: string, title: string, since: string, until: string, former: boolean, first_stated: string, last_stated: string, documents: integer}
MATCH (p:Person)
WHERE $person = '' OR $person = p.name OR $person IN p.aliases
MATCH (p)-[r:HOLDS_POSITION]->(i:Institution)
WITH *, r.document AS source
MATCH (d:Document {id: source})
WITH p.name AS person, i.name AS institution, r.title AS title, min(r.start_date) AS since, max(r.end_date) AS until,
     max(CASE WHEN coalesce(r.former, false) THEN 1 ELSE 0 END) AS left_office,
     min(coalesce(d.signed, d.published)) AS first_stated, max(coalesce(d.signed, d.published)) AS last_stated,
     count(DISTINCT d.id) AS documents
RETURN person, institution, title, since, until, left_office = 1 AS former, first_stated, last_stated, documents
ORDER BY person, coalesce(since, first_stated, '9999'), institution, title
