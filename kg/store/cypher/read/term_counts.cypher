// parameters: $ids
// columns: id, statements
UNWIND $ids AS id
MATCH (t:Term {id: id}) RETURN t.id AS id, t.statements AS statements
