// columns: documents, statements, entities, claims
CALL { MATCH (n:Document) RETURN count(n) AS documents }
CALL { MATCH (n:Statement) RETURN count(n) AS statements }
CALL { MATCH (n:Entity) RETURN count(n) AS entities }
CALL { MATCH (n:Claim) RETURN count(n) AS claims }
RETURN documents, statements, entities, claims
