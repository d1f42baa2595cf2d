// What one person admitted, in whole or in part.
// $name: a part of the name, in any case
// columns: made_on, act, hedge, claim, quote
MATCH (e:Entity)-[:MADE]->(s:Statement)
WHERE toLower(e.name) CONTAINS toLower($name) AND s.act IN ['admission', 'partial_admission']
WITH s ORDER BY s.made_on, s.document_id, s.ordinal
RETURN s.made_on AS made_on, s.act AS act, s.hedge AS hedge, s.claim AS claim, s.quote AS quote
