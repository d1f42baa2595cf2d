// A sitting that no document stands for any more.
// parameters: $id
MATCH (h:Hearing {id: $id})
WHERE NOT EXISTS { MATCH (d:Document) WHERE d.hearing_id = $id }
DETACH DELETE h
