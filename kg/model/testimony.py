"""What a transcript is made of: turns, examinations, exchanges."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.text import Span


class Role(StrEnum):
    """In what capacity somebody speaks."""

    WITNESS = "witness"
    COUNSEL = "counsel"
    COURT = "court"
    OFFICER = "officer"
    INTERPRETER = "interpreter"
    UNKNOWN = "unknown"


class TurnKind(StrEnum):
    """What a stretch of a transcript is."""

    SPEECH = "speech"
    HEADING = "heading"
    NOTE = "note"
    """a parenthetical of the reporter: (Jury out.)"""


class ExaminationKind(StrEnum):
    """FRE 611; `inquiry` for questions before a tribunal without sides; `argument` for submissions of counsel."""

    DIRECT = "direct"
    CROSS = "cross"
    REDIRECT = "redirect"
    RECROSS = "recross"
    INQUIRY = "inquiry"
    VOIR_DIRE = "voir dire"
    ARGUMENT = "argument"


class Status(StrEnum):
    """How a statement stands on the record."""

    IN_EVIDENCE = "in_evidence"
    STRICKEN = "stricken"
    QUESTION_REPHRASED = "question_rephrased"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says without a break.

    `label` is the speaker as printed ("Q.", "THE WITNESS", "MR. RE", "Stephen Bradshaw"); `speaker` is the fullest
    name that the record gives (the label itself where it gives none). `number` counts speech turns from 1. The
    spans hold words only: no labels, printed numbers, stamps or headers.
    """

    number: int
    kind: TurnKind
    role: Role
    label: str
    speaker: str
    spans: tuple[Span, ...]
    examination: Examination | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """One examination: its kind, who examines, whom, who called the witness, and whether under oath.

    `party` is for whom the examiner appears and `called_by` who called the witness, as printed, where the record says.
    `video` marks a deposition played or read into the record.
    """

    kind: ExaminationKind
    examiner: str | None
    witness: str
    called_by: str | None = None
    party: str | None = None
    sworn: str | None = None
    video: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and its answer, with what came between them.

    `answer` is empty for a question that was not answered. `questioner` and `witness` are fullest names; `context`
    holds the turns between question and answer and the rulings that follow (objections, "Sustained").
    """

    number: int
    witness: str
    questioner: str | None
    questioner_role: Role
    question: tuple[Span, ...]
    answer: tuple[Span, ...]
    examination: Examination | None
    status: Status = Status.IN_EVIDENCE
    objections: tuple[str, ...] = ()
    context: tuple[Span, ...] = ()
    turn: int | None = None
    """number of the answer's turn"""
    question_turn: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A stretch (one paragraph) of what counsel, the court or another says outside question and answer."""

    speaker: str
    role: Role
    spans: tuple[Span, ...]
    turn: int
    procedural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmented:
    """A transcript taken apart, in order of position."""

    turns: tuple[Turn, ...]
    exchanges: tuple[Exchange, ...]
    submissions: tuple[Submission, ...]
    warnings: tuple[str, ...] = ()
