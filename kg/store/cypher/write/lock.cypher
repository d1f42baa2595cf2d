// The first statement of every writing transaction: the server lets one writer at a time past it.
MATCH (s:OnRecord {id: 'store'})
SET s.revision = coalesce(s.revision, 0) + 1
