// Statements that somebody else reports, with the layers from the outside in.
// columns: declarant, quote, layers
MATCH (s:Statement)-[r:REPORTED_BY]->(e:Entity)
WITH s, r, e ORDER BY r.layer
RETURN s.declarant AS declarant, s.quote AS quote, collect(e.name) AS layers
ORDER BY declarant, quote
