// Who said what about a subject: the words stand in the claim.
// $words: words that follow one another in the claim, in any case
// columns: claim, declarant, stance, act, quote
MATCH (e:Entity)-[:MADE]->(s:Statement)-[a:ABOUT]->(c:Claim)
WHERE toLower(c.text) CONTAINS toLower($words)
WITH e, s, a, c ORDER BY c.text, e.name, s.made_on, s.document_id, s.ordinal
RETURN c.text AS claim, e.name AS declarant, a.stance AS stance, s.act AS act, s.quote AS quote
