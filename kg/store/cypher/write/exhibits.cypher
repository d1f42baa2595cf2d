// What the matter calls by a number.
// parameters: $rows [{id, number}] (in order), $hold ([true] to keep those that are there for this writer, else [])
UNWIND $rows AS row
MERGE (x:Exhibit {id: row.id})
ON CREATE SET x.number = row.number
FOREACH (_ IN $hold | SET x.id = row.id)
