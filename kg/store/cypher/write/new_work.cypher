// New entities of this kind.
// parameters: $rows [{id, name, aliases}]
UNWIND $rows AS row
CREATE (e:Work:Entity {id: row.id, kind: 'Work', name: row.name, aliases: row.aliases})
