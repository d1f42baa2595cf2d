// What the vector index has nearest to a vector.
// parameters: $index, $limit, $vector
// columns: id, vector
CALL db.index.vector.queryNodes($index, $limit, $vector) YIELD node
RETURN node.id AS id, node.vector AS vector
