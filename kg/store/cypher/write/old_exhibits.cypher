// parameters: $id
// columns: id
MATCH (s:Statement {document_id: $id})-[:REFERS_TO]->(x:Exhibit) RETURN DISTINCT x.id AS id
