"""Statements, and the claims that they are about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kg.model.document import DocumentKind, Layout
from kg.model.testimony import Status
from kg.model.text import Locator, Span


class Act(StrEnum):
    """How a statement stands to its claim (definitions: docs/vocabulary.md)."""

    ADMISSION = "admission"
    PARTIAL_ADMISSION = "partial_admission"
    DENIAL = "denial"
    NO_RECOLLECTION = "no_recollection"
    EVASION = "evasion"
    CONFIRMATION = "confirmation"
    ASSERTION = "assertion"
    OTHER = "other"


class Stance(StrEnum):
    """Where a statement stands to its claim."""

    AFFIRMS = "affirms"
    QUALIFIES = "qualifies"
    DENIES = "denies"
    NONE = "none"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCard:
    """What is needed to name and cite a document, without its text. Fields are None where it does not say.

    `hearing_kind` as in `Description`; `date` is the hearing's, `published` the article's.
    """

    id: str
    path: str
    sha256: str
    kind: DocumentKind
    layout: Layout
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: dt.date | None = None
    url: str | None = None
    caption: str | None = None
    short_caption: str | None = None
    court: str | None = None
    docket_number: str | None = None
    filing_number: str | None = None
    hearing_kind: str | None = None
    hearing_title: str | None = None
    date: dt.date | None = None
    date_basis: str | None = None
    session: str | None = None
    volume: str | None = None
    deponent: str | None = None
    judge: str | None = None
    location: str | None = None
    """where the file stood when it was ingested: of this machine, never exported"""
    raw_is_text: bool = True
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one declarant said on one occasion (FRE 801(a)), read at its spans.

    `locator` runs from the first line of the question to the last of the answer, `answer_locator` is the answer
    alone. `reported_by` are the layers, outermost first. `ordinal` counts the statements of the document from 0, so
    that neighbours can be shown. `alternatives` are acts that a careful reader could also choose. `examination` is
    an `ExaminationKind` value or None.
    """

    id: str
    ordinal: int
    declarant: str
    declarant_id: str
    act: Act
    stance: Stance
    claim: str
    claim_id: str
    quote: str
    question: str | None = None
    hedge: str | None = None
    confidence: float = 1.0
    alternatives: tuple[Act, ...] = ()
    status: Status = Status.IN_EVIDENCE
    made_on: dt.date | None = None
    made_on_basis: str | None = None
    precision: Precision | None = None
    examination: str | None = None
    examiner: str | None = None
    examiner_id: str | None = None
    reported_by: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    document: DocumentCard
    answer_spans: tuple[Span, ...]
    question_spans: tuple[Span, ...] = ()
    answer_locator: Locator
    locator: Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A link between two statements of the record: `kind` is "CONTRADICTS" or "CORROBORATES".

    `basis` says in words why; the two statements stay as they are.
    """

    kind: str
    source_id: str
    target_id: str
    confidence: float
    basis: str
