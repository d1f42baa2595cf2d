// The model whose vectors stand beside the statements.
// columns: model, dimensions
MATCH (s:OnRecord {id: 'store'})
RETURN s.vector_model AS model, s.vector_dimensions AS dimensions
