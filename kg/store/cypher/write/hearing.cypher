// One sitting, held in its matter where the document names one.
// parameters: $id, $kind, $title, $date, $volume, $session
MERGE (h:Hearing {id: $id})
SET h.kind = $kind, h.title = $title, h.date = $date, h.volume = $volume, h.session = $session
