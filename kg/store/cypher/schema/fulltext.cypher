// The full-text index on Neo4j (on the embedded engine: EMBEDDED_SQL in kg/store/schema.py).
CREATE FULLTEXT INDEX statement_terms IF NOT EXISTS FOR (s:Statement) ON EACH [s.terms]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}
