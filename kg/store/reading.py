"""From properties of the graph to the model's objects: the inverse of `kg.store.rows`."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from kg.model.statement import Act, DocumentCard, Precision, Stance, Statement
from kg.model.testimony import Status
from kg.model.text import Locator, Span
from kg.store.codec import plain, rebuild

Properties = Mapping[str, Any]


def day(value: Any) -> dt.date | None:
    """A date as Python has it, whichever way the driver gave it."""
    if value is None or isinstance(value, dt.date):
        return value
    native: dt.date = value.to_native()
    return native


def spans(flat: Sequence[int] | None) -> tuple[Span, ...]:
    """Spans from their flat form."""
    flat = flat or ()
    return tuple(Span(flat[index], flat[index + 1]) for index in range(0, len(flat), 2))


def card(properties: Properties) -> DocumentCard:
    """A document's card."""
    form = {field.name: properties.get(field.name) for field in dataclasses.fields(DocumentCard)}
    known = {name: value for name, value in form.items() if value is not None}
    for name in ("published", "date"):
        if name in known:
            known[name] = plain(day(known[name]))
    return rebuild(DocumentCard, known)


def statement(properties: Properties, document: DocumentCard) -> Statement:
    """A statement of a document."""
    get = properties.get
    precision = get("precision")
    return Statement(
        id=properties["id"],
        ordinal=properties["ordinal"],
        declarant=properties["declarant"],
        declarant_id=properties["declarant_id"],
        act=Act(properties["act"]),
        stance=Stance(properties["stance"]),
        claim=properties["claim"],
        claim_id=properties["claim_id"],
        quote=properties["quote"],
        question=get("question"),
        hedge=get("hedge"),
        confidence=properties["confidence"],
        alternatives=tuple(Act(value) for value in get("alternatives") or ()),
        status=Status(properties["status"]),
        made_on=day(get("made_on")),
        made_on_basis=get("made_on_basis"),
        precision=Precision(precision) if precision else None,
        examination=get("examination"),
        examiner=get("examiner"),
        examiner_id=get("examiner_id"),
        reported_by=tuple(get("reported_by") or ()),
        objections=tuple(get("objections") or ()),
        document=document,
        answer_spans=spans(get("answer_spans")),
        question_spans=spans(get("question_spans")),
        answer_locator=locator(properties, "answer_"),
        locator=locator(properties),
    )


def locator(properties: Properties, prefix: str = "") -> Locator:
    """The printed position that a statement or passage carries."""
    get = properties.get
    return Locator(
        page=get(prefix + "page"),
        line=get(prefix + "line"),
        end_page=get(prefix + "end_page"),
        end_line=get(prefix + "end_line"),
        turn=get(prefix + "turn"),
        paragraph=get(prefix + "paragraph"),
    )
