// What the store knows of these entities.
// parameters: $ids
// columns: id, kind, name, aliases
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.aliases AS aliases
