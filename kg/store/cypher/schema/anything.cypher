// Whether the database holds anything at all.
// columns: found
MATCH (n) RETURN 1 AS found LIMIT 1
