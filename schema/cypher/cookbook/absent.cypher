// zh: 常出席某系列会议的人中，谁缺席了某一次
// en: Who usually attends a series of meetings but was missing at one
// parameters:
//   series: {default: "", zh: 系列会议名称中的字, en: part of the name of the series' meetings}
//   meeting: {default: "", zh: 那一次会议名称中的字, en: part of the name of the one meeting}
//   at_least: {default: 2, zh: 至少出席过几次, en: attended at least this often}
// columns: {meeting: string, person: string, attended_others: integer}
MATCH (one:Meeting)<-[:ATTENDED]-(:Person)
WHERE one.name CONTAINS $meeting AND one.name CONTAINS $series
WITH DISTINCT one
MATCH (p:Person)-[:ATTENDED]->(other:Meeting)
WHERE other.name CONTAINS $series AND other.id <> one.id
  AND NOT EXISTS { (p)-[:ATTENDED|PRESIDED|SPOKE_AT]->(one) }
WITH one, p, count(DISTINCT other.id) AS times
WHERE times >= $at_least
RETURN one.name AS meeting, p.name AS person, times AS attended_others
ORDER BY meeting, attended_others DESC, person
