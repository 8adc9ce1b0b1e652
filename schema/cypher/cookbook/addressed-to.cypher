// zh: 发给某机构的文件
// en: Documents addressed to an institution
// parameters:
//   institution: {default: "", zh: 机构名称或别称；空为所有机构, en: name or alias of the institution; empty for all}
// columns: {institution: string, date: string, document: string, issuers: list}
MATCH (i:Institution)
WHERE $institution = '' OR $institution = i.name OR $institution IN i.aliases
MATCH (d:Document)-[:ADDRESSED_TO]->(i)
WITH DISTINCT d, i
OPTIONAL MATCH (issuer:Institution)-[:ISSUED]->(d)
WITH DISTINCT d, i, issuer.name AS issuer
ORDER BY issuer
WITH d, i, collect(issuer) AS issuers
RETURN i.name AS institution, coalesce(d.signed, d.published) AS date, d.name AS document, issuers
ORDER BY institution, date, document
