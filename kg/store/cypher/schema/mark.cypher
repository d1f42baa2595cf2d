// Marks the database as ours, and of this version.
// parameters: $schema
MERGE (s:OnRecord {id: 'store'})
ON CREATE SET s.schema = $schema, s.revision = 0, s.statements = 0, s.tokens = 0
ON MATCH SET s.schema = $schema
