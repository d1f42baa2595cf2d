// How often each declarant admitted, denied, evaded and so on.
// columns: declarant, act, statements
MATCH (e:Entity)-[:MADE]->(s:Statement)
RETURN e.name AS declarant, s.act AS act, count(*) AS statements
ORDER BY declarant, act
