// What the record holds by these people: how many statements of each act.
// parameters: $declarants
// columns: declarant, act, statements
UNWIND $declarants AS id
MATCH (e:Entity {id: id})
OPTIONAL MATCH (e)-[:MADE]->(s:Statement)
RETURN e.name AS declarant, s.act AS act, count(s) AS statements ORDER BY declarant, act
