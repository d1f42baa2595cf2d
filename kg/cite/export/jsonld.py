"""JSON-LD: each statement as a W3C Web Annotation with text selectors, and its provenance by PROV-O.

The context stands in the file itself, so that nothing has to be fetched to read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from kg.cite.export.blocks import Block, Entry, passages

CONTEXT: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "record": "urn:onrecord:vocabulary#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@id": "oa:hasBody"},
    "target": {"@id": "oa:hasTarget"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector"},
    "value": {"@id": "rdf:value"},
    "exact": {"@id": "oa:exact"},
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "citation": {"@id": "dcterms:bibliographicCitation"},
    "attributedTo": {"@id": "prov:wasAttributedTo"},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "quotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "Agent": "prov:Agent",
    "name": {"@id": "dcterms:title"},
    "act": {"@id": "record:act"},
    "status": {"@id": "record:status"},
    "decision": {"@id": "record:decision"},
    "speech": {"@id": "record:speech"},
    "reason": {"@id": "record:reason"},
    "madeOn": {"@id": "dcterms:date", "@type": "xsd:date"},
    "path": {"@id": "dcterms:identifier"},
}


def jsonld(blocks: Iterable[Block], out: BinaryIO) -> None:
    """One annotation a statement. Several spans are several position selectors, in order of reading."""
    out.write(b'{"@context": ' + json.dumps(CONTEXT).encode() + b',\n"@graph": [')
    for position, entry in enumerate(passages(blocks)):
        out.write((",\n" if position else "\n").encode())
        out.write(json.dumps(annotation(entry), ensure_ascii=False).encode())
    out.write(b"\n]}\n")


def annotation(entry: Entry) -> dict[str, Any]:
    """One statement; a refused one keeps its place and its reasons, without the words."""
    statement, card = entry.statement, entry.statement.document
    source = f"urn:sha256:{card.sha256}"
    selectors: list[dict[str, Any]] = []
    if not entry.refused:
        selectors = [{"type": "TextQuoteSelector", "exact": entry.quote}]
        selectors += [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end} for span in statement.answer_spans
        ]
    made: dict[str, Any] = {
        "id": f"urn:onrecord:{statement.id}",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": entry.citation},
        "target": {"type": "SpecificResource", "source": source, "selector": selectors, "path": card.path},
        "citation": entry.citation,
        "attributedTo": {"id": f"urn:onrecord:{statement.declarant_id}", "type": "Agent", "name": statement.declarant},
        "derivedFrom": source,
        "quotedFrom": source,
        "act": statement.act.value,
        "status": statement.status.value,
        "decision": entry.decision.value,
        "speech": entry.speech.value,
    }
    if entry.reasons:
        made["reason"] = list(entry.reasons)
    if statement.made_on:
        made["madeOn"] = statement.made_on.isoformat()
    return made
