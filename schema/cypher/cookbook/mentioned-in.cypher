// zh: 哪些文件提到了某人、某机构、某提法
// en: Which documents name a person, institution, concept or other thing
// parameters:
//   name: {default: "", zh: 名称或别称；空为全部, en: name or alias; empty for everything}
// columns: {name: string, kind: string, document: string, date: string, times: integer, sentence: string}
MATCH (x:Person|Institution|Meeting|Concept|Document|Place|Date)
WHERE $name = '' OR $name = x.name OR $name IN x.aliases
MATCH (d:Document)-[r:MENTIONS]->(x)
RETURN x.name AS name, head(labels(x)) AS kind, d.name AS document, coalesce(d.signed, d.published) AS date,
       r.count AS times, head(r.sentences) AS sentence
ORDER BY name, kind, date, document
