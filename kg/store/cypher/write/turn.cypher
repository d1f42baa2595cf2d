// Waits for its turn on a server that takes several writers: a name is one writer's until its transaction ends, although
// no node of that name is left behind.
// parameters: $names (in order)
UNWIND $names AS name
MERGE (s:OnRecord {id: name})
DELETE s
