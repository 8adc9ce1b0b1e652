// zh: 两人同在一份名单时谁排在前面，各几次
// en: Who is listed before whom, and how often
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
// columns: {before: string, after: string, times: integer}
MATCH (p:Person)
WHERE $person = '' OR $person = p.name OR $person IN p.aliases
MATCH (p)-[x:ATTENDED]->(m:Meeting)<-[y:ATTENDED]-(other:Person)
WHERE x.document = y.document AND (x.order < y.order OR (x.order > y.order AND $person <> ''))
WITH CASE WHEN x.order < y.order THEN p.name ELSE other.name END AS before,
     CASE WHEN x.order < y.order THEN other.name ELSE p.name END AS after
RETURN before, after, count(*) AS times
ORDER BY times DESC, before, after
