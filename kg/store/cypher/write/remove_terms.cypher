// parameters: $ids
UNWIND $ids AS id
MATCH (t:Term {id: id}) WHERE t.statements <= 0
DELETE t
