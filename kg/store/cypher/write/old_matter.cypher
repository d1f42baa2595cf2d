// parameters: $id
// columns: hearing, proceeding
MATCH (d:Document {id: $id}) RETURN d.hearing_id AS hearing, d.proceeding_id AS proceeding
