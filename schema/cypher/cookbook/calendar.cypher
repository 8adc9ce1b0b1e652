// zh: 某段时间内发生的事：会议、文件、考察
// en: "What happened in a span of time: meetings, documents, visits"
// parameters:
//   from: {default: "1900-01-01", zh: 起始日期, en: first day}
//   to: {default: "2999-12-31", zh: 截止日期, en: last day}
// columns: {date: string, kind: string, what: string}
MATCH (x:Meeting|Document)-[r:HELD_ON|PUBLISHED_ON|SIGNED_ON|EFFECTIVE_ON]->(day:Date)
WHERE day.name >= $from AND day.name <= $to
RETURN DISTINCT day.name AS date, type(r) AS kind, x.name AS what
ORDER BY date, kind, what
UNION
MATCH (p:Person)-[r:VISITED]->(x:Place|Institution)
WHERE r.date >= $from AND r.date <= $to
RETURN DISTINCT r.date AS date, type(r) AS kind, p.name + ' → ' + x.name AS what
ORDER BY date, kind, what
