// The statements that the full-text index has for a query, narrowed; at most $limit of them.
// parameters: $index, $query, $declarants, $acts, $limit
// columns: id, terms
CALL db.index.fulltext.queryNodes($index, $query) YIELD node
WITH node.id AS id, node.terms AS terms, node.declarant_id AS declarant, node.act AS act
WHERE ($declarants IS NULL OR declarant IN $declarants) AND ($acts IS NULL OR act IN $acts)
RETURN id, terms
ORDER BY id LIMIT $limit
