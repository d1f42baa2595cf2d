// Entities that no document names and nobody judged.
// parameters: $ids
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WHERE NOT (e)-[:NAMED_IN]->() AND NOT (e)-[:SAME_AS]-()
DETACH DELETE e
