// parameters: $rows [{statement, entity, layer}] (layer 0 is the outermost)
UNWIND $rows AS row
MATCH (s:Statement {id: row.statement})
MATCH (e:Entity {id: row.entity})
CREATE (s)-[:REPORTED_BY {layer: row.layer}]->(e)
