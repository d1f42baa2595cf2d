// The statements that an answer cites, in its order.
// parameters: $ids
// columns: id, declarant, act, hedge, question, quote, made_on, page, line, document
UNWIND $ids AS id
MATCH (e:Entity)-[:MADE]->(s:Statement {id: id})-[:FOUND_IN]->(p:Passage)-[:PART_OF]->(d:Document)
OPTIONAL MATCH (s)-[:ANSWERS]->(q:Question)
RETURN s.id AS id, e.name AS declarant, s.act AS act, s.hedge AS hedge, q.text AS question, s.quote AS quote,
       s.made_on AS made_on, p.page AS page, p.line AS line, d.path AS document
