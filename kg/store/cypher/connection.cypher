// How two people are connected through what was said: the length of the shortest way.
// $from: a full name
// $to: another full name
// columns: steps
MATCH (a:Entity {name: $from}), (b:Entity {name: $to})
MATCH p = shortestPath((a)-[:MADE|ABOUT|MENTIONS|CONTRADICTS|CORROBORATES|ANSWERS|ASKED_BY*..8]-(b))
RETURN length(p) AS steps
ORDER BY steps LIMIT 1
