// What a document that is about to be replaced has put in.
// parameters: $id
// columns: id, terms, claim
MATCH (s:Statement {document_id: $id})
RETURN s.id AS id, s.terms AS terms, s.claim_id AS claim
