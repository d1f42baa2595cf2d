// Statements that others bear out.
// columns: one, other, claim, basis
MATCH (a:Statement)-[r:CORROBORATES]->(b:Statement)
RETURN a.declarant AS one, b.declarant AS other, b.claim AS claim, r.basis AS basis
ORDER BY one, other, claim
