// Everything that one person said, in order.
// $name: a part of the name, in any case
// columns: document, page, line, act, quote
MATCH (e:Entity)-[:MADE]->(s:Statement)-[:FOUND_IN]->(:Passage)-[:PART_OF]->(d:Document)
WHERE toLower(e.name) CONTAINS toLower($name)
WITH s, d ORDER BY d.path, s.ordinal
RETURN d.path AS document, s.page AS page, s.line AS line, s.act AS act, s.quote AS quote
