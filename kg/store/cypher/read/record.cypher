// What a document's record holds beside its statements.
// parameters: $id
// columns: properties
MATCH (d:Document {id: $id}) RETURN properties(d) AS properties
