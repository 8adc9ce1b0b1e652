// zh: 职务相差很远、可能是同名的人
// en: People whose posts suggest that two share a name
// parameters:
//   at_least: {default: 4, zh: 至少任职于几个机构, en: posts at no fewer institutions than this}
// columns: {person: string, institutions: integer, posts: list}
MATCH (p:Person)-[r:HOLDS_POSITION]->(i:Institution)
WITH DISTINCT p, i.name AS institution, r.title AS title
ORDER BY institution, title
WITH p, collect(institution + coalesce(title, '')) AS posts, count(DISTINCT institution) AS institutions
WHERE institutions >= $at_least
RETURN p.name AS person, institutions, posts
ORDER BY institutions DESC, person
