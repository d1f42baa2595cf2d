// parameters: $id
// columns: id, hearing, proceeding
MATCH (d:Document {id: $id}) RETURN d.id AS id, d.hearing_id AS hearing, d.proceeding_id AS proceeding
