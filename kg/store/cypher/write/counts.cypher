// What the transaction adds to how much is in the store, and the next revision: from here to its end one writer at a time.
// parameters: $statements, $tokens
MATCH (s:OnRecord {id: 'store'})
SET s.revision = coalesce(s.revision, 0) + 1
WITH s
SET s.statements = s.statements + $statements, s.tokens = s.tokens + $tokens
