// parameters: $id
MATCH (s:Statement {document_id: $id}) DETACH DELETE s
