// parameters: $document, $first, $last
// columns: properties
MATCH (s:Statement {document_id: $document})
WHERE s.ordinal >= $first AND s.ordinal <= $last
RETURN properties(s) AS properties
ORDER BY s.ordinal
