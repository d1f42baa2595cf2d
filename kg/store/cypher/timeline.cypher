// What was said between two days, in order of time.
// $since: the first day, as in 2024-03-05
// $until: the last day
// columns: made_on, precision, declarant, act, claim
MATCH (s:Statement)
WHERE s.made_on >= date($since) AND s.made_on <= date($until)
WITH s ORDER BY s.made_on, s.document_id, s.ordinal
RETURN s.made_on AS made_on, s.precision AS precision, s.declarant AS declarant, s.act AS act, s.claim AS claim
