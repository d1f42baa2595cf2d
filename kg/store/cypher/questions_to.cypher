// What a witness was asked, and by whom.
// $name: a part of the witness's name, in any case
// columns: question, examiner, act
MATCH (e:Entity)-[:MADE]->(s:Statement)-[:ANSWERS]->(q:Question)
WHERE toLower(e.name) CONTAINS toLower($name)
OPTIONAL MATCH (q)-[:ASKED_BY]->(x:Entity)
WITH q, x, s ORDER BY s.made_on, s.document_id, s.ordinal
RETURN q.text AS question, x.name AS examiner, s.act AS act
