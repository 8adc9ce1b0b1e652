// zh: 哪次会议（或哪个机构）通过、修订了哪些文件
// en: Which meeting or institution adopted or revised which documents
// parameters:
//   meeting: {default: "", zh: 会议或机构名称中的字；空为全部, en: part of the name of the meeting or institution; empty for all}
// columns: {adopted_by: string, act: string, document: string, date: string}
MATCH (x:Meeting|Institution)-[r:ADOPTED|REVISED]->(d:Document)
WHERE x.name CONTAINS $meeting
RETURN x.name AS adopted_by, type(r) AS act, d.name AS document, min(r.date) AS date
ORDER BY adopted_by, date, act, document
