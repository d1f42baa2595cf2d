"""The statements of a transcript: every answer read with its question, and what is said outside of them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.extract.acts import read_answer
from ingest.extract.claims import proposition
from ingest.resolve import person_id
from kg.model.document import Document
from kg.model.identity import content_id, name_key
from kg.model.reading import Reading
from kg.model.statement import Act, DocumentCard, Precision, Stance, Statement
from kg.model.testimony import ExaminationKind, Exchange, Role, Segmented, Status, Submission
from kg.model.text import Span

_NOT_TESTIMONY = Reading(act=Act.ASSERTION, stance=Stance.AFFIRMS, hedge=None, confidence=0.6)
_PROCEDURAL = Reading(act=Act.OTHER, stance=Stance.NONE, hedge=None, confidence=0.6)


@dataclass(frozen=True, slots=True)
class _Made:
    """One statement before it has a place in the order."""

    at: int
    declarant: str
    reading: Reading
    answer: tuple[Span, ...]
    question: tuple[Span, ...]
    exchange: Exchange | None
    turn: int | None
    question_turn: int | None


def statements(document: Document, card: DocumentCard, segmented: Segmented) -> tuple[Statement, ...]:
    """One statement for each answer and for each paragraph of a submission, in order of position.

    A question without an answer is no statement: nothing was said.
    """
    made = [_answered(document, exchange) for exchange in segmented.exchanges if exchange.answer]
    made += [_submitted(submission) for submission in segmented.submissions if submission.spans]
    made.sort(key=lambda item: item.at)
    return tuple(_statement(document, card, item, ordinal) for ordinal, item in enumerate(made))


def _answered(document: Document, exchange: Exchange) -> _Made:
    question = document.quote(exchange.question) if exchange.question else ""
    hearing = document.description.hearing_kind
    deposed = hearing is not None and hearing.value == "deposition"
    reading = read_answer(question, document.quote(exchange.answer), exchange.examination, deposed=deposed)
    return _Made(
        at=exchange.answer[0].start,
        declarant=exchange.witness,
        reading=reading,
        answer=exchange.answer,
        question=exchange.question,
        exchange=exchange,
        turn=exchange.turn,
        question_turn=exchange.question_turn,
    )


def _submitted(submission: Submission) -> _Made:
    spoken = submission.role in (Role.COUNSEL, Role.COURT, Role.UNKNOWN, Role.WITNESS) and not submission.procedural
    return _Made(
        at=submission.spans[0].start,
        declarant=submission.speaker,
        reading=_NOT_TESTIMONY if spoken else _PROCEDURAL,
        answer=submission.spans,
        question=(),
        exchange=None,
        turn=submission.turn,
        question_turn=None,
    )


def _statement(document: Document, card: DocumentCard, made: _Made, ordinal: int) -> Statement:
    exchange, reading = made.exchange, made.reading
    quote = document.quote(made.answer)
    question = document.quote(made.question) if made.question else None
    claim = proposition(question, quote, reading, made.declarant)
    said = document.description.date
    examiner = exchange.questioner if exchange else None
    if exchange is None:
        kind: str | None = ExaminationKind.ARGUMENT.value
    else:
        kind = exchange.examination.kind.value if exchange.examination else None
    return Statement(
        id=content_id("st", card.sha256, *((span.start, span.end) for span in made.answer), made.declarant),
        ordinal=ordinal,
        declarant=made.declarant,
        declarant_id=person_id(made.declarant, card),
        act=reading.act,
        stance=reading.stance,
        claim=claim,
        claim_id=content_id("cl", name_key(claim)),
        quote=quote,
        question=question,
        hedge=reading.hedge,
        confidence=reading.confidence,
        alternatives=reading.alternatives,
        status=exchange.status if exchange else Status.IN_EVIDENCE,
        objections=exchange.objections if exchange else (),
        made_on=said.value if said else None,
        made_on_basis=said.basis if said else None,
        precision=Precision.DAY if said else None,
        examination=kind,
        examiner=examiner,
        examiner_id=person_id(examiner, card) if examiner else None,
        document=card,
        answer_spans=made.answer,
        question_spans=made.question,
        answer_locator=document.locate(made.answer, made.turn),
        locator=document.locate((*made.question, *made.answer), made.question_turn or made.turn)
        if made.question and made.question[0].start <= made.answer[0].start
        else document.locate(made.answer, made.turn),
    )
