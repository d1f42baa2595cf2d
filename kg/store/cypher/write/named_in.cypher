// Where a document names its entities: mentions, kept apart from the entity so that a wrong link can be undone.
// parameters: $document, $rows [{id, name, kind, aliases, spans, texts, statements}]
MATCH (d:Document {id: $document})
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
CREATE (e)-[:NAMED_IN {name: row.name, kind: row.kind, aliases: row.aliases, spans: row.spans, texts: row.texts,
                       statements: row.statements, listed: row.listed}]->(d)
