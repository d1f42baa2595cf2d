// The ledger of identity: one entry a pair and judge.
// parameters: $documents (a list: the document that gave rise to it, or nothing for a user's own), $rows [{left, right, judgement, reason, judge}]
UNWIND $rows AS row
MATCH (a:Entity {id: row.left})
MATCH (b:Entity {id: row.right})
MERGE (a)-[j:SAME_AS {judge: row.judge}]->(b)
SET j.judgement = row.judgement, j.reason = row.reason, j.documents = coalesce(j.documents, []) + $documents
