// The matter, kept for this writer by the first SET; a fuller caption or court fills what was not known.
// parameters: $id, $caption, $court, $docket_number
MERGE (p:Proceeding {id: $id})
SET p.id = $id
WITH p
SET p.caption = coalesce(p.caption, $caption), p.court = coalesce(p.court, $court),
    p.docket_number = coalesce(p.docket_number, $docket_number)
