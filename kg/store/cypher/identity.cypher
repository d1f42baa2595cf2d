// The ledger of identity: who is the same as whom, who is not, and where that is not sure.
// columns: one, other, judgement, reason, judge
MATCH (a:Entity)-[j:SAME_AS]->(b:Entity)
RETURN a.name AS one, b.name AS other, j.judgement AS judgement, j.reason AS reason, j.judge AS judge
ORDER BY one, other, judge
