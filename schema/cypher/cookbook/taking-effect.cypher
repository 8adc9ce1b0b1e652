// zh: 某段时间内施行的法规
// en: Laws and regulations that take effect in a span of time
// parameters:
//   from: {default: "1900-01-01", zh: 起始日期, en: first day}
//   to: {default: "2999-12-31", zh: 截止日期, en: last day}
// columns: {date: string, document: string, sentence: string}
MATCH (d:Document)-[r:EFFECTIVE_ON]->(day:Date)
WHERE day.name >= $from AND day.name <= $to
RETURN day.name AS date, d.name AS document, min(head(r.sentences)) AS sentence
ORDER BY date, document
