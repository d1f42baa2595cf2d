// How witnesses answered on direct, cross and the rest.
// columns: examination, act, statements
MATCH (s:Statement)
WHERE s.examination IS NOT NULL
RETURN s.examination AS examination, s.act AS act, count(*) AS statements
ORDER BY examination, act
