// parameters: $id
// columns: id
MATCH (e:Entity)-[:NAMED_IN]->(:Document {id: $id}) RETURN DISTINCT e.id AS id
