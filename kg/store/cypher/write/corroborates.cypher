// parameters: $rows [{source, target, confidence, basis}]
// columns: created (the ids of the two statements of each new link)
UNWIND $rows AS row
MATCH (a:Statement {id: row.source})
MATCH (b:Statement {id: row.target})
WHERE NOT (a)-[:CORROBORATES]->(b)
CREATE (a)-[:CORROBORATES {kind: row.kind, confidence: row.confidence, basis: row.basis}]->(b)
RETURN row.source AS source, row.target AS target
