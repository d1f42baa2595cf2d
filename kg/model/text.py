"""Positions in a text that is written once: spans, printed lines, locators.

Every quotation in the product is a tuple of `Span` into the canonical text of one document; it is read there,
never typed. Offsets count Unicode code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` of a canonical text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs from 0 ≤ start to end ≥ start, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line of a document that carries text of the record.

    `start`/`end` enclose the words only: the printed line number, time stamps, margins and trailing white space lie
    outside. `page` and `number` are what the source *prints* (None where it prints none); `paragraph` counts the
    paragraphs of a source without printed lines, from 1. `stamp` is a printed time stamp, as printed; `heading` is the
    level of a heading that the source marks up as one (0: not marked up); `gap` says that printed lines are missing
    from the file right before this one, as in an excerpt: what follows does not continue what precedes.
    """

    start: int
    end: int
    page: int | None = None
    number: int | None = None
    paragraph: int | None = None
    indent: int = 0
    stamp: str | None = None
    heading: int = 0
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a passage stands in print. What the source does not print is None.

    `page`/`line` to `end_page`/`end_line` are printed numbers; `turn` (speaker turns) and `paragraph` are counted
    from 1 and used where nothing is printed.
    """

    page: int | None = None
    line: int | None = None
    end_page: int | None = None
    end_line: int | None = None
    turn: int | None = None
    paragraph: int | None = None

    @property
    def printed(self) -> bool:
        """Whether the source prints a page for this passage."""
        return self.page is not None


def fold(text: str) -> str:
    """White space folded to single blanks and trimmed, the only change that a quote may undergo."""
    return re.sub(r"\s+", " ", text).strip()


def read(text: str, spans: Iterable[Span]) -> str:
    """The words at the spans, joined by one space, with white space folded: the one way to obtain a quote."""
    return fold(" ".join(text[span.start : span.end] for span in spans))


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without white space at its ends; none where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def cover(spans: Sequence[Span]) -> Span:
    """The smallest span that holds all the given ones (at least one)."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))
