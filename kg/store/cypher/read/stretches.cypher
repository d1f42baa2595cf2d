// The statements at the positions of several stretches of documents.
// parameters: $stretches (maps of document, first, last)
// columns: properties
UNWIND $stretches AS stretch
MATCH (s:Statement {document_id: stretch.document})
WHERE s.ordinal >= stretch.first AND s.ordinal <= stretch.last
RETURN properties(s) AS properties
ORDER BY s.document_id, s.ordinal
