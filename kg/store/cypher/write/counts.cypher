// What the transaction adds to how much is in the store.
// parameters: $statements, $tokens
MATCH (s:OnRecord {id: 'store'})
SET s.statements = s.statements + $statements, s.tokens = s.tokens + $tokens
