// What this store is.
// columns: schema, revision, statements, tokens
MATCH (s:OnRecord {id: 'store'})
RETURN s.schema AS schema, s.revision AS revision, s.statements AS statements, s.tokens AS tokens
