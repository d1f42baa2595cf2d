// New entities of this kind.
// parameters: $rows [{id, name, aliases}]
UNWIND $rows AS row
CREATE (e:Organization:Entity {id: row.id, kind: 'Organization', name: row.name, aliases: row.aliases})
