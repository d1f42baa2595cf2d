// Answers that were objected to.
// columns: declarant, question, objections
MATCH (s:Statement)
WHERE size(coalesce(s.objections, [])) > 0
RETURN s.declarant AS declarant, s.question AS question, s.objections AS objections
ORDER BY declarant, question
