// How many statements these people made; counted up to $most.
// parameters: $declarants, $most
// columns: statements
UNWIND $declarants AS declarant
MATCH (s:Statement {declarant_id: declarant})
WITH s LIMIT $most
RETURN count(s) AS statements
