// parameters: $ids
// columns: properties
UNWIND $ids AS id
MATCH (d:Document {id: id}) RETURN properties(d) AS properties
