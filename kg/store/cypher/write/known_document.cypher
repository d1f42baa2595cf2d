// The documents that are this file: by id, or the same bytes under another id.
// parameters: $id, $sha256
// columns: id, record_hash, path, location
MATCH (d:Document {id: $id})
RETURN d.id AS id, d.record_hash AS record_hash, d.path AS path, d.location AS location
UNION
MATCH (d:Document {sha256: $sha256})
RETURN d.id AS id, d.record_hash AS record_hash, d.path AS path, d.location AS location
