// parameters: $hearing, $proceeding
MATCH (h:Hearing {id: $hearing})
MATCH (p:Proceeding {id: $proceeding})
MERGE (h)-[:HELD_IN]->(p)
