// A matter that no document stands for any more.
// parameters: $id
MATCH (p:Proceeding {id: $id})
WHERE NOT EXISTS { MATCH (d:Document) WHERE d.proceeding_id = $id }
DETACH DELETE p
