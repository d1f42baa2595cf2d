// The head of what these people said that has any of the words: first BM25 as if each word stood once, then id.
// parameters: $declarants, $acts, $words [{word, weight}], $average (characters), $limit
// columns: id, terms
UNWIND $declarants AS declarant
MATCH (s:Statement {declarant_id: declarant})
WHERE $acts IS NULL OR s.act IN $acts
WITH s.id AS id, ' ' + s.terms + ' ' AS terms
WITH id, terms, reduce(sum = 0.0, w IN $words | sum + CASE WHEN terms CONTAINS w.word THEN w.weight ELSE 0.0 END)
  / (1.3 + 0.9 * size(terms) / $average) AS score
WHERE score > 0
WITH id, terms, score ORDER BY score DESC, id LIMIT $limit
RETURN id, trim(terms) AS terms
