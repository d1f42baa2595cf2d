// Every statement that the full-text index has for a query, with its index terms.
// parameters: $index, $query
// columns: id, terms
CALL db.index.fulltext.queryNodes($index, $query) YIELD node
RETURN node.id AS id, node.terms AS terms
