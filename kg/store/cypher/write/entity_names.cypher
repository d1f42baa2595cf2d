// What each document calls an entity.
// parameters: $ids
// columns: id, name, aliases
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[n:NAMED_IN]->()
RETURN e.id AS id, n.name AS name, n.aliases AS aliases
