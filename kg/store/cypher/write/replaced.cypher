// What a document takes the place of: itself, as it was, and others that stood at this very place in the same matter (the
// file has changed since).
// parameters: $id, $path, $location, $proceeding_id
// columns: id, hearing, proceeding
MATCH (d:Document {id: $id})
RETURN d.id AS id, d.hearing_id AS hearing, d.proceeding_id AS proceeding
UNION
MATCH (d:Document {path: $path})
WHERE d.location = $location AND coalesce(d.proceeding_id, '') = coalesce($proceeding_id, '')
RETURN d.id AS id, d.hearing_id AS hearing, d.proceeding_id AS proceeding
