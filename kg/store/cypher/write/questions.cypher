// parameters: $rows [{id, text, document_id}]
UNWIND $rows AS row
CREATE (q:Question {id: row.id, text: row.text, document_id: row.document_id})
