// New entities of this kind.
// parameters: $rows [{id, name, aliases}]
UNWIND $rows AS row
CREATE (e:Place:Entity {id: row.id, kind: 'Place', name: row.name, aliases: row.aliases})
