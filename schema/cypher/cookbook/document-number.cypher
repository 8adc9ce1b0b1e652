// zh: 按文号查文件
// en: Find a document by its number
// parameters:
//   number: {default: "", zh: 文号中的字；空为所有有文号的文件, en: part of the number; empty for all documents with one}
// columns: {doc_number: string, document: string, date: string, path: string}
MATCH (d:Document)
WHERE d.doc_number CONTAINS $number
RETURN d.doc_number AS doc_number, d.name AS document, coalesce(d.signed, d.published) AS date, d.path AS path
ORDER BY doc_number, document
