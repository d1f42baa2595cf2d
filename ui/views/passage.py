"""A passage as it is printed: its lines with their printed numbers, the question and the answer told apart.

Words are read at spans; what stands between question and answer (an objection, a ruling) is shown where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.model.document import Document, Layout
from kg.model.statement import Statement
from kg.model.text import Line, Span, cover, fold
from ui.sources import position

MOST_BETWEEN = 12
"""lines shown between a question and its answer; more are counted instead"""


class Part(StrEnum):
    """What a line belongs to."""

    QUESTION = "question"
    ANSWER = "answer"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Row:
    """Words of one printed line (white space folded), with the line's printed place ("" where none is printed)."""

    part: Part
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one line, as they stand; `part` is None for what is neither question nor answer."""

    text: str
    part: Part | None


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of the source with its printed place; `struck` says that it holds a stricken answer of the record."""

    place: str
    indent: int
    pieces: tuple[Piece, ...]
    page: int | None = None
    struck: bool = False

    @property
    def cited(self) -> bool:
        """Whether the line holds words of the question or the answer."""
        return any(piece.part for piece in self.pieces)


def rows(document: Document, statement: Statement) -> tuple[Row, ...]:
    """The statement line by line. Joined by one space, the rows of a part are the question and the quote."""
    found: list[Row] = []
    spans = (*statement.question_spans, *statement.answer_spans)
    if not spans:
        return ()
    whole = cover(spans)
    for line in _lines(document, whole):
        pieces = list(_pieces(document, statement, line, whole))
        for piece in pieces:
            if text := fold(piece.text):
                found.append(Row(piece.part or Part.BETWEEN, _place(document, line), text))
    return tuple(_numbered_turns(document, statement, _merged(_shortened(found))))


def printed(document: Document, statement: Statement, before: int, after: int) -> tuple[Printed, ...]:
    """The statement's lines with so many around them."""
    whole = cover((*statement.question_spans, *statement.answer_spans))
    first = max(0, document.line_index(whole.start) - before)
    last = document.line_index(max(whole.start, whole.end - 1)) + after
    return tuple(_printed(document, statement, line) for line in document.lines[first : last + 1])


def page(
    document: Document, statement: Statement, number: int | None = None, struck: Sequence[Span] = ()
) -> tuple[Printed, ...]:
    """The printed page or pages on which a statement stands (or page `number`); without pages, what surrounds it."""
    first, last = statement.locator.page, statement.locator.end_page
    if number is not None:
        first = last = number
    if first is None:
        found = printed(document, statement, 15, 15)
    else:
        on_it = range(first, (last if last is not None else first) + 1)
        found = tuple(_printed(document, statement, line, struck) for line in document.lines if line.page in on_it)
    return found


def pages_of(document: Document) -> list[int]:
    """The printed pages in order, none twice."""
    return list(dict.fromkeys(line.page for line in document.lines if line.page is not None))


def hedged(text: str, hedge: str | None) -> Span | None:
    """Where a hedge stands in a quote: whole words, in any case; None where it does not."""
    if not hedge:
        return None
    match = re.search(rf"(?<!\w){re.escape(fold(hedge))}(?!\w)", text, re.I)
    return Span(*match.span()) if match else None


def _lines(document: Document, whole: Span) -> Sequence[Line]:
    first = document.line_index(whole.start)
    last = document.line_index(max(whole.start, whole.end - 1))
    return document.lines[first : last + 1]


def _marks(statement: Statement) -> list[tuple[Span, Part]]:
    marks = [(span, Part.QUESTION) for span in statement.question_spans]
    marks += [(span, Part.ANSWER) for span in statement.answer_spans]
    return sorted(marks, key=lambda mark: mark[0])


def _pieces(document: Document, statement: Statement, line: Line, whole: Span | None = None) -> Iterator[Piece]:
    """A line cut at the spans. With `whole`, only what lies in it, and nothing of a line that it shares with a span."""
    at = line.start
    marked = False
    for span, part in _marks(statement):
        start, end = max(span.start, at), min(span.end, line.end)
        if start >= end:
            continue
        if whole is None and start > at:
            yield Piece(document.text[at:start], None)
        yield Piece(document.text[start:end], part)
        at, marked = end, True
    if at < line.end and (whole is None or not marked):
        yield Piece(document.text[at : line.end], None)


def _printed(document: Document, statement: Statement, line: Line, struck: Sequence[Span] = ()) -> Printed:
    held = Span(line.start, line.end)
    return Printed(
        place=_place(document, line),
        indent=line.indent,
        pieces=tuple(_pieces(document, statement, line)),
        page=line.page,
        struck=any(span.overlaps(held) for span in struck),
    )


def _place(document: Document, line: Line) -> str:
    """What the source prints beside the line. Turns are counted by us, not printed: see `_numbered_turns`."""
    return "" if line.page is None and document.layout is Layout.TURNS else position(line)


def _shortened(found: Sequence[Row]) -> Iterator[Row]:
    """A long stretch between question and answer, counted instead of shown."""
    between = [row for row in found if row.part is Part.BETWEEN]
    if len(between) <= MOST_BETWEEN:
        yield from found
        return
    told = False
    for row in found:
        if row.part is not Part.BETWEEN:
            yield row
        elif not told:
            told = True
            yield Row(Part.BETWEEN, "", f"[{len(between)} lines between question and answer are left out here]")


def _merged(found: Iterator[Row]) -> Iterator[Row]:
    """Lines without a number of their own (a paragraph, a turn) are one row."""
    held: Row | None = None
    for row in found:
        numbered = ":" in row.place
        if held and not numbered and held.part is row.part and held.place == row.place:
            held = Row(held.part, held.place, f"{held.text} {row.text}")
            continue
        if held:
            yield held
        held = row
    if held:
        yield held


def _numbered_turns(document: Document, statement: Statement, found: Iterator[Row]) -> Iterator[Row]:
    """The turn that a statement is cited by, on the first row of its question and of its answer."""
    turns = {Part.QUESTION: statement.locator.turn, Part.ANSWER: statement.answer_locator.turn}
    for row in found:
        turn = turns.pop(row.part, None)
        yield Row(row.part, f"turn {turn}", row.text) if turn is not None and not row.place else row
