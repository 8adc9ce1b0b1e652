// zh: 某一系列的会议之间隔了多少天
// en: Days between the meetings of a series, longest gap first
// parameters:
//   series: {default: "", zh: 系列名称中的字；空为全部, en: part of the series' name; empty for all}
// columns: {series: string, from_date: string, from_meeting: string, to_date: string, to_meeting: string, days: integer}
MATCH (m:Meeting)-[:INSTANCE_OF]->(s:Series)
WHERE s.name CONTAINS $series
MATCH (m)-[:HELD_ON]->(held:Date)
WHERE size(held.name) >= 10
WITH s.name AS series, m.name AS meeting, min(left(held.name, 10)) AS day
ORDER BY series, day, meeting
WITH series, collect(day) AS days, collect(meeting) AS meetings
UNWIND CASE WHEN size(days) > 1 THEN range(0, size(days) - 2) ELSE [] END AS i
RETURN series, days[i] AS from_date, meetings[i] AS from_meeting, days[i + 1] AS to_date,
       meetings[i + 1] AS to_meeting, duration.inDays(date(days[i]), date(days[i + 1])).days AS days
ORDER BY days DESC, series, from_date, from_meeting
