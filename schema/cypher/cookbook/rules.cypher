// zh: 每条规则得出了多少关系
// en: How many relations each rule gave
// parameters: {}
// columns: {rule: string, relation: string, relations: integer, documents: integer}
MATCH (:Person|Institution|Meeting|Document|Place)-[r]->()
UNWIND r.rules AS rule
WITH DISTINCT rule, r
RETURN rule, type(r) AS relation, count(r) AS relations, count(DISTINCT r.document) AS documents
ORDER BY relations DESC, rule, relation
