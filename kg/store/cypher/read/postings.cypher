// The head of what the full-text index has for a query, narrowed: first BM25 as if each word stood once, then id.
// parameters: $index, $query, $declarants, $acts, $words [{word, weight}], $average (characters), $limit
// columns: id, terms
CALL db.index.fulltext.queryNodes($index, $query) YIELD node
WITH node.id AS id, ' ' + node.terms + ' ' AS terms, node.declarant_id AS declarant, node.act AS act
WHERE ($declarants IS NULL OR declarant IN $declarants) AND ($acts IS NULL OR act IN $acts)
WITH id, terms, reduce(sum = 0.0, w IN $words | sum + CASE WHEN terms CONTAINS w.word THEN w.weight ELSE 0.0 END)
  / (1.3 + 0.9 * size(terms) / $average) AS score
ORDER BY score DESC, id LIMIT $limit
RETURN id, trim(terms) AS terms
