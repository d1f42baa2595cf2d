"""What is said outside question and answer: argument, openings, rulings, and the business of the courtroom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.segment.cast import Heard, Part
from ingest.segment.cues import cue
from kg.model.document import Document
from kg.model.testimony import Role, Submission, TurnKind
from kg.model.text import Span

_FEWEST_WORDS = 8
_LONG = 45


def submissions(document: Document, heard: Sequence[Heard], taken: frozenset[int]) -> Iterator[Submission]:
    """One submission a paragraph, for every turn that is neither a question nor an answer."""
    for item in heard:
        if item.turn.kind is not TurnKind.SPEECH or item.turn.number in taken or item.part in (Part.ANSWER,):
            continue
        for spans in _merged(document, item.draft.paragraphs):
            words = document.quote(spans)
            if not re.search(r"\w", words):
                continue
            yield Submission(
                speaker=item.turn.speaker,
                role=item.turn.role,
                spans=spans,
                turn=item.turn.number,
                procedural=procedural(words, item.turn.role),
            )


def procedural(words: str, role: Role) -> bool:
    """Whether the words only run the sitting."""
    count = len(words.split())
    if role in (Role.OFFICER, Role.INTERPRETER) or count < 4:
        return True
    return (
        count < _LONG
        and bool(cue("procedural").search(words))
        and (count < 18 or role is Role.COURT or words.count(".") < 3)
    )


def _merged(document: Document, paragraphs: Sequence[Sequence[Span]]) -> Iterator[tuple[Span, ...]]:
    """Paragraphs, the tiny ones joined to what follows (or, at the end, to what precedes)."""
    waiting: list[Span] = []
    ready: list[Span] = []
    for paragraph in paragraphs:
        waiting.extend(paragraph)
        if len(document.quote(waiting).split()) >= _FEWEST_WORDS:
            if ready:
                yield tuple(ready)
            ready, waiting = waiting, []
    ready.extend(waiting)
    if ready:
        yield tuple(ready)
