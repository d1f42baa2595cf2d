// Other documents that stood at this very place, in the same matter: the file has changed since.
// parameters: $id, $path, $location, $proceeding_id
// columns: id
MATCH (d:Document {path: $path})
WHERE d.id <> $id AND d.location = $location AND coalesce(d.proceeding_id, '') = coalesce($proceeding_id, '')
RETURN d.id AS id ORDER BY id
