// The document itself.
// parameters: $properties
CREATE (d:Document) SET d = $properties
