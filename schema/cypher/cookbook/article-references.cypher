// zh: 引用到具体条款的地方
// en: Where documents refer to an article of another
// parameters:
//   document: {default: "", zh: 被引文件名称中的字；空为全部, en: part of the cited document's name; empty for all}
// columns: {citing: string, cited: string, sentence: string}
MATCH (d:Document)-[r:CITES]->(law:Document)
WHERE law.name CONTAINS $document
UNWIND r.sentences AS sentence
WITH DISTINCT d.name AS citing, law.name AS cited, sentence
WHERE sentence =~ '(?s).*第[一二三四五六七八九十百千零〇0-9]+条.*'
RETURN citing, cited, sentence
ORDER BY cited, citing, sentence
