// The ledger of identity.
// columns: left, right, judgement, reason, judge
MATCH (a:Entity)-[j:SAME_AS]->(b:Entity)
RETURN a.id AS left, b.id AS right, j.judgement AS judgement, j.reason AS reason, j.judge AS judge
