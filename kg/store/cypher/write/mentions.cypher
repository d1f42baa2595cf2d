// What claims speak of.
// parameters: $document, $rows [{claim, entity}]
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (e:Entity {id: row.entity})
MERGE (c)-[m:MENTIONS]->(e)
SET m.documents = coalesce(m.documents, []) + $document
