// Statements with a hedge, by the words of the hedge.
// columns: hedge, declarant, act, quote
MATCH (s:Statement)
WHERE s.hedge IS NOT NULL
RETURN s.hedge AS hedge, s.declarant AS declarant, s.act AS act, s.quote AS quote
ORDER BY hedge, declarant, quote
