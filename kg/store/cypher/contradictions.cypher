// Statements that contradict one another, with the reason the link was made.
// columns: one, one_said, other, other_said, confidence, basis
MATCH (a:Statement)-[r:CONTRADICTS]->(b:Statement)
RETURN a.declarant AS one, a.quote AS one_said, b.declarant AS other, b.quote AS other_said,
       r.confidence AS confidence, r.basis AS basis
ORDER BY confidence DESC, one, other, one_said
