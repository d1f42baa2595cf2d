// What was asked and said where an exhibit is named.
// $number: the exhibit's number, as in PTX-12 or Plaintiff's Exhibit 7, in any case
// columns: matter, document, page, line, declarant, part, act, quote
MATCH (x:Exhibit)<-[r:REFERS_TO]-(s:Statement)-[:FOUND_IN]->(:Passage)-[:PART_OF]->(d:Document)
WHERE toLower(x.number) = toLower($number)
WITH DISTINCT s, d, r.part AS part
RETURN d.short_caption AS matter, d.path AS document, s.page AS page, s.line AS line, s.declarant AS declarant, part,
       s.act AS act, s.quote AS quote
ORDER BY document, s.ordinal, part
