// zh: 两人之间最短的联系（所有同样短的）
// en: The shortest connections between two people
// about: Through meetings, institutions, visits and company, not through being named in the same document.
// parameters:
//   from: {default: 习近平, zh: 一人的姓名, en: name of the one}
//   to: {default: 李强, zh: 另一人的姓名, en: name of the other}
// columns: {steps: integer, names: list, relations: list}
MATCH (a:Person) WHERE a.name = $from
MATCH (b:Person) WHERE b.name = $to AND b.id <> a.id
MATCH path = allShortestPaths((a)-[:ATTENDED|PRESIDED|SPOKE_AT|HOLDS_POSITION|ACCOMPANIED|VISITED|CONVENED|REPORTED_AT|PART_OF*..6]-(b))
RETURN DISTINCT length(path) AS steps, [n IN nodes(path) | n.name] AS names,
       [r IN relationships(path) | type(r)] AS relations
ORDER BY names[1], names[2], names[3], names[4], names[5], relations[0], relations[1], relations[2], relations[3]
