"""What moving a store needs of it: whole records read back, and the plain nodes and links, in a fixed order."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from kg.model.document import Appearance, Party
from kg.model.entity import Entity, EntityKind, Judgement, Mention, Verdict
from kg.model.exhibit import Exhibit, Reference
from kg.model.record import Counts, DocumentRecord
from kg.model.statement import Relation
from kg.model.text import Span
from kg.store import reading
from kg.store.base import Where
from kg.store.codec import rebuild
from kg.store.schema import LABELS
from kg.store.view import BoltView

PAGE = 5_000
# Of this machine or of one store, not of the record.
LOCAL = ("location", "ingested_at", "revision", "vector_model", "vector_dimensions")

Row = dict[str, Any]


def records(view: BoltView) -> Iterator[DocumentRecord]:
    """Every document's record, by path; without links between statements, and without where its file stood."""
    ledger = view.rows("read/ledger")
    for card in view.documents():
        properties = view.rows("read/record", id=card.id)[0]["properties"]
        extras = json.loads(properties.get("extras", "{}"))
        named = sorted(view.rows("read/record_entities", id=card.id), key=lambda row: str(row["id"]))
        referring = view.rows("read/record_exhibits", id=card.id)
        plain = dataclasses.replace(card, location=None)
        statements = tuple(
            dataclasses.replace(item, document=plain) for item in view.statements(Where(document_ids=(card.id,)))
        )
        yield DocumentRecord(
            document=plain,
            parties=tuple(rebuild(Party, form) for form in extras.get("parties", ())),
            appearances=tuple(rebuild(Appearance, form) for form in extras.get("appearances", ())),
            entities=tuple(_entity(row) for row in named if row["named"]["listed"]),
            mentions=tuple(sorted(_mentions(named), key=lambda mention: (mention.span, mention.entity_id))),
            judgements=tuple(_judgement(row) for row in _sorted(ledger) if card.id in (row["documents"] or ())),
            statements=statements,
            exhibits=tuple(sorted(_exhibits(referring), key=lambda exhibit: (exhibit.number, exhibit.id))),
            references=tuple(
                sorted(_references(referring), key=lambda one: (one.spans, one.statement_id, one.exhibit_id))
            ),
            counts=rebuild(Counts, extras.get("counts", {})),
        )


def free_judgements(view: BoltView) -> list[Judgement]:
    """The judgements that rest on no document."""
    return [_judgement(row) for row in _sorted(view.rows("read/ledger")) if not row["documents"]]


def all_relations(view: BoltView) -> list[Relation]:
    """Every link between statements, by kind, source, target."""
    found = [
        Relation(
            kind=row["kind"],
            source_id=row["source"],
            target_id=row["target"],
            confidence=row["confidence"],
            basis=row["basis"],
        )
        for row in view.rows("read/all_relations")
    ]
    return sorted(found, key=lambda item: (item.kind, item.source_id, item.target_id))


def nodes(view: BoltView, label: str) -> Iterator[tuple[tuple[str, ...], Row]]:
    """The nodes of one label of the schema, by id: labels (the schema's own last) and properties."""
    if label not in LABELS:
        raise ValueError(f"{label} is no label of the schema")
    text = (
        f"MATCH (n:{label}) WHERE n.id > $after "
        "RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id LIMIT $page"
    )
    for page in _pages(view, text):
        for row in page:
            first = sorted(name for name in row["labels"] if name != label)
            yield (*first, label), {key: value for key, value in row["properties"].items() if key not in LOCAL}


def links(view: BoltView, label: str) -> Iterator[tuple[str, str, str, Row]]:
    """The links that begin at nodes of one label, by the ids of both ends: source, type, target, properties."""
    if label not in LABELS:
        raise ValueError(f"{label} is no label of the schema")
    ids = f"MATCH (n:{label}) WHERE n.id > $after RETURN n.id AS id ORDER BY id LIMIT $page"
    text = (
        f"UNWIND $ids AS id MATCH (a:{label} {{id: id}})-[r]->(b) "
        "RETURN a.id AS source, type(r) AS type, b.id AS target, properties(r) AS properties"
    )
    for page in _pages(view, ids):
        found = view.ask(text, ids=[row["id"] for row in page])
        for row in sorted(found, key=lambda row: (row["source"], row["type"], row["target"], repr(row["properties"]))):
            yield row["source"], row["type"], row["target"], row["properties"]


def _pages(view: BoltView, text: str) -> Iterator[list[Row]]:
    after = ""
    while page := view.ask(text, after=after, page=PAGE):
        yield page
        after = page[-1]["id"]


def _entity(row: Row) -> Entity:
    named = row["named"]
    return Entity(
        id=row["id"], kind=EntityKind(named["kind"]), name=named["name"], aliases=tuple(named.get("aliases") or ())
    )


def _mentions(named: list[Row]) -> Iterator[Mention]:
    for row in named:
        form = row["named"]
        places = reading.spans(form.get("spans"))
        for span, text, statement in zip(places, form.get("texts") or (), form.get("statements") or (), strict=True):
            yield Mention(
                entity_id=row["id"], span=Span(span.start, span.end), text=text, statement_id=statement or None
            )


def _exhibits(referring: list[Row]) -> set[Exhibit]:
    return {Exhibit(id=row["exhibit"], number=row["number"]) for row in referring}


def _references(referring: list[Row]) -> list[Reference]:
    return [
        Reference(
            exhibit_id=row["exhibit"],
            statement_id=row["statement"],
            part=row["part"],
            text=row["text"],
            spans=reading.spans(row["spans"]),
        )
        for row in referring
    ]


def _sorted(ledger: list[Row]) -> list[Row]:
    return sorted(ledger, key=lambda row: (row["left"], row["right"], row["judge"]))


def _judgement(row: Row) -> Judgement:
    return Judgement(
        left_id=row["left"],
        right_id=row["right"],
        verdict=Verdict(row["judgement"]),
        reason=row["reason"],
        judge=row["judge"],
    )
