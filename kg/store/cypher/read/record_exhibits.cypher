// The exhibits that one document's statements name, and where.
// parameters: $id
// columns: exhibit, number, statement, part, text, spans
MATCH (s:Statement {document_id: $id})-[r:REFERS_TO]->(x:Exhibit)
RETURN x.id AS exhibit, x.number AS number, s.id AS statement, r.part AS part, r.text AS text, r.spans AS spans
