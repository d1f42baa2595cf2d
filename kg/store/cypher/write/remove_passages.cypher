// parameters: $id
MATCH (p:Passage {document_id: $id}) DETACH DELETE p
