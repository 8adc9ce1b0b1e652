// zh: 某日谁在某机构任什么职
// en: Who held which post at an institution on a given day
// about: >-
//   A post counts when its known start and end, or else the date of the document that states it, do not speak against the day.
// parameters:
//   institution: {default: "", zh: 机构名称中的字；空为所有机构, en: part of the institution's name; empty for all}
//   date: {default: "2024-06-30", zh: 日期（年-月-日）, en: day (YYYY-MM-DD)}
// columns: {institution: string, title: string, person: string, since: string, until: string, stated: string}
MATCH (p:Person)-[r:HOLDS_POSITION]->(i:Institution)
WHERE i.name CONTAINS $institution AND coalesce(r.former, false) = false
WITH *, r.document AS source
MATCH (d:Document {id: source})
WITH p, i, r, coalesce(d.signed, d.published, '') AS stated
WHERE coalesce(r.start_date, stated) <= $date AND (r.end_date IS NULL OR r.end_date >= left($date, size(r.end_date)))
RETURN i.name AS institution, r.title AS title, p.name AS person, min(r.start_date) AS since, max(r.end_date) AS until,
       max(stated) AS stated
ORDER BY institution, title, stated DESC, person
