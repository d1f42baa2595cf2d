// The matching statements of some documents. A filter that is null does not narrow.
// parameters: $documents, $acts, $declarants, $since, $until
// columns: properties
UNWIND $documents AS document
MATCH (s:Statement {document_id: document})
WHERE ($acts IS NULL OR s.act IN $acts)
  AND ($declarants IS NULL OR s.declarant_id IN $declarants)
  AND ($since IS NULL OR s.made_on >= $since)
  AND ($until IS NULL OR s.made_on <= $until)
RETURN properties(s) AS properties
