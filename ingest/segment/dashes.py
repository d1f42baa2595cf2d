"""Answers that stand after three dashes in the paragraph of their question, as Australian reporters print them.

"MR OAK:  And you signed it?---I did." The next paragraph, without a label, is the same counsel's next question.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from ingest.segment.drafts import Draft
from ingest.segment.labels import role_of
from kg.model.testimony import Role, TurnKind
from kg.model.text import Span

_MARK = re.compile(r"(?<=[?.!,:’”\"'\w])\s*[-\u2010\u2011]{3}\s*(?=[^\s\-\u2010\u2011])")
_AFTER_QUESTION = re.compile(r"\?\s*[-\u2010\u2011]{3}\s*[^\s\-\u2010\u2011]")
_FEWEST = 3


def is_printed(text: str) -> bool:
    """Whether a text prints answers so: several question marks with three dashes behind them."""
    return sum(1 for _ in zip(_AFTER_QUESTION.finditer(text), range(_FEWEST), strict=False)) == _FEWEST


def parted(text: str, found: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts with every question and its answer in drafts of their own."""
    for draft in found:
        if draft.kind is not TurnKind.SPEECH or draft.mark != "label":
            yield draft
            continue
        yield from _parted(text, draft)


def _parted(text: str, draft: Draft) -> Iterator[Draft]:
    waiting: list[list[Span]] = []
    gap = draft.gap
    asks = role_of(draft.label) is Role.COUNSEL
    for paragraph in draft.paragraphs:
        before, after = _divided(text, paragraph)
        if before:
            waiting.append(before)
        if not after:
            continue
        if waiting:
            mark, by = ("Q", draft.label) if asks else ("label", None)
            yield dataclasses.replace(draft, mark=mark, by=by, paragraphs=waiting, gap=gap)
        yield Draft(kind=TurnKind.SPEECH, mark="A", label="---", paragraphs=[after], gap=gap and not waiting)
        waiting, gap = [], False
    if waiting:
        yield dataclasses.replace(draft, paragraphs=waiting, gap=gap)


def _divided(text: str, paragraph: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The words of a paragraph before the three dashes and after them."""
    for place, span in enumerate(paragraph):
        mark = _MARK.search(text, max(0, span.start - 1), span.end)
        # The dashes may begin the printed line after the one that ends the question.
        opens = (
            re.match(r"[-\u2010\u2011]{3}\s*(?=[^\s\-\u2010\u2011])", text[span.start : span.end]) if place else None
        )
        if opens:
            return list(paragraph[:place]), [Span(span.start + opens.end(), span.end), *paragraph[place + 1 :]]
        if mark and mark.start() >= span.start:
            before = [*paragraph[:place], Span(span.start, mark.start())]
            return before, [Span(mark.end(), span.end), *paragraph[place + 1 :]]
    return list(paragraph), []
