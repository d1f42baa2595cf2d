// What the parties themselves said (FRE 801(d)(2) is a question about these).
// columns: party, role, act, quote
MATCH (:Proceeding)<-[r:PARTY_TO]-(e:Entity)-[:MADE]->(s:Statement)
RETURN e.name AS party, r.role AS role, s.act AS act, s.quote AS quote
ORDER BY party, quote
