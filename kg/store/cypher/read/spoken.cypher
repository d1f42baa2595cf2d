// The index terms of what these people said; at most $limit statements.
// parameters: $declarants, $acts, $limit
// columns: id, terms
UNWIND $declarants AS declarant
MATCH (s:Statement {declarant_id: declarant})
WHERE $acts IS NULL OR s.act IN $acts
RETURN s.id AS id, s.terms AS terms LIMIT $limit
