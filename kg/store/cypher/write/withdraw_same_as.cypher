// Takes a document's word back; what rests on no document any more goes.
// parameters: $ids (entities), $document
UNWIND $ids AS id
MATCH (e:Entity {id: id})-[r:SAME_AS]-()
WHERE $document IN r.documents
SET r.documents = [x IN r.documents WHERE x <> $document]
WITH r WHERE size(r.documents) = 0
DELETE r
