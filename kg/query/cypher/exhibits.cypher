// The exhibits that were put to these people: where each is named in a question, in the order of the record.
// parameters: $declarants
// columns: id, exhibit, document, place
UNWIND $declarants AS declarant
MATCH (:Entity {id: declarant})-[:MADE]->(s:Statement)-[r:REFERS_TO]->(x:Exhibit)
WHERE r.part = 'question'
MATCH (s)-[:FOUND_IN]->(:Passage)-[:PART_OF]->(d:Document)
WITH DISTINCT s.id AS id, x.number AS exhibit, d.path AS document, s.ordinal AS place
RETURN id, exhibit, document, place ORDER BY document, place, exhibit
