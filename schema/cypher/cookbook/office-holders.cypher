// zh: 一个职务先后由谁担任
// en: Who has held a post, one after another
// parameters:
//   institution: {default: "", zh: 机构名称中的字；空为所有机构, en: part of the institution's name; empty for all}
//   title: {default: "", zh: 职务中的字；空为所有职务, en: part of the title; empty for all}
// columns: {institution: string, title: string, holders: list}
MATCH (p:Person)-[r:HOLDS_POSITION]->(i:Institution)
WHERE i.name CONTAINS $institution AND r.title CONTAINS $title
WITH *, r.document AS source
MATCH (d:Document {id: source})
WITH i.name AS institution, r.title AS title, p.name AS person, min(coalesce(r.start_date, d.signed, d.published, '')) AS since
ORDER BY since, person
RETURN institution, title, collect(person + CASE WHEN since = '' THEN '' ELSE ' (' + since + ')' END) AS holders
ORDER BY institution, title
