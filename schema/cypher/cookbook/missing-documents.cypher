// zh: 被引用而手头没有全文的文件
// en: Documents that are cited but whose text is not at hand
// parameters: {}
// columns: {document: string, cited_by: integer, citing: list}
MATCH (d:Document)-[:CITES]->(law:Document)
WHERE law.sha256 IS NULL
WITH DISTINCT law.name AS document, d.name AS citing
ORDER BY citing
WITH document, collect(citing) AS citing
RETURN document, size(citing) AS cited_by, citing
ORDER BY cited_by DESC, document
