// Statements whose date the source does not state.
// columns: document, declarant, quote
MATCH (s:Statement)-[:FOUND_IN]->(:Passage)-[:PART_OF]->(d:Document)
WHERE s.made_on IS NULL
RETURN d.path AS document, s.declarant AS declarant, s.quote AS quote
ORDER BY document, declarant, quote
