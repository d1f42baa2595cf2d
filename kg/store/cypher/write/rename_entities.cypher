// The fullest name and all the others, after a document named an entity anew.
// parameters: $rows [{id, name, aliases}]
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.name = row.name, e.aliases = row.aliases
