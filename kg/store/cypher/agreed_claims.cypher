// Claims that at least so many declarants affirm and nobody denies.
// $least: how many declarants
// columns: claim, declarants
MATCH (e:Entity)-[:MADE]->(:Statement)-[:ABOUT {stance: 'affirms'}]->(c:Claim)
WITH c, count(DISTINCT e) AS declarants
WHERE declarants >= $least AND NOT EXISTS { MATCH (c)<-[:ABOUT {stance: 'denies'}]-(:Statement) }
RETURN c.text AS claim, declarants
ORDER BY declarants DESC, claim
