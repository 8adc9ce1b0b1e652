// zh: 会议听取了哪些机构的汇报
// en: Whose reports a meeting heard
// parameters:
//   meeting: {default: "", zh: 会议名称中的字；空为所有会议, en: part of the meeting's name; empty for all}
// columns: {meeting: string, institution: string, mode: string, sentence: string}
MATCH (i:Institution)-[r:REPORTED_AT]->(m:Meeting)
WHERE m.name CONTAINS $meeting
RETURN m.name AS meeting, i.name AS institution, r.mode AS mode, min(head(r.sentences)) AS sentence
ORDER BY meeting, institution, mode
