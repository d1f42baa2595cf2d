"""From one document's record to rows of the graph: plain values, in batches, in a fixed order."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.model.entity import Entity, EntityKind
from kg.model.identity import content_id, name_key
from kg.model.record import DocumentRecord
from kg.model.statement import DocumentCard, Statement
from kg.model.terms import terms
from kg.model.text import Locator, Span, cover, fold
from kg.store.codec import plain

Row = dict[str, Any]

# Neither index refuses a term of this length; words beyond it are no words.
TERM_LENGTH = 64

# What a document's row holds that the extraction did not bring about.
UNHASHED = ("path", "location", "ingested_at", "record_hash")

_LOCATOR = ("page", "line", "end_page", "end_line", "turn", "paragraph")


def index_terms(text: str) -> list[str]:
    """The index terms of a text, cut where a word is longer than an index takes."""
    return [term[:TERM_LENGTH] for term in terms(text)]


def statement_terms(statement: Statement) -> list[str]:
    """The terms under which a statement is found: of question, quote, claim and declarant."""
    return index_terms("\n".join((statement.question or "", statement.quote, statement.claim, statement.declarant)))


def record_hash(made: Graph) -> str:
    """A hash of all that was extracted from the document itself, whatever the order of its lists.

    Where the file stood is left out, and so are links between statements, which other documents bring about as well.
    """
    document = {name: value for name, value in made.document.items() if name not in UNHASHED}
    total = hashlib.blake2b(_json(document).encode("utf-8", "surrogatepass"), digest_size=16)
    for rows in (made.entities, made.judgements, made.references, [row["properties"] for row in made.statements]):
        for text in sorted(map(_json, rows)):
            total.update(text.encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def _json(form: object) -> str:
    return json.dumps(form, ensure_ascii=False, sort_keys=True, default=str)


def proceeding_id(card: DocumentCard) -> str | None:
    """The id of the matter: its docket number, else its caption; None where a document belongs to none."""
    if card.docket_number:
        return content_id("pr", "docket", name_key(card.docket_number))
    if card.short_caption or card.caption:
        return content_id("pr", "caption", name_key(card.short_caption or card.caption or ""))
    return None


def hearing_id(card: DocumentCard) -> str | None:
    """The id of the sitting; None where a document records none.

    Sessions of one day that are printed as separate transcripts are separate sittings.
    """
    if not (card.hearing_kind or card.hearing_title or card.deponent):
        return None
    matter = proceeding_id(card) or card.id
    return content_id(
        "he", matter, card.hearing_kind, card.hearing_title, card.date, card.session, card.volume, card.deponent
    )


@dataclass(slots=True)
class Graph:
    """The rows of one record. Lists are in the order of the record, but what is shared with others is by id."""

    document: Row
    hearing: Row | None
    proceeding: Row | None
    entities: list[Row] = field(default_factory=list)
    parties: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    passages: list[Row] = field(default_factory=list)
    questions: list[Row] = field(default_factory=list)
    asked_by: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    answers: list[Row] = field(default_factory=list)
    reported_by: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    exhibits: list[Row] = field(default_factory=list)
    references: list[Row] = field(default_factory=list)
    judgements: list[Row] = field(default_factory=list)
    terms: Counter[str] = field(default_factory=Counter)
    tokens: int = 0


def graph(record: DocumentRecord) -> Graph:
    """The rows of a record. Raises ValueError for a record that contradicts itself."""
    card = record.document
    ids = [statement.id for statement in record.statements]
    if len(set(ids)) != len(ids):
        twice = next(identifier for identifier, count in Counter(ids).items() if count > 1)
        raise ValueError(f"{card.path}: two statements have the id {twice}; the extractor must keep them apart")
    people = _People(record)
    hearing, proceeding = hearing_id(card), proceeding_id(card)
    rows = Graph(
        document=_document(record, hearing, proceeding),
        hearing=_hearing(card, hearing),
        proceeding=_proceeding(card, proceeding),
    )
    if proceeding:
        parties = {
            (people.named(p.name, EntityKind(p.kind.capitalize())), p.role or "party"): None for p in record.parties
        }
        rows.parties = [{"id": identifier, "role": role} for identifier, role in parties]
    claims: dict[str, str] = {}
    passages: dict[str, Row] = {}
    questions: dict[str, Row] = {}
    for statement in record.statements:
        claims.setdefault(statement.claim_id, statement.claim)
        passage = _passage(card, statement)
        passages.setdefault(passage["id"], passage)
        found = statement_terms(statement)
        rows.terms.update(set(found))
        rows.tokens += len(found)
        people.declares(statement)
        rows.statements.append(
            {
                "passage": passage["id"],
                "claim": statement.claim_id,
                "declarant": statement.declarant_id,
                "stance": statement.stance.value,
                "properties": _statement(statement, card, " ".join(found)),
            }
        )
        if statement.question:
            question = _question_id(card, statement)
            if question not in questions:
                questions[question] = {"id": question, "text": statement.question, "document_id": card.id}
                if statement.examiner_id:
                    people.asks(statement)
                    rows.asked_by.append({"id": question, "examiner": statement.examiner_id})
            rows.answers.append({"statement": statement.id, "question": question})
        for layer, name in enumerate(statement.reported_by):
            kind = EntityKind.ORGANIZATION if name == card.publisher else EntityKind.PERSON
            rows.reported_by.append({"statement": statement.id, "entity": people.named(name, kind), "layer": layer})
    rows.claims = [{"id": identifier, "text": text} for identifier, text in sorted(claims.items())]
    rows.passages = [{"properties": passage} for passage in passages.values()]
    rows.questions = list(questions.values())
    claim_of = {statement.id: statement.claim_id for statement in record.statements}
    pairs = {
        (claim_of[mention.statement_id], mention.entity_id): None
        for mention in record.mentions
        if mention.statement_id in claim_of and mention.entity_id in people.rows
    }
    rows.mentions = [{"claim": claim, "entity": entity} for claim, entity in pairs]
    rows.exhibits = [
        {"id": exhibit.id, "number": exhibit.number} for exhibit in sorted(record.exhibits, key=lambda one: one.id)
    ]
    rows.references = _references(record)
    rows.judgements = [
        {
            "left": judgement.left_id,
            "right": judgement.right_id,
            "judgement": judgement.verdict.value,
            "reason": judgement.reason,
            "judge": judgement.judge,
        }
        for judgement in record.judgements
    ]
    rows.entities = people.finished()
    rows.document["record_hash"] = record_hash(rows)
    return rows


def _references(record: DocumentRecord) -> list[Row]:
    known = {exhibit.id for exhibit in record.exhibits}
    for reference in record.references:
        if reference.exhibit_id not in known:
            raise ValueError(
                f"{record.document.path}: a reference to {reference.exhibit_id}, which is not in the record"
            )
    return [
        {
            "statement": reference.statement_id,
            "exhibit": reference.exhibit_id,
            "part": reference.part,
            "text": reference.text,
            "spans": _flat(reference.spans),
        }
        for reference in record.references
    ]


class _People:
    """The entities of one document: those the record lists, and those that only its statements name."""

    def __init__(self, record: DocumentRecord) -> None:
        self._card = record.document
        self.rows: dict[str, Row] = {}
        self._by_name: dict[str, str] = {}
        for entity in record.entities:
            self._add(entity, listed=True)
        for mention in sorted(record.mentions, key=lambda mention: (mention.span, mention.statement_id or "")):
            row = self.rows.get(mention.entity_id)
            if row is None:
                raise ValueError(
                    f"{record.document.path}: a mention of {mention.entity_id}, which is not in the record"
                )
            row["spans"] += [mention.span.start, mention.span.end]
            row["texts"].append(mention.text)
            row["statements"].append(mention.statement_id or "")

    def _add(self, entity: Entity, listed: bool) -> None:
        if entity.id in self.rows:
            return
        self.rows[entity.id] = {
            "id": entity.id,
            "kind": entity.kind.value,
            "name": entity.name,
            "aliases": list(entity.aliases),
            "spans": [],
            "texts": [],
            "statements": [],
            "listed": listed,
        }
        for name in (entity.name, *entity.aliases):
            self._by_name.setdefault(name_key(name), entity.id)

    def named(self, name: str, kind: EntityKind) -> str:
        """The id of whom the document calls by this name."""
        known = self._by_name.get(name_key(name))
        if known is None:
            known = content_id("en", proceeding_id(self._card) or self._card.sha256, kind.value, name_key(name))
            self._add(Entity(id=known, kind=kind, name=name), listed=False)
        return known

    def declares(self, statement: Statement) -> None:
        """Makes sure that the declarant is there."""
        self._add(Entity(id=statement.declarant_id, kind=EntityKind.PERSON, name=statement.declarant), listed=False)

    def asks(self, statement: Statement) -> None:
        """Makes sure that the examiner is there."""
        if statement.examiner_id:
            name = statement.examiner or statement.examiner_id
            self._add(Entity(id=statement.examiner_id, kind=EntityKind.PERSON, name=name), listed=False)

    def finished(self) -> list[Row]:
        return list(self.rows.values())


def _known(row: Row) -> Row:
    """Without what is unknown or empty: the graph has no property then."""
    return {key: value for key, value in row.items() if value is not None and value != []}


def _document(record: DocumentRecord, hearing: str | None, proceeding: str | None) -> Row:
    card = record.document
    row = {key: value for key, value in plain(card).items() if key not in ("published", "date")}
    kept = plain({"parties": record.parties, "appearances": record.appearances, "counts": record.counts})
    return _known(
        row
        | {
            "published": card.published,
            "date": card.date,
            "hearing_id": hearing,
            "proceeding_id": proceeding,
            "statements": len(record.statements),
            "ingested_at": dt.datetime.now(dt.UTC),
            "extras": json.dumps(kept, ensure_ascii=False, sort_keys=True),
        }
    )


def _hearing(card: DocumentCard, identifier: str | None) -> Row | None:
    if identifier is None:
        return None
    return {
        "id": identifier,
        "kind": card.hearing_kind,
        "title": card.hearing_title or card.title,
        "date": card.date,
        "volume": card.volume,
        "session": card.session,
    }


def _proceeding(card: DocumentCard, identifier: str | None) -> Row | None:
    if identifier is None:
        return None
    return {
        "id": identifier,
        "caption": card.caption or card.short_caption,
        "court": card.court,
        "docket_number": card.docket_number,
    }


def _place(locator: Locator, prefix: str = "") -> Row:
    return {prefix + name: getattr(locator, name) for name in _LOCATOR}


def _flat(spans: Iterable[Span]) -> list[int]:
    return [offset for span in spans for offset in (span.start, span.end)]


def _passage(card: DocumentCard, statement: Statement) -> Row:
    whole = cover((*statement.question_spans, *statement.answer_spans))
    return _known(
        {
            "id": content_id("pa", card.id, whole.start, whole.end),
            "text": fold(f"{statement.question or ''} {statement.quote}"),
            "start": whole.start,
            "end": whole.end,
            "document_id": card.id,
            **_place(statement.locator),
        }
    )


def _question_id(card: DocumentCard, statement: Statement) -> str:
    place: list[object] = [*_flat(statement.question_spans)] or [statement.id]
    return content_id("qu", card.id, *place, statement.examiner_id)


def _statement(statement: Statement, card: DocumentCard, found: str) -> Row:
    return _known(
        {
            "id": statement.id,
            "ordinal": statement.ordinal,
            "declarant": statement.declarant,
            "declarant_id": statement.declarant_id,
            "act": statement.act.value,
            "stance": statement.stance.value,
            "claim": statement.claim,
            "claim_id": statement.claim_id,
            "quote": statement.quote,
            "question": statement.question,
            "hedge": statement.hedge,
            "confidence": float(statement.confidence),
            "alternatives": [act.value for act in statement.alternatives],
            "status": statement.status.value,
            "made_on": statement.made_on,
            "made_on_basis": statement.made_on_basis,
            "precision": statement.precision.value if statement.precision else None,
            "examination": statement.examination,
            "examiner": statement.examiner,
            "examiner_id": statement.examiner_id,
            "reported_by": list(statement.reported_by),
            "objections": list(statement.objections),
            "document_id": card.id,
            "answer_spans": _flat(statement.answer_spans),
            "question_spans": _flat(statement.question_spans),
            **_place(statement.locator),
            **_place(statement.answer_locator, "answer_"),
            "terms": found,
        }
    )
