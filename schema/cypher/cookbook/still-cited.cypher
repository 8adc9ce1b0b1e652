// zh: 已被废止却仍被引用的文件
// en: Documents that were repealed but are cited by others
// columns: {repealed: string, repealed_by: string, cited_by: list}
MATCH (new:Document)-[:REPEALS]->(old:Document)
MATCH (d:Document)-[:CITES]->(old)
WHERE d.id <> new.id
WITH DISTINCT old, new, d
ORDER BY d.name
RETURN old.name AS repealed, new.name AS repealed_by, collect(d.name) AS cited_by
ORDER BY repealed, repealed_by
