// zh: 哪些地方最常开会、考察
// en: Places with the most meetings and visits
// parameters: {}
// columns: {place: string, meetings: integer, visits: integer}
MATCH (x:Place)
OPTIONAL MATCH (m:Meeting)-[:HELD_AT]->(x)
WITH x, count(DISTINCT m.id) AS meetings
OPTIONAL MATCH (:Person)-[v:VISITED]->(x)
WITH x, meetings, count(v) AS visits
WHERE meetings + visits > 0
RETURN x.name AS place, meetings, visits
ORDER BY meetings + visits DESC, place
