// What one person denied.
// $name: a part of the name, in any case
// columns: made_on, question, quote
MATCH (e:Entity)-[:MADE]->(s:Statement {act: 'denial'})
WHERE toLower(e.name) CONTAINS toLower($name)
WITH s ORDER BY s.made_on, s.document_id, s.ordinal
RETURN s.made_on AS made_on, s.question AS question, s.quote AS quote
