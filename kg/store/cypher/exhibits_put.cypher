// Which exhibits were put to a witness, and where.
// $name: a part of the witness's name, in any case
// columns: exhibit, document, page, line, turn, question, answer
MATCH (e:Entity)-[:MADE]->(s:Statement)-[r:REFERS_TO]->(x:Exhibit)
WHERE r.part = 'question' AND toLower(e.name) CONTAINS toLower($name)
WITH DISTINCT s, x
MATCH (s)-[:FOUND_IN]->(:Passage)-[:PART_OF]->(d:Document)
RETURN x.number AS exhibit, d.path AS document, s.page AS page, s.line AS line, s.turn AS turn, s.question AS question,
       s.quote AS answer
ORDER BY exhibit, document, s.ordinal
