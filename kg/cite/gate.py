"""The gate before every export: no quote leaves that is not, now, what its source says.

Each quote is compared with its source by hash and at its spans. What fails is refused: the export says so and prints no
quote. What could mislead a reader (a stricken answer, an answer cut before its "but", a later correction) leaves with
its mark. The caller says how a source is read, so that this package needs no reader of files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.cite.later import Later
from kg.cite.people import People
from kg.cite.record import cite
from kg.cite.speech import REPORTING, Speech, speech
from kg.model.errors import OnRecordError
from kg.model.statement import Statement
from kg.model.testimony import Status
from kg.model.text import Span, read
from kg.store.base import View

Source = Callable[[str], tuple[str, str]]
"""From a document's id to its canonical text and the SHA-256 of its file as it is now; raises OnRecordError."""


class Decision(StrEnum):
    """What the gate decided on one statement."""

    PASSED = "passed"
    MARKED = "marked"
    REFUSED = "refused"
    UNCHECKED = "unchecked"
    """no way to read sources was given: the export says that it was not checked"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A statement with the gate's decision and the reasons, as plain sentences.

    `speech` says whose words it quotes; `pieces` are the parts of a quotation that the source takes apart with words of
    its own (one, where it does not).
    """

    statement: Statement
    decision: Decision
    reasons: tuple[str, ...] = ()
    speech: Speech = Speech.DIRECT
    pieces: tuple[str, ...] = ()


_MARKS = {
    Status.STRICKEN: "Stricken: not in evidence.",
    Status.QUESTION_REPHRASED: "The question was rephrased after an objection; see the question that follows.",
    Status.NOT_ANSWERED: "The question was not answered.",
}
_UNCHECKED = ("Not checked against the source.",)

# What stands between two words of one answer: line breaks, printed numbers, time stamps, page heads.
_NUMBER = re.compile(r"\s*(?:(?:\d\d?:\d\d(?::\d\d)?\s+)?\d{1,2}(?=\s))?\s*")
_LABEL = re.compile(
    r"(?:Q|A|Q\.|A\.|(?:THE|MR|MS|MRS|DR|JUDGE|MISS)\b[.\w' ]*:?|[A-Z][\w.'’ -]{1,40}:|BY\s|\()(?=\s|$|[A-Z])"
)
_QUALIFIER = re.compile(
    r"(?:[-–—,;:.…\s\"”]*)(?:but|except|however|although|though|unless|until|only|not\s|if\s|because|without|"
    r"other\sthan|to\ssome\sextent|in\spart|that\ssaid|at\sleast|subject\sto|and\syet|or\srather)\b",
    re.I,
)


def gate(
    statements: Iterable[Statement], source: Source | None, view: View | None = None, people: People | None = None
) -> Iterator[Checked]:
    """Each statement with the gate's decision, in the order given.

    `people` tells namesakes apart in the citations of its reasons. With a `view`, later corrections and contradictions
    by the same declarant, in the document or on a later day, are marked too.
    """
    held: tuple[str, tuple[str, str] | str] | None = None
    later = Later(view) if view else None
    for statement in statements:
        if source is None:
            yield Checked(
                statement=statement,
                decision=Decision.UNCHECKED,
                reasons=_UNCHECKED + _status(statement),
                speech=speech(statement),
                pieces=(statement.quote,),
            )
            continue
        key = statement.document.id
        if held is None or held[0] != key:
            held = (key, _read(source, key))
        if isinstance(held[1], str):
            yield _refused(statement, held[1])
            continue
        text, sha256 = held[1]
        yield check(statement, text, sha256, later.of(statement) if later else (), people)


def check(
    statement: Statement, text: str, sha256: str, later: Sequence[Statement] = (), people: People | None = None
) -> Checked:
    """The decision on one statement. `later` are statements that follow it or are linked to it."""
    fault = _fault(statement, text, sha256)
    if fault:
        return _refused(statement, fault)
    marks = [*_status(statement)]
    rest = cut_off(text, statement.answer_spans)
    if rest:
        marks.append(f"The answer goes on in the source: “{rest}”")
    marks.extend(f"Compare the same witness later: {cite(item, people=people)}" for item in later)
    return Checked(
        statement=statement,
        decision=Decision.MARKED if marks else Decision.PASSED,
        reasons=tuple(marks),
        speech=speech(statement, text),
        pieces=_pieces(statement, text),
    )


def cut_off(text: str, spans: Sequence[Span]) -> str:
    """What follows the spans in the same answer, if it qualifies them or finishes their sentence; else empty."""
    if not spans:
        return ""
    end = spans[-1].end
    rest = text[end : end + 400]
    passed = _NUMBER.match(rest)
    rest = rest[passed.end() :] if passed else rest
    if not rest or _LABEL.match(rest):
        return ""
    rest = re.split(r"\n\s*(?:\d{1,2}\s+)?(?:Q\b|A\b|THE |MR\.|MS\.|MRS\.|[A-Z][A-Z .']+:)|\n\s*\n", rest, maxsplit=1)[
        0
    ]
    words = " ".join(re.sub(r"\n\s*(?:\d\d?:\d\d(?::\d\d)?\s+)?\d{1,2}\s+", " ", rest).split())
    unfinished = not re.search(r"[.?!\"”’)\]–—-]$", text[spans[-1].start : end].rstrip())
    if _QUALIFIER.match(words) or (unfinished and words[:1].islower()):
        return words[:160] + ("…" if len(words) > 160 else "")
    return ""


def _read(source: Source, document: str) -> tuple[str, str] | str:
    try:
        return source(document)
    except (OnRecordError, KeyError) as error:
        return f"The source cannot be read: {error}"


def _fault(statement: Statement, text: str, sha256: str) -> str:
    card = statement.document
    if sha256 != card.sha256:
        return f"{card.path} has changed since it was ingested (SHA-256 {sha256[:12]}…, then {card.sha256[:12]}…)."
    for name, said, spans in (
        ("quote", statement.quote, statement.answer_spans),
        ("question", statement.question or "", statement.question_spans),
    ):
        if any(span.end > len(text) for span in spans) or (read(text, spans) if spans else "") != said:
            return f"{card.path}: the {name} of {statement.id} is not what stands at its place in the source."
    return ""


def _refused(statement: Statement, reason: str) -> Checked:
    return Checked(statement=statement, decision=Decision.REFUSED, reasons=(reason,), speech=speech(statement))


def _pieces(statement: Statement, text: str) -> tuple[str, ...]:
    """The quotation, in parts where words of an article stand between them; lines of a transcript are no parts."""
    if statement.document.kind not in REPORTING:
        return (statement.quote,)
    parts: list[list[Span]] = []
    for span in statement.answer_spans:
        between = text[parts[-1][-1].end : span.start] if parts else ""
        if parts and not any(char.isalnum() for char in between):
            parts[-1].append(span)
        else:
            parts.append([span])
    return tuple(read(text, spans) for spans in parts)


def _status(statement: Statement) -> tuple[str, ...]:
    mark = _MARKS.get(statement.status)
    return (mark,) if mark else ()
