// zh: 两人同在一份名单时谁排在前面，各几次
// en: Who is listed before whom, and how often
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
// columns: {before: string, after: string, times: integer}
MATCH (a:Person)-[x:ATTENDED]->(m:Meeting)<-[y:ATTENDED]-(b:Person)
WHERE x.document = y.document AND x.order < y.order
  AND ($person = '' OR $person IN [a.name, b.name] OR $person IN a.aliases OR $person IN b.aliases)
RETURN a.name AS before, b.name AS after, count(*) AS times
ORDER BY times DESC, before, after
