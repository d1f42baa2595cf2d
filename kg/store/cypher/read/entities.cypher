// Every entity that the record names, with how many statements it made.
// columns: id, kind, name, aliases, statements
MATCH (e:Entity)
RETURN e.id AS id, e.kind AS kind, e.name AS name, e.aliases AS aliases, COUNT { (e)-[:MADE]->() } AS statements
