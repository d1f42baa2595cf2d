// parameters: $ids
// columns: kind, source, target, confidence, basis
UNWIND $ids AS id
MATCH (a:Statement {id: id})-[r:CONTRADICTS|CORROBORATES]-(:Statement)
RETURN DISTINCT type(r) AS kind, startNode(r).id AS source, endNode(r).id AS target, r.confidence AS confidence, r.basis AS basis
