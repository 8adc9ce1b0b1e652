// zh: 出席表：每人出席了多少次、哪些会议
// en: "Attendance matrix: how often and where each person was present"
// parameters:
//   meeting: {default: "", zh: 会议名称中的字；空为所有会议, en: part of the meeting's name; empty for all}
// columns: {person: string, times: integer, meetings: list}
MATCH (p:Person)-[:ATTENDED|PRESIDED|SPOKE_AT]->(m:Meeting)
WHERE m.name CONTAINS $meeting
OPTIONAL MATCH (m)-[:HELD_ON]->(held:Date)
WITH p, m, min(held.name) AS date
ORDER BY date, m.name
WITH p, collect(CASE WHEN date IS NULL THEN m.name ELSE date + ' ' + m.name END) AS meetings
RETURN p.name AS person, size(meetings) AS times, meetings
ORDER BY times DESC, person
