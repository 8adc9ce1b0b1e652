// zh: 一个系列中缺了哪几次会议
// en: Meetings of a series that the graph does not have
// parameters:
//   series: {default: "", zh: 系列名称中的字；空为全部, en: part of the series' name; empty for all}
// columns: {series: string, after: string, before: string, missing: integer}
MATCH (one:Meeting)-[n:NEXT]->(other:Meeting)
WHERE n.step > 1
MATCH (other)-[:INSTANCE_OF]->(s:Series)
WHERE s.name CONTAINS $series
RETURN DISTINCT s.name AS series, one.name AS after, other.name AS before, n.step - 1 AS missing
ORDER BY series, missing DESC, after
