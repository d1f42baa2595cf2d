// parameters: $document, $proceeding, $rows [{id, role}]
MATCH (p:Proceeding {id: $proceeding})
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
MERGE (e)-[r:PARTY_TO {role: row.role}]->(p)
SET r.documents = coalesce(r.documents, []) + $document
