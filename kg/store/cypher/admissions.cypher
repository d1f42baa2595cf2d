// Who admitted what, when, and where is it on the record?
// columns: declarant, act, claim, quote, made_on, document, page, line
MATCH (e:Entity)-[:MADE]->(s:Statement)-[:FOUND_IN]->(:Passage)-[:PART_OF]->(d:Document)
WHERE s.act IN ['admission', 'partial_admission'] AND s.status = 'in_evidence'
WITH e, s, d ORDER BY d.path, s.ordinal
RETURN e.name AS declarant, s.act AS act, s.claim AS claim, s.quote AS quote, s.made_on AS made_on,
       d.path AS document, s.page AS page, s.line AS line
