// zh: 机构、地方的隶属关系（最多三级）
// en: What an institution or place is part of, up to three levels
// parameters:
//   name: {default: "", zh: 名称中的字；空为全部, en: part of the name; empty for all}
// columns: {name: string, levels: integer, chain: list}
MATCH path = (x:Institution|Place)-[:PART_OF*1..3]->()
WHERE x.name CONTAINS $name
RETURN DISTINCT x.name AS name, length(path) AS levels, [n IN nodes(path) | n.name] AS chain
ORDER BY name, levels, chain[1], chain[2], chain[3]
