// New entities of this kind.
// parameters: $rows [{id, name, aliases}]
UNWIND $rows AS row
CREATE (e:Court:Entity {id: row.id, kind: 'Court', name: row.name, aliases: row.aliases})
