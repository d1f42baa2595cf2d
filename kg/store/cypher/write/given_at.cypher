// parameters: $hearing, $ids
MATCH (h:Hearing {id: $hearing})
UNWIND $ids AS id
MATCH (s:Statement {id: id})
CREATE (s)-[:GIVEN_AT]->(h)
