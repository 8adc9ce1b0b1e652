// zh: 一部法规的条文及其所引条文
// en: The articles of a law and what each refers to
// parameters:
//   law: {default: "", zh: 法规名称中的字；空为全部, en: part of the law's name; empty for all}
// columns: {law: string, place: integer, chapter: string, article: string, refers_to: list}
MATCH (law:Document)-[h:HAS_ARTICLE]->(a:Article)
WHERE law.name CONTAINS $law AND h.order > 0
OPTIONAL MATCH (a)-[:REFERS_TO]->(other:Article)
WITH law, h, a, other
ORDER BY other.name
RETURN law.name AS law, min(h.order) AS place, a.chapter AS chapter, a.name AS article, collect(DISTINCT other.name) AS refers_to
ORDER BY law, place, article
