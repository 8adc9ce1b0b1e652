// zh: 一个机构的前身（最多四步）
// en: What a body grew out of, up to four steps back
// parameters:
//   body: {default: "", zh: 机构名称中的字；空为全部, en: part of the body's name; empty for all}
// columns: {body: string, before: string, steps: integer, date: string}
MATCH path = (b:Institution)-[:PRECEDED_BY*1..4]->(old:Institution)
WHERE b.name CONTAINS $body
WITH b.name AS body, old.name AS before, length(path) AS steps, last(relationships(path)) AS step
RETURN body, before, steps, min(step.date) AS date
ORDER BY body, steps, before
