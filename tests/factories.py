"""Build-your-own records with good defaults: `statement(quote="No.", act=Act.DENIAL)`, `record(statement(...), …)`.

Nothing here is a passage of a real document.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from kg.model.document import DocumentKind, Layout
from kg.model.entity import Entity, EntityKind, Mention
from kg.model.identity import content_id, name_key
from kg.model.record import Counts, DocumentRecord
from kg.model.statement import Act, DocumentCard, Precision, Relation, Stance, Statement
from kg.model.text import Locator, Span

STANCES = {
    Act.ADMISSION: Stance.AFFIRMS,
    Act.PARTIAL_ADMISSION: Stance.QUALIFIES,
    Act.DENIAL: Stance.DENIES,
    Act.CONFIRMATION: Stance.AFFIRMS,
    Act.ASSERTION: Stance.AFFIRMS,
}


def entity_id(name: str) -> str:
    return content_id("en", "test", name_key(name))


def card(path: str = "matter/day-1.txt", **changes: Any) -> DocumentCard:
    """A day of an invented jury trial."""
    sha256 = content_id("sha", path).removeprefix("sha:").ljust(64, "0")
    given = DocumentCard(
        id=content_id("doc", sha256),
        path=path,
        sha256=sha256,
        kind=DocumentKind.TRANSCRIPT,
        layout=Layout.PAGE_LINE,
        title="Transcript of Jury Trial",
        caption="Harbor Lights Ferry Co. v. Dunmore Marine, Inc.",
        short_caption="Harbor Lights v. Dunmore",
        court="Superior Court of Port County",
        docket_number="24-CV-0117",
        hearing_kind="jury trial",
        date=dt.date(2024, 3, 5),
        date_basis="title page",
        volume="2",
    )
    return dataclasses.replace(given, **changes)


def article(path: str = "news/ferry.html", **changes: Any) -> DocumentCard:
    """An invented newspaper article."""
    sha256 = content_id("sha", path).removeprefix("sha:").ljust(64, "0")
    given = DocumentCard(
        id=content_id("doc", path, sha256),
        path=path,
        sha256=sha256,
        kind=DocumentKind.ARTICLE,
        layout=Layout.PARAGRAPHS,
        title="Ferry maker says it knew of the rust",
        publisher="The Port Gazette",
        authors=("Ann Ode",),
        published=dt.date(2024, 3, 6),
        raw_is_text=False,
    )
    return dataclasses.replace(given, **changes)


def statement(
    quote: str = "Yes, we knew about the rust.",
    question: str | None = "Did you know about the rust on the hull?",
    *,
    document: DocumentCard | None = None,
    ordinal: int = 0,
    declarant: str = "Marta Quill",
    act: Act = Act.ADMISSION,
    claim: str | None = None,
    examiner: str | None = "Mr. Fenn",
    **changes: Any,
) -> Statement:
    """An answer in cross-examination on page 41 of day 1. Ids derive from document, ordinal and declarant."""
    document = document or card()
    start = 1000 + 500 * ordinal
    asked = (Span(start, start + len(question)),) if question else ()
    begin = start + len(question or "") + 10
    claim = claim or (question or quote)
    paged = document.layout is Layout.PAGE_LINE
    place = Locator(page=41, line=3 + ordinal % 20, end_page=41, end_line=4 + ordinal % 20)
    given = Statement(
        id=content_id("st", document.sha256, ordinal, declarant),
        ordinal=ordinal,
        declarant=declarant,
        declarant_id=entity_id(declarant),
        act=act,
        stance=STANCES.get(act, Stance.NONE),
        claim=claim,
        claim_id=content_id("cl", name_key(claim)),
        quote=quote,
        question=question,
        confidence=0.9,
        made_on=document.date or document.published,
        made_on_basis="title page" if document.date else None,
        precision=Precision.DAY if document.date or document.published else None,
        examination="cross" if paged else None,
        examiner=examiner if question else None,
        examiner_id=entity_id(examiner) if examiner and question else None,
        document=document,
        answer_spans=(Span(begin, begin + len(quote)),),
        question_spans=asked,
        answer_locator=Locator(page=41, line=4 + ordinal % 20, end_page=41, end_line=4 + ordinal % 20)
        if paged
        else Locator(paragraph=ordinal + 1),
        locator=place if paged else Locator(paragraph=ordinal + 1),
    )
    return dataclasses.replace(given, **changes)


def record(
    *statements: Statement, document: DocumentRecord | DocumentCard | None = None, **changes: Any
) -> DocumentRecord:
    """A document with these statements (one default statement if none is given) and the people in them."""
    found = document.document if isinstance(document, DocumentRecord) else document
    found = found or (statements[0].document if statements else card())
    statements = statements or (statement(document=found),)
    names = dict.fromkeys(
        name for item in statements for name in (item.declarant, item.examiner, *item.reported_by) if name
    )
    given = DocumentRecord(
        document=found,
        entities=tuple(Entity(id=entity_id(name), kind=EntityKind.PERSON, name=name) for name in names),
        statements=statements,
        counts=Counts(pages=1, lines=25, statements=len(statements), words=100),
    )
    return dataclasses.replace(given, **changes)


def many(count: int, path: str = "matter/long.txt", document: DocumentCard | None = None) -> DocumentRecord:
    """A document with this many statements, each with words of its own."""
    found = document or card(path)
    acts = list(Act)
    items = tuple(
        statement(
            f"Answer number {index} about vessel{index % 97} and part{index}.",
            f"What of item {index}, the valve{index % 13}?",
            document=found,
            ordinal=index,
            declarant=f"Witness {index % 7} Brook",
            act=acts[index % len(acts)],
        )
        for index in range(count)
    )
    return record(*items, document=found)


def mention(item: Statement, name: str, start: int = 0) -> Mention:
    """A mention of somebody in a statement."""
    return Mention(entity_id=entity_id(name), span=Span(start, start + len(name)), text=name, statement_id=item.id)


def relation(source: Statement, target: Statement, kind: str = "CONTRADICTS", **changes: Any) -> Relation:
    """A link between two statements."""
    given = Relation(kind=kind, source_id=source.id, target_id=target.id, confidence=0.8, basis="opposite answers")
    return dataclasses.replace(given, **changes)
