// Statements that hold folded words, by the full-text index.
// $index: statement_terms on Neo4j, Statement[terms] on the embedded engine
// $query: index words, as in +rust +hull
// columns: declarant, quote
CALL db.index.fulltext.queryNodes($index, $query) YIELD node
RETURN node.declarant AS declarant, node.quote AS quote
ORDER BY declarant, quote
