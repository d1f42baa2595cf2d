// What is in the record: every document with the number of its statements.
// columns: document, kind, title, statements
MATCH (d:Document)
RETURN d.path AS document, d.kind AS kind, d.title AS title, d.statements AS statements
ORDER BY document
