// Questions that were evaded, not recalled, or not answered at all.
// columns: declarant, act, question, quote
MATCH (s:Statement)-[:ANSWERS]->(q:Question)
WHERE s.act IN ['evasion', 'no_recollection'] OR s.status = 'not_answered'
RETURN s.declarant AS declarant, s.act AS act, q.text AS question, s.quote AS quote
ORDER BY declarant, question
