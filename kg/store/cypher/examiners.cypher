// Who asked, how many answers came, and how many of them admit something.
// columns: examiner, answers, admissions
MATCH (s:Statement)-[:ANSWERS]->(:Question)-[:ASKED_BY]->(x:Entity)
RETURN x.name AS examiner, count(s) AS answers,
       sum(CASE WHEN s.act IN ['admission', 'partial_admission'] THEN 1 ELSE 0 END) AS admissions
ORDER BY examiner
