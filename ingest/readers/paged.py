"""Transcripts with printed pages whose lines are not numbered, or only here and there in the margin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from ingest.readers.detect import answers_after_dashes, label
from ingest.readers.headers import FilingHeader, tails
from ingest.readers.rows import Row, normal
from kg.model.text import Line

_NAMED = re.compile(
    r"^\W*(?:page|pg\.?|p\.)\s*(\d{1,5})(?:\s*(?:of|/)\s*\d{1,5})?\W*$|^(\d{1,5})\s*\|\s*p\s?a\s?g\s?e$", re.I
)
_DASHED = re.compile(r"^[-–—\[(]\s*(\d{1,5})\s*[-–—\])]$")
_ALONE = re.compile(r"^(\d{1,5})$")
# ".OAK XN            P-45            I. THORN": the page is one field of a head or foot set in columns.
_FIELD = re.compile(r"(?:P-|page |pg\.? ?|p\.? ?)?(\d{1,5})", re.I)
_FIELDS = re.compile(r"\s{4,}|\s*\t\s*")
_LONGEST_FIELDS = 120
_PARAGRAPHS = 0.7
_NEAR = 3
_FEWEST = 3
_CLOSEST = 8


@dataclass(frozen=True, slots=True)
class _Mark:
    row: int
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Paged:
    """Lines with their printed page; warnings in plain words."""

    lines: tuple[Line, ...]
    warnings: tuple[str, ...]


def read_paged(rows: Sequence[Row], headers: Mapping[int, FilingHeader]) -> Paged | None:
    """The lines of a text with the pages that it prints; None where no run of page numbers is found."""
    marks = _marks(rows, headers)
    if marks is None:
        return None
    filled = [row for row in rows if not row.blank]
    edges = _edges(filled, marks)
    margin = _margin(filled, marks)
    at_foot = _at_foot(rows, filled, marks)
    left_out = {mark.row for mark in marks} | edges | margin | set(headers)
    pages = _page_of(rows, marks, at_foot, edges)
    dashed = answers_after_dashes(row.text for row in filled)
    paragraphs = _paragraphs(rows, left_out) if dashed else {}
    lines = tuple(
        Line(row.start, row.end, page=pages[row.index], indent=row.indent, paragraph=paragraphs.get(row.index))
        for row in filled
        if row.index not in left_out
    )
    warnings = [f"page {a.value} is followed by page {b.value}" for a, b in pairwise(marks) if b.value != a.value + 1]
    if margin:
        warnings.append("only some lines are numbered in the margin: cited by page")
    return Paged(lines=lines, warnings=tuple(warnings))


def _paragraphs(rows: Sequence[Row], left_out: Set[int]) -> dict[int, int]:
    """The paragraph of every row of the record, where blank rows part paragraphs and not just lines; else nothing.

    Needed where a question begins with nothing but its paragraph.

    Over the edge of a page a paragraph is taken to go on: the blank rows there are not the text's.
    """
    found: dict[int, int] = {}
    number, blank, edge = 1, False, False
    for row in rows:
        if row.blank or row.index in left_out:
            blank, edge = True, edge or row.index in left_out or row.feed
            continue
        number += bool(found) and blank and not (edge or row.feed)
        found[row.index] = number
        blank = edge = False
    return found if 1 < number <= _PARAGRAPHS * len(found) else {}


def _marks(rows: Sequence[Row], headers: Mapping[int, FilingHeader]) -> list[_Mark] | None:
    """The rows that print the page: of each kind the longest run that rises by one; the first kind that has one."""
    kinds: dict[str, list[_Mark]] = defaultdict(list)
    glued = tails(list(headers.values()))
    for row in rows:
        if row.index in glued:
            kinds["tail"].append(_Mark(row.index, glued[row.index]))
        elif row.index in headers or row.blank:
            continue
        elif (parted := _FIELDS.split(row.text))[1:] and len(row.text) <= _LONGEST_FIELDS and len(parted) <= 4:
            if label(row.text) is None and (page := next(filter(None, map(_FIELD.fullmatch, parted)), None)):
                kinds["field"].append(_Mark(row.index, int(page[1])))
        elif len(row.text) > 40:
            continue
        elif match := _NAMED.match(row.text):
            kinds["named"].append(_Mark(row.index, int(match[1] or match[2])))
        elif match := _DASHED.match(row.text):
            kinds["dashed"].append(_Mark(row.index, int(match[1])))
        elif match := _ALONE.match(row.text):
            kinds["alone"].append(_Mark(row.index, int(match[1])))
    feeds = sum(row.feed for row in rows[1:])
    for kind in ("named", "tail", "dashed", "alone", "field"):
        run = _run(kinds[kind])
        # Where form feeds part the pages, two of them tell as much as three do elsewhere.
        fewest = 2 if feeds and len(run) == feeds + 1 else _FEWEST
        # Numbers that stand closer than the lines of a page are line numbers or a list.
        apart = median([b.row - a.row for a, b in pairwise(run)]) if len(run) > 1 else 0
        if apart >= _CLOSEST and len(run) >= fewest and run[-1].value - run[0].value <= 3 * len(run):
            return run
    return None


def _run(marks: Sequence[_Mark]) -> list[_Mark]:
    """The longest chain in order of rows whose values rise by one, or jump where pages are missing."""
    best: dict[int, tuple[int, _Mark, int | None]] = {}
    for mark in marks:
        before = mark.value - 1 if mark.value - 1 in best else None
        if before is None:
            earlier = [value for value in best if 0 < mark.value - value <= 5]
            before = max(earlier, key=lambda value: best[value][0], default=None)
        length = best[before][0] + 1 if before is not None else 1
        if mark.value not in best or length > best[mark.value][0]:
            best[mark.value] = (length, mark, before)
    if not best:
        return []
    value: int | None = max(best, key=lambda item: best[item][0])
    chain: list[_Mark] = []
    while value is not None:
        _, mark, before = best[value]
        if chain and mark.row >= chain[-1].row:
            break
        chain.append(mark)
        value = before
    return chain[::-1]


def _edges(filled: Sequence[Row], marks: Sequence[_Mark]) -> set[int]:
    """Running heads and feet: rows beside a page mark whose text comes back near a third of the marks.

    Between such a row and the mark nothing else stands: what somebody says twice near the edge of a page is no head.
    """
    place = {row.index: position for position, row in enumerate(filled)}
    near: dict[str, set[int]] = defaultdict(set)
    for mark in marks:
        at = place[mark.row]
        for row in filled[max(0, at - _NEAR) : at + _NEAR + 1]:
            if row.index != mark.row and label(row.text) is None:
                near[normal(row.text)].add(mark.row)
    wanted = max(2, len(marks) / 3)
    usual = {form for form, found in near.items() if len(found) >= wanted and form != "#"}
    edges: set[int] = set()
    for mark in marks:
        at = place[mark.row]
        for beside in (filled[max(0, at - _NEAR) : at][::-1], filled[at + 1 : at + _NEAR + 1]):
            edges.update(row.index for row in takewhile(lambda row: normal(row.text) in usual, beside))
    return edges


def _margin(filled: Sequence[Row], marks: Sequence[_Mark]) -> set[int]:
    """Rows that hold nothing but a margin number: the same few multiples of five, on most pages."""
    taken = {mark.row for mark in marks}
    alone = [(row.index, int(row.text)) for row in filled if row.text.isdigit() and row.index not in taken]
    counts = Counter(value for _, value in alone if value % 5 == 0 and 5 <= value <= 60)
    usual = {value for value, count in counts.items() if count >= len(marks) / 3}
    return {index for index, value in alone if value in usual}


def _at_foot(rows: Sequence[Row], filled: Sequence[Row], marks: Sequence[_Mark]) -> bool:
    """Whether the mark stands at the foot of its page: told by form feeds, else by what precedes and follows."""
    feeds = [row.index for row in rows if row.feed]
    if len(feeds) >= len(marks) // 2 and feeds:
        at_foot = sum(
            min((feed for feed in feeds if feed > mark.row), default=len(rows)) - mark.row
            < mark.row - max((feed for feed in feeds if feed <= mark.row), default=0)
            for mark in marks
        )
        return at_foot > len(marks) / 2
    order = [row.index for row in filled]
    sizes = [sum(a.row < index < b.row for index in order) for a, b in pairwise(marks[:9])]
    usual = median(sizes) if sizes else 0
    before = sum(index < marks[0].row for index in order)
    after = sum(index > marks[-1].row for index in order)
    return after <= _NEAR and before >= usual / 2


def _page_of(rows: Sequence[Row], marks: Sequence[_Mark], at_foot: bool, edges: set[int]) -> list[int | None]:
    """The page of every row. At its head, a mark opens its page (with the running heads right above it)."""
    pages: list[int | None] = [None] * len(rows)
    if at_foot:
        begin = 0
        for mark in marks:
            for index in range(begin, mark.row + 1):
                pages[index] = mark.value
            begin = mark.row + 1
        for index in range(begin, len(rows)):
            pages[index] = marks[-1].value + 1
        return pages
    first = marks[0].value - 1 if marks[0].value > 1 else None
    for index in range(marks[0].row):
        pages[index] = first
    for position, mark in enumerate(marks):
        end = marks[position + 1].row if position + 1 < len(marks) else len(rows)
        for index in range(mark.row, end):
            pages[index] = mark.value
    return pages
