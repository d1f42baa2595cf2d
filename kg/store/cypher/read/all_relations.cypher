// Every link between statements.
// columns: kind, source, target, confidence, basis
MATCH (a:Statement)-[r:CONTRADICTS|CORROBORATES]->(b:Statement)
RETURN type(r) AS kind, a.id AS source, b.id AS target, r.confidence AS confidence, r.basis AS basis
