// How much was said in each month.
// columns: year, month, statements
MATCH (s:Statement)
WHERE s.made_on IS NOT NULL
RETURN s.made_on.year AS year, s.made_on.month AS month, count(*) AS statements
ORDER BY year, month
