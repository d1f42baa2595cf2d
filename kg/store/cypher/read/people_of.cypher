// The people that some documents name, in the documents' own words.
// parameters: $ids
// columns: document, name
UNWIND $ids AS id
MATCH (:Entity)-[n:NAMED_IN]->(d:Document {id: id})
WHERE n.kind = 'Person' AND n.listed
RETURN d.id AS document, n.name AS name
