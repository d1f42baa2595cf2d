// New entities of this kind.
// parameters: $rows [{id, name, aliases}]
UNWIND $rows AS row
CREATE (e:Product:Entity {id: row.id, kind: 'Product', name: row.name, aliases: row.aliases})
