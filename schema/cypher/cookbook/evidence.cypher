// zh: 一条关系的出处：原句、位置、规则
// en: "The sources of a relation: sentence, position and rule"
// parameters:
//   from: {default: "", zh: 起点名称；空为全部, en: name of the head; empty for all}
//   to: {default: "", zh: 终点名称；空为全部, en: name of the tail; empty for all}
//   relation: {default: "", zh: 关系类型，如 PRESIDED；空为除 MENTIONS 外的全部, en: "relation, such as PRESIDED; empty for all but MENTIONS"}
// columns: {head: string, relation: string, tail: string, sentence: string, start: integer, end: integer, rule: string, path: string, document: string}
MATCH (a)-[r]->(b)
WHERE $from IN ['', a.name] AND $to IN ['', b.name]
  AND (type(r) = $relation OR ($relation = '' AND type(r) <> 'MENTIONS'))
WITH *, r.document AS source
MATCH (d:Document {id: source})
UNWIND range(0, size(r.sentences) - 1) AS i
RETURN a.name AS head, type(r) AS relation, b.name AS tail, r.sentences[i] AS sentence, r.starts[i] AS start,
       r.ends[i] AS `end`, r.rules[i] AS rule, d.path AS path, d.name AS document
ORDER BY head, relation, tail, document, start, `end`, rule
