// Entities whose name holds any of the words, with the documents that name them.
// parameters: $words (case folded)
// columns: id, kind, name, aliases, documents, kinds (as the documents give them)
MATCH (e:Entity)
WHERE any(word IN split(replace(replace(toLower(e.name), '.', ' '), ',', ' '), ' ') WHERE word IN $words)
OPTIONAL MATCH (e)-[n:NAMED_IN]->(d:Document)
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.aliases AS aliases, collect(d.id) AS documents, collect(n.kind) AS kinds
