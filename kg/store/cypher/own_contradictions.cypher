// Who contradicted themselves, and on which days.
// columns: declarant, one, one_on, other, other_on
MATCH (e:Entity)-[:MADE]->(a:Statement)-[:CONTRADICTS]->(b:Statement)<-[:MADE]-(e)
RETURN e.name AS declarant, a.quote AS one, a.made_on AS one_on, b.quote AS other, b.made_on AS other_on
ORDER BY declarant, one_on, other_on
