// What was said about somebody or something.
// $name: a part of the name, in any case
// columns: mentioned, declarant, act, claim
MATCH (s:Statement)-[:ABOUT]->(c:Claim)-[:MENTIONS]->(e:Entity)
WHERE toLower(e.name) CONTAINS toLower($name)
RETURN e.name AS mentioned, s.declarant AS declarant, s.act AS act, c.text AS claim
ORDER BY mentioned, declarant, claim, act
