// parameters: $rows [{id, text}] (in order), $hold ([true] to keep those that are there for this writer, else [])
UNWIND $rows AS row
MERGE (c:Claim {id: row.id})
ON CREATE SET c.text = row.text
FOREACH (_ IN $hold | SET c.id = row.id)
