// What was stricken, rephrased or not answered: never to be offered without the mark.
// columns: status, declarant, question, quote
MATCH (s:Statement)
WHERE s.status <> 'in_evidence'
RETURN s.status AS status, s.declarant AS declarant, s.question AS question, s.quote AS quote
ORDER BY status, declarant, question
