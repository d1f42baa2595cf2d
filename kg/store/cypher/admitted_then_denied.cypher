// Claims that a person admitted on one day and denied on a later one.
// columns: declarant, claim, admitted_on, denied_on
MATCH (e:Entity)-[:MADE]->(a:Statement)-[:ABOUT]->(c:Claim)
WHERE a.act IN ['admission', 'partial_admission']
MATCH (e)-[:MADE]->(b:Statement {act: 'denial'})-[:ABOUT]->(c)
WHERE a.made_on < b.made_on
RETURN e.name AS declarant, c.text AS claim, a.made_on AS admitted_on, b.made_on AS denied_on
ORDER BY declarant, claim
