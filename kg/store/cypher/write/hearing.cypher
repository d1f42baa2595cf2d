// One sitting, kept for this writer by the first SET.
// parameters: $id, $kind, $title, $date, $volume, $session
MERGE (h:Hearing {id: $id})
SET h.id = $id, h.kind = $kind, h.title = $title, h.date = $date, h.volume = $volume, h.session = $session
