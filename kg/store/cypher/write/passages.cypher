// parameters: $document, $rows [{properties}]
MATCH (d:Document {id: $document})
UNWIND $rows AS row
CREATE (p:Passage) SET p = row.properties
CREATE (p)-[:PART_OF]->(d)
