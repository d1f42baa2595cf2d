// parameters: $ids
// columns: properties
UNWIND $ids AS id
MATCH (s:Statement {id: id}) RETURN properties(s) AS properties
