// parameters: $rows [{statement, question}]
UNWIND $rows AS row
MATCH (s:Statement {id: row.statement})
MATCH (q:Question {id: row.question})
CREATE (s)-[:ANSWERS]->(q)
