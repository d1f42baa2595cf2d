// New entities of this kind.
// parameters: $rows [{id, name, aliases}]
UNWIND $rows AS row
CREATE (e:Person:Entity {id: row.id, kind: 'Person', name: row.name, aliases: row.aliases})
