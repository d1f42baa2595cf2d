// Every document.
// columns: properties
MATCH (d:Document) RETURN properties(d) AS properties
