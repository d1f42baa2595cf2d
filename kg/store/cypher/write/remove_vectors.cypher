// parameters: $id
MATCH (v:Vector {document_id: $id}) DELETE v
