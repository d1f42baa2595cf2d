// Claims that nobody makes any more.
// parameters: $ids
UNWIND $ids AS id
MATCH (c:Claim {id: id})
WHERE NOT (c)<-[:ABOUT]-()
DETACH DELETE c
