// Claims that one statement affirms or qualifies and another denies.
// columns: claim, affirmed_by, denied_by
MATCH (c:Claim)<-[yes:ABOUT]-(a:Statement)
WHERE yes.stance IN ['affirms', 'qualifies']
MATCH (c)<-[:ABOUT {stance: 'denies'}]-(b:Statement)
WITH c, a.declarant AS one, b.declarant AS other ORDER BY one, other
RETURN c.text AS claim, collect(DISTINCT one) AS affirmed_by, collect(DISTINCT other) AS denied_by
ORDER BY claim
