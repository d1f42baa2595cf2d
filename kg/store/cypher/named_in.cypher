// The documents that name somebody, and how often.
// $name: a part of the name, in any case
// columns: name, document, mentions
MATCH (e:Entity)-[n:NAMED_IN]->(d:Document)
WHERE toLower(e.name) CONTAINS toLower($name)
RETURN e.name AS name, d.path AS document, size(coalesce(n.texts, [])) AS mentions
ORDER BY name, document
