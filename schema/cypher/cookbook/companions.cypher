// zh: 谁陪同过谁
// en: Who accompanied whom
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
// columns: {person: string, accompanied_by: string, times: integer, documents: list}
MATCH (p:Person)
WHERE $person = '' OR $person = p.name OR $person IN p.aliases
MATCH (a:Person)-[r:ACCOMPANIED]->(p)
WITH *, r.document AS source
MATCH (d:Document {id: source})
WITH DISTINCT p, a, d.name AS document
ORDER BY document
WITH p, a, collect(document) AS documents
RETURN p.name AS person, a.name AS accompanied_by, size(documents) AS times, documents
ORDER BY person, times DESC, accompanied_by
