// zh: 各机构召开了哪些会议
// en: Which meetings an institution convened
// parameters:
//   institution: {default: "", zh: 机构名称或别称；空为所有机构, en: name or alias of the institution; empty for all}
// columns: {institution: string, date: string, meeting: string}
MATCH (i:Institution)
WHERE $institution = '' OR $institution = i.name OR $institution IN i.aliases
MATCH (i)-[:CONVENED]->(m:Meeting)
OPTIONAL MATCH (m)-[:HELD_ON]->(held:Date)
RETURN i.name AS institution, min(held.name) AS date, m.name AS meeting
ORDER BY institution, date, meeting
