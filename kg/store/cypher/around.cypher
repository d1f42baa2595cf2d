// The statements around one, in order.
// $id: the statement's id
// $around: how many before and after
// columns: ordinal, declarant, question, quote
MATCH (m:Statement {id: $id})
MATCH (s:Statement {document_id: m.document_id})
WHERE abs(s.ordinal - m.ordinal) <= $around
RETURN s.ordinal AS ordinal, s.declarant AS declarant, s.question AS question, s.quote AS quote
ORDER BY ordinal
