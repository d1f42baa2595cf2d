// Who put the questions that an answer's statements answer.
// parameters: $ids
// columns: id, examiner, question, declarant, quote, made_on, document
UNWIND $ids AS id
MATCH (e:Entity)-[:MADE]->(s:Statement {id: id})-[:ANSWERS]->(q:Question)-[:ASKED_BY]->(x:Entity)
MATCH (s)-[:FOUND_IN]->(:Passage)-[:PART_OF]->(d:Document)
RETURN s.id AS id, x.name AS examiner, q.text AS question, e.name AS declarant, s.quote AS quote,
       s.made_on AS made_on, d.path AS document
