// The ledger of identity with the documents that each judgement rests on (none: a user's own).
// columns: left, right, judgement, reason, judge, documents
MATCH (a:Entity)-[j:SAME_AS]->(b:Entity)
RETURN a.id AS left, b.id AS right, j.judgement AS judgement, j.reason AS reason, j.judge AS judge, j.documents AS documents
