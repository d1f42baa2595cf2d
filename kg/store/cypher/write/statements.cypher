// parameters: $rows [{passage, claim, declarant, stance, properties}]
UNWIND $rows AS row
MATCH (p:Passage {id: row.passage})
MATCH (c:Claim {id: row.claim})
MATCH (e:Entity {id: row.declarant})
CREATE (s:Statement) SET s = row.properties
CREATE (s)-[:FOUND_IN]->(p)
CREATE (s)-[:ABOUT {stance: row.stance}]->(c)
CREATE (e)-[:MADE]->(s)
