// The people and organizations that some documents name, in the documents' own words.
// parameters: $ids
// columns: document, kind, name
UNWIND $ids AS id
MATCH (:Entity)-[n:NAMED_IN]->(d:Document {id: id})
WHERE n.kind IN ['Person', 'Organization'] AND n.listed
RETURN d.id AS document, n.kind AS kind, n.name AS name
