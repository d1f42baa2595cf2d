// How many people, organizations and so on the record names.
// columns: kind, entities
MATCH (e:Entity)
RETURN e.kind AS kind, count(*) AS entities
ORDER BY kind
