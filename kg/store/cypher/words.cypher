// The index words that occur in the most statements.
// $least: in at least so many statements
// columns: word, statements
MATCH (t:Term)
WHERE t.statements >= $least
RETURN t.id AS word, t.statements AS statements
ORDER BY statements DESC, word
