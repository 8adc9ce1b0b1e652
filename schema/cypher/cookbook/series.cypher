// zh: 一个系列的历次会议：届次、日期、主持人
// en: "The meetings of a series: number, day, who presided"
// parameters:
//   series: {default: "", zh: 系列名称中的字；空为全部, en: part of the series' name; empty for all}
// columns: {series: string, number: integer, meeting: string, date: string, presided: list}
MATCH (m:Meeting)-[i:INSTANCE_OF]->(s:Series)
WHERE s.name CONTAINS $series
WITH DISTINCT s, m, i.number AS number
OPTIONAL MATCH (m)-[:HELD_ON]->(held:Date)
WITH s, m, number, min(held.name) AS date
OPTIONAL MATCH (p:Person)-[:PRESIDED]->(m)
WITH s, m, number, date, p
ORDER BY p.name
RETURN s.name AS series, number, m.name AS meeting, date, collect(DISTINCT p.name) AS presided
ORDER BY series, number, date, meeting
