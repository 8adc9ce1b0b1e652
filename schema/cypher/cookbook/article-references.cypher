// zh: 哪些条文或文件引用了某一条
// en: Which articles and documents refer to an article
// parameters:
//   article: {default: "", zh: 被引条文名称中的字（法规名和条号）；空为全部, en: part of the cited article's name (law and number); empty for all}
// columns: {article: string, cited_by: string, paragraph: string, item: string, document: string, sentence: string}
MATCH (x:Article|Document)-[r:REFERS_TO]->(a:Article)
WHERE a.name CONTAINS $article
WITH *, r.document AS source
OPTIONAL MATCH (d:Document {id: source})
RETURN a.name AS article, x.name AS cited_by, r.paragraph AS paragraph, r.item AS item, d.name AS document,
       head(r.sentences) AS sentence
ORDER BY article, cited_by, document
