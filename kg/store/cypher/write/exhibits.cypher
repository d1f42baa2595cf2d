// What the matter calls by a number.
// parameters: $rows [{id, number}]
UNWIND $rows AS row
MERGE (x:Exhibit {id: row.id})
ON CREATE SET x.number = row.number
