// In how many statements each term occurs.
// parameters: $rows [{id, statements}] (what is added; may be negative)
UNWIND $rows AS row
MERGE (t:Term {id: row.id})
ON CREATE SET t.statements = row.statements
ON MATCH SET t.statements = t.statements + row.statements
