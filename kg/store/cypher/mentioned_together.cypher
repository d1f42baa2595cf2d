// Who and what is spoken of in the same claims.
// columns: one, other, claims
MATCH (a:Entity)<-[:MENTIONS]-(c:Claim)-[:MENTIONS]->(b:Entity)
WHERE a.name < b.name
RETURN a.name AS one, b.name AS other, count(DISTINCT c) AS claims
ORDER BY claims DESC, one, other
