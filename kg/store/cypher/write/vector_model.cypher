// parameters: $model, $dimensions
MATCH (s:OnRecord {id: 'store'})
SET s.vector_model = $model, s.vector_dimensions = $dimensions
