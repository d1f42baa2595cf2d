// Entities that no document names and no person judged; what a rule said of them goes with them.
// parameters: $ids
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WHERE NOT (e)-[:NAMED_IN]->()
OPTIONAL MATCH (e)-[j:SAME_AS]-()
WITH e, sum(CASE WHEN j.judge IS NULL OR j.judge STARTS WITH 'rule: ' THEN 0 ELSE 1 END) AS judged
WHERE judged = 0
DETACH DELETE e
