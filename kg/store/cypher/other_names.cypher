// The other names of everybody who has some.
// columns: name, aliases
MATCH (e:Entity)
WHERE size(coalesce(e.aliases, [])) > 0
RETURN e.name AS name, e.aliases AS aliases
ORDER BY name
