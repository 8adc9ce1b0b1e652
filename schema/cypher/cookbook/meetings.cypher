// zh: 某一系列的会议：时间、地点、召集机构
// en: "The meetings of a series: when, where, convened by whom"
// parameters:
//   series: {default: "", zh: 会议名称中的字；空为所有会议, en: part of the meeting's name; empty for all}
// columns: {date: string, meeting: string, places: list, conveners: list}
MATCH (m:Meeting)
WHERE m.name CONTAINS $series
OPTIONAL MATCH (m)-[:HELD_ON]->(held:Date)
WITH m, min(held.name) AS date
OPTIONAL MATCH (m)-[:HELD_AT]->(place:Place)
WITH DISTINCT m, date, place.name AS place
ORDER BY place
WITH m, date, collect(place) AS places
OPTIONAL MATCH (i:Institution)-[:CONVENED]->(m)
WITH DISTINCT m, date, places, i.name AS convener
ORDER BY convener
WITH m, date, places, collect(convener) AS conveners
RETURN date, m.name AS meeting, places, conveners
ORDER BY date, meeting
