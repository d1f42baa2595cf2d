// One vector a statement, under the statement's id; unknown statements are passed over.
// parameters: $rows [{id, vector}]
// columns: written
UNWIND $rows AS row
MATCH (s:Statement {id: row.id})
MERGE (v:Vector {id: row.id})
SET v.vector = row.vector, v.document_id = s.document_id
RETURN count(*) AS written
