// The documents in which these entities speak.
// parameters: $declarants
// columns: document
UNWIND $declarants AS declarant
MATCH (s:Statement {declarant_id: declarant})
RETURN DISTINCT s.document_id AS document
