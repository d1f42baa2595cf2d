// parameters: $rows [{id, examiner}]
UNWIND $rows AS row
MATCH (q:Question {id: row.id})
MATCH (e:Entity {id: row.examiner})
CREATE (q)-[:ASKED_BY]->(e)
