// zh: 最常被其他条文引用的条文
// en: Articles that other articles and documents refer to most
// parameters:
//   law: {default: "", zh: 法规名称中的字；空为全部, en: part of the law's name; empty for all}
//   at_least: {default: 1, zh: 至少被引次数, en: at least so many references}
// columns: {article: string, chapter: string, own: integer, others: integer}
MATCH (law:Document)-[:HAS_ARTICLE]->(a:Article)
WHERE law.name CONTAINS $law
WITH DISTINCT law, a
MATCH (x:Article|Document)-[r:REFERS_TO]->(a)
WITH a.name AS article, a.chapter AS chapter, law.id AS law, r.document AS document
WITH article, chapter, sum(CASE WHEN document = law THEN 1 ELSE 0 END) AS own,
     sum(CASE WHEN document = law THEN 0 ELSE 1 END) AS others
WHERE own + others >= $at_least
RETURN article, chapter, own, others
ORDER BY others DESC, own DESC, article
