// Exhibits that nobody speaks of any more.
// parameters: $ids
UNWIND $ids AS id
MATCH (x:Exhibit {id: id})
WHERE NOT (x)<-[:REFERS_TO]-()
DELETE x
