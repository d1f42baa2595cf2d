// The matters, and who is on which side.
// columns: caption, docket_number, role, party
MATCH (e:Entity)-[r:PARTY_TO]->(p:Proceeding)
RETURN p.caption AS caption, p.docket_number AS docket_number, r.role AS role, e.name AS party
ORDER BY caption, role, party
