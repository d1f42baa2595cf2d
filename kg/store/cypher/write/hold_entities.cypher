// Keeps entities for this writer until its transaction ends, those that are not there yet by their id; what the store
// knows of each.
// parameters: $ids (in order)
// columns: id, kind (null for those that are not there), name, aliases
UNWIND $ids AS id
MERGE (e:Entity {id: id})
SET e.id = id
WITH e, e.id AS id, e.kind AS kind, e.name AS name, e.aliases AS aliases
FOREACH (_ IN CASE WHEN kind IS NULL THEN [1] ELSE [] END | DELETE e)
RETURN id, kind, name, aliases
