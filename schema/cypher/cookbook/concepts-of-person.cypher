// zh: 某人最常强调的提法
// en: The concepts a person emphasises most
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
// columns: {person: string, concept: string, documents: integer}
MATCH (p:Person)
WHERE $person = '' OR $person = p.name OR $person IN p.aliases
MATCH (p)-[r:EMPHASIZED]->(c:Concept)
RETURN p.name AS person, c.name AS concept, count(DISTINCT r.document) AS documents
ORDER BY person, documents DESC, concept
