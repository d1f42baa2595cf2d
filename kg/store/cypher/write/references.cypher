// Where questions and statements name exhibits.
// parameters: $rows [{statement, exhibit, part, text, spans}]
UNWIND $rows AS row
MATCH (s:Statement {id: row.statement})
MATCH (x:Exhibit {id: row.exhibit})
CREATE (s)-[:REFERS_TO {part: row.part, text: row.text, spans: row.spans}]->(x)
