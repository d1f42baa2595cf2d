// Contradictions, drawn
MATCH p = (:Entity)-[:MADE]->(:Statement)-[:CONTRADICTS]->(:Statement)<-[:MADE]-(:Entity) RETURN p LIMIT 50;

// One claim with everybody who spoke to it
MATCH p = (:Entity)-[:MADE]->(:Statement)-[:ABOUT]->(:Claim {id: $id}) RETURN p;

// The admissions of one person, down to the document
MATCH p = (e:Entity)-[:MADE]->(s:Statement)-[:FOUND_IN]->(:Passage)-[:PART_OF]->(:Document)
WHERE toLower(e.name) CONTAINS toLower($name) AND s.act IN ['admission', 'partial_admission'] RETURN p LIMIT 50;

// A matter: parties, sittings
MATCH p = (:Entity)-[:PARTY_TO]->(:Proceeding)<-[:HELD_IN]-(:Hearing) RETURN p;

// Names that may be the same
MATCH p = (:Entity)-[:SAME_AS {judgement: 'unsure'}]->(:Entity) RETURN p;

// The exhibits that were put to one witness
MATCH p = (e:Entity)-[:MADE]->(:Statement)-[:REFERS_TO {part: 'question'}]->(:Exhibit)
WHERE toLower(e.name) CONTAINS toLower($name) RETURN p LIMIT 50;
