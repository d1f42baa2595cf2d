// Statements that a person should read: low confidence, or another act is possible.
// $confidence: between 0 and 1
// columns: act, alternatives, confidence, quote
MATCH (s:Statement)
WHERE s.confidence < $confidence OR size(coalesce(s.alternatives, [])) > 0
RETURN s.act AS act, coalesce(s.alternatives, []) AS alternatives, s.confidence AS confidence, s.quote AS quote
ORDER BY confidence, quote
