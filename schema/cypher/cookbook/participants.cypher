// zh: 某次会议有谁参加，各做什么
// en: Who took part in a meeting, and how
// parameters:
//   meeting: {default: "", zh: 会议名称中的字, en: part of the meeting's name}
// columns: {meeting: string, name: string, kind: string, roles: list}
MATCH (x:Person|Institution)-[r:PRESIDED|SPOKE_AT|ATTENDED|CONVENED|REPORTED_AT]->(m:Meeting)
WHERE m.name CONTAINS $meeting
WITH DISTINCT m, x, type(r) AS role
ORDER BY role
WITH m, x, collect(role) AS roles
RETURN m.name AS meeting, x.name AS name, head(labels(x)) AS kind, roles
ORDER BY meeting, kind DESC, name
