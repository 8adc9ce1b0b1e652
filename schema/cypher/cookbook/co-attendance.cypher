// zh: 谁和谁一起出席过会议，几次
// en: Who attended meetings together, and how often
// parameters:
//   person: {default: "", zh: 姓名或别称；空为所有人, en: name or alias; empty for everybody}
//   at_least: {default: 1, zh: 至少几次, en: at least this often}
// columns: {person: string, other: string, times: integer, meetings: list}
MATCH (a:Person)
WHERE $person = '' OR $person = a.name OR $person IN a.aliases
MATCH (a)-[:ATTENDED|PRESIDED|SPOKE_AT]->(m:Meeting)<-[:ATTENDED|PRESIDED|SPOKE_AT]-(b:Person)
WHERE a.id < b.id OR (a.id > b.id AND $person <> '')
WITH DISTINCT a.name AS person, b.name AS other, m.name AS meeting
ORDER BY meeting
WITH person, other, collect(meeting) AS meetings
WHERE size(meetings) >= $at_least
RETURN person, other, size(meetings) AS times, meetings
ORDER BY times DESC, person, other
