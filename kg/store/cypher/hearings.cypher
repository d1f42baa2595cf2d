// Every sitting with its day and the number of statements.
// columns: date, kind, volume, docket_number, statements
MATCH (h:Hearing)
OPTIONAL MATCH (h)-[:HELD_IN]->(p:Proceeding)
RETURN h.date AS date, h.kind AS kind, h.volume AS volume, p.docket_number AS docket_number,
       COUNT { (:Statement)-[:GIVEN_AT]->(h) } AS statements
ORDER BY date, volume
