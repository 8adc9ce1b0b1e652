// zh: 某机构发布了哪些文件
// en: Which documents an institution issued
// parameters:
//   institution: {default: "", zh: 机构名称或别称；空为所有机构, en: name or alias of the institution; empty for all}
// columns: {institution: string, date: string, doc_number: string, doc_type: string, document: string}
MATCH (i:Institution)
WHERE $institution = '' OR $institution = i.name OR $institution IN i.aliases
MATCH (i)-[:ISSUED]->(d:Document)
RETURN DISTINCT i.name AS institution, coalesce(d.signed, d.published) AS date, d.doc_number AS doc_number,
       d.doc_type AS doc_type, d.name AS document
ORDER BY institution, date, document
