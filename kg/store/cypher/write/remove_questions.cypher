// parameters: $id
MATCH (q:Question {document_id: $id}) DETACH DELETE q
