// The entities as one document names them, with its mentions.
// parameters: $id
// columns: id, named
MATCH (e:Entity)-[n:NAMED_IN]->(:Document {id: $id})
RETURN e.id AS id, properties(n) AS named
