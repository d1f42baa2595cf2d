// Questions that were asked more than once in the same words.
// columns: question, times, witnesses
MATCH (q:Question)<-[:ANSWERS]-(s:Statement)
WITH toLower(q.text) AS question, q, s.declarant AS witness ORDER BY witness
WITH question, count(DISTINCT q) AS times, collect(DISTINCT witness) AS witnesses
WHERE times > 1
RETURN question, times, witnesses
ORDER BY times DESC, question
