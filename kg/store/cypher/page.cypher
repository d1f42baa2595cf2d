// What was said on one printed page of a document.
// $path: the document's path
// $page: the printed page
// columns: line, end_page, end_line, declarant, text
MATCH (s:Statement)-[:FOUND_IN]->(p:Passage)-[:PART_OF]->(d:Document {path: $path})
WHERE p.page <= $page AND p.end_page >= $page
WITH s, p ORDER BY s.ordinal
RETURN p.line AS line, p.end_page AS end_page, p.end_line AS end_line, s.declarant AS declarant, p.text AS text
