// Takes links between statements away.
// parameters: $rows [{source, target, kind}]
UNWIND $rows AS row
MATCH (:Statement {id: row.source})-[r:CONTRADICTS|CORROBORATES]->(:Statement {id: row.target})
WHERE type(r) = row.kind
DELETE r
