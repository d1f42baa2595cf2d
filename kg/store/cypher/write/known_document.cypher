// The documents that a write may be about: this one, those with the same bytes, and those at the same place (in one query,
// because every document waits for the answer twice otherwise).
// parameters: $id, $sha256, $path
// columns: id, sha256, record_hash, path, location, hearing, proceeding
MATCH (d:Document {id: $id})
RETURN d.id AS id, d.sha256 AS sha256, d.record_hash AS record_hash, d.path AS path, d.location AS location, d.hearing_id AS hearing, d.proceeding_id AS proceeding
UNION
MATCH (d:Document {sha256: $sha256})
RETURN d.id AS id, d.sha256 AS sha256, d.record_hash AS record_hash, d.path AS path, d.location AS location, d.hearing_id AS hearing, d.proceeding_id AS proceeding
UNION
MATCH (d:Document {path: $path})
RETURN d.id AS id, d.sha256 AS sha256, d.record_hash AS record_hash, d.path AS path, d.location AS location, d.hearing_id AS hearing, d.proceeding_id AS proceeding
