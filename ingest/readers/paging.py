"""Printed pages: which rows are heads and feet, and what page number they print.

Between the last numbered line of one page and the first of the next stand feet, heads, filing stamps and page numbers.
A page number is the slot (a number alone, the end of a stamp, the end of a running head …) whose values rise by one
from page to page; what merely looks like a number does not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.headers import FilingHeader, tails
from ingest.readers.rows import Row, normal

_ALONE = re.compile(r"^[\W_]*(?:(?:page|pg|p)\b\.?:?\s*)?(\d{1,5})[\W_]*$", re.IGNORECASE)
_COUNTED = re.compile(r"^[\W_]*(?:(?:page|pg|p)\b\.?:?\s*)?(\d{1,5})\s*(?:of|/)\s*\d{1,5}[\W_]*$", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:page|pg\.|p\.):?\s*(\d{1,5})\b", re.IGNORECASE)
_FIRST = re.compile(r"^(\d{1,5})\s+\D")
_LAST = re.compile(r"\D\s+(\d{1,5})$")
# "CARR, Vol. II          145          May 6, 2021": the page is one field of a head set in columns.
_FIELD = re.compile(r"(?:^|\s{4,}|\t)(?:(?:page|p\.)\s*|P-)?(\d{1,5})(?=\s{4,}|\t)", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}$",
    re.IGNORECASE,
)
# What a slot is trusted for: a number of its own or named "page" before a number at the edge of a running head; the
# page of the filed PDF only where nothing else is printed. "3 of 200" may count the sheets of a file.
_TRUST = {
    "alone": 5.0,
    "named": 5.0,
    "counted": 4.7,
    "tail": 4.5,
    "last": 3.0,
    "field": 2.8,
    "first": 2.5,
    "filing": 0.5,
}
_HEAD, _FOOT = "head", "foot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The rows between two pages: `foot` belong to the page before, `head` to the page after, `open` to either."""

    foot: tuple[Row, ...] = ()
    head: tuple[Row, ...] = ()
    open: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows of the gap in order."""
        return self.foot + self.open + self.head


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What was found: the printed number of each page (None where unknown) and the rows that print it."""

    numbers: tuple[int | None, ...]
    rows: frozenset[int]
    warnings: tuple[str, ...] = ()
    at_foot: bool = False
    """whether a page prints its number at its foot"""


@dataclass(slots=True)
class _Slot:
    trust: float
    side: str
    values: dict[int, int] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)

    def merit(self, pages: int) -> float:
        """How well the values rise by one from page to page, weighted by how many pages have one."""
        if not self.values:
            return 0.0
        order = sorted(self.values)
        steps = [(a, b) for a, b in pairwise(order) if b == a + 1]
        good = sum(self.values[b] == self.values[a] + 1 for a, b in steps)
        rising = sum(self.values[b] > self.values[a] for a, b in steps)
        precision = (good + 0.6 * (rising - good)) / len(steps) if steps else 0.5
        if precision < 0.5:
            return 0.0
        return self.trust * precision * (0.3 + 0.7 * len(order) / pages)


def split(between: Sequence[Row], headers: Mapping[int, FilingHeader]) -> Gap:
    """Parts the rows between two pages at a form feed or a filing stamp, where there is one."""
    filled = [row for row in between if not row.blank or row.feed]
    cut = next((i for i, row in enumerate(filled) if row.feed), None)
    if cut is None:
        cut = next((i for i, row in enumerate(filled) if row.index in headers), None)
    shown = [row for row in filled if not row.blank]
    if cut is None:
        return Gap(open=tuple(shown))
    at = filled[cut].index
    return Gap(foot=tuple(row for row in shown if row.index < at), head=tuple(row for row in shown if row.index >= at))


def prints_page(text: str) -> bool:
    """Whether a row holds nothing but what may be the number of its page."""
    return bool(_ALONE.match(text) or _COUNTED.match(text))


def recurring(gaps: Sequence[Gap]) -> frozenset[str]:
    """Normal forms of rows that stand between pages more than once: running heads and feet."""
    counts: Counter[str] = Counter()
    for gap in gaps:
        counts.update({normal(row.text) for row in gap.rows})
    return frozenset(form for form, count in counts.items() if count >= 2)


def number(gaps: Sequence[Gap], headers: Mapping[int, FilingHeader], whole: tuple[bool, bool] = (True, True)) -> Pages:
    """The printed numbers of the pages between the gaps (one gap more than pages: before the first, after the last).

    `whole` says whether the first page begins with line 1 and the last one runs to its last line: an excerpt may not.
    """
    pages = len(gaps) - 1
    glued = tails(list(headers.values()))
    slots: dict[tuple[str, str], _Slot] = {}

    def add(kind: str, side: str, page: int, value: int, row: int) -> None:
        if not 0 <= page < pages:
            return
        slot = slots.setdefault((kind, side), _Slot(_TRUST[kind.split(":")[0]], side))
        # The row nearest to the text wins: the last one of a head, the first one of a foot.
        if page not in slot.values or side == _HEAD:
            slot.values[page] = value
            slot.rows[page] = row

    # A number in a head that reads the same on every page ("Volume 2", a telephone number) is not the page's.
    fixed = {text for text, count in Counter(row.text for gap in gaps for row in gap.rows).items() if count > 1}
    for index, gap in enumerate(gaps):
        for row in gap.foot + gap.open:
            for kind, value in _values(row, headers, glued, fixed):
                add(kind, _FOOT, index - 1, value, row.index)
        for row in gap.open + gap.head:
            for kind, value in _values(row, headers, glued, fixed):
                add(kind, _HEAD, index, value, row.index)
    ranked = sorted(slots.items(), key=lambda item: (-item[1].merit(pages), item[0]))
    best = [(key, slot) for key, slot in ranked if slot.merit(pages) > 0.0]
    if not best:
        return Pages(numbers=(None,) * pages, rows=frozenset())
    (kind, side), primary = best[0]
    if all(gap.open or not gap.rows for gap in gaps[1:-1]):
        side, primary = _side(slots, kind, side, primary, pages, whole)
    others = [slot for key, slot in best if key[0] not in ("filing", kind)]
    return _settle(pages, kind, primary, others, at_foot=side == _FOOT)


def _side(
    slots: Mapping[tuple[str, str], _Slot], kind: str, side: str, primary: _Slot, pages: int, whole: tuple[bool, bool]
) -> tuple[str, _Slot]:
    """Head or foot, where nothing parts the pages: told by the ends of the text.

    A number above the first line, or none below a last page that is whole, speaks for the head; for the foot the other
    way round. Where the ends are even, a head is likelier.
    """
    head, foot = slots.get((kind, _HEAD)), slots.get((kind, _FOOT))
    if head is None or foot is None:
        return side, primary
    above, below = 0 in head.values, pages - 1 in foot.values
    for_head = above + (whole[1] and not below)
    for_foot = below + (whole[0] and not above)
    return (_FOOT, foot) if for_foot > for_head else (_HEAD, head)


def _values(
    row: Row, headers: Mapping[int, FilingHeader], glued: Mapping[int, int], fixed: set[str]
) -> Iterable[tuple[str, int]]:
    """What numbers a head or foot prints that could be its page."""
    header = headers.get(row.index)
    if header is not None:
        if row.index in glued:
            yield "tail", glued[row.index]
        if header.page is not None:
            yield "filing", header.page
        return
    if match := _ALONE.match(row.text):
        yield "alone", int(match[1])
        return
    if match := _COUNTED.match(row.text):
        yield "counted", int(match[1])
        return
    if row.text in fixed:
        return
    if match := _NAMED.search(row.text):
        yield "named", int(match[1])
    if match := _FIRST.match(row.text):
        yield "first", int(match[1])
    if match := _FIELD.search(row.text):
        yield "field", int(match[1])
    if (match := _LAST.search(row.text)) and not _YEAR.search(row.text):
        yield "last", int(match[1])


def _settle(pages: int, kind: str, primary: _Slot, others: Sequence[_Slot], *, at_foot: bool) -> Pages:
    """One number a page: from the primary slot, else from another that agrees with a neighbour, else by counting.

    A page without a number is counted only where its neighbours leave one value; for the ends see `place`.
    """
    numbers: list[int | None] = [primary.values.get(page) for page in range(pages)]
    rows = set(primary.rows.values())
    warnings: list[str] = []
    for page in range(pages):
        before = numbers[page - 1] if page else None
        after = primary.values.get(page + 1)
        value = numbers[page]
        if value is not None:
            if before is not None and after == before + 2 and value != before + 1:
                warnings.append(
                    f"page {before + 1}: the page prints {value}, between {before} and {after}; read as {before + 1}"
                )
                numbers[page] = before + 1
            continue
        seen = {slot.values[page]: slot.rows[page] for slot in others if page in slot.values}
        bounds = {before + 1 if before is not None else None, after - 1 if after is not None else None}
        agreed = sorted(value for value in seen if value in bounds)
        if agreed:
            numbers[page] = agreed[0]
            rows.add(seen[agreed[0]])
    _count(numbers)
    known = [value for value in numbers if value is not None]
    warnings.extend(f"page {a} is followed by page {b}" for a, b in pairwise(known) if b not in (a, a + 1, a + 2))
    again = next((b for a, b in pairwise(known) if b < a), None)
    if again is not None and len(set(known)) < len(known):
        warnings.append(
            f"the page numbers begin anew at page {again}: this file holds several transcripts (volumes?), so that a "
            "citation by page and line may mean two places; ingest each as a file of its own"
        )
    if kind == "filing":
        warnings.append("the reporter's page numbers were not found: pages are those of the filing's header")
    return Pages(numbers=tuple(numbers), rows=frozenset(rows), warnings=tuple(warnings), at_foot=at_foot)


def _count(numbers: list[int | None]) -> None:
    """Numbers the pages between two printed ones where there are just as many as the numbers between."""
    known = [(page, value) for page, value in enumerate(numbers) if value is not None]
    for (first, low), (last, high) in pairwise(known):
        if high - low == last - first:
            numbers[first + 1 : last] = range(low + 1, high)


def place(stretches: Sequence[Sequence[tuple[int, int]]], pages: Pages, last_line: int) -> list[list[int | None]]:
    """The page of each stretch of consecutive lines, also in excerpts that leave lines out.

    `stretches[p]` are (first, last) line numbers of the unbroken stretches of page p, as it was read. The stretch that
    touches the printed number is on that page; others lie between it and the neighbour's, and are placed only where
    one page is left: a page that runs to its last line right before a head, or from its first line right after a foot.
    """
    placed: list[list[int | None]] = []
    for index, own in enumerate(stretches):
        number = pages.numbers[index]
        before = pages.numbers[index - 1] if index else None
        after = pages.numbers[index + 1] if index + 1 < len(stretches) else None
        follows = bool(index) and own[0][0] == 1 and stretches[index - 1][-1][1] == last_line
        if number is None and follows and placed[index - 1][-1] is not None:
            number = (placed[index - 1][-1] or 0) + 1
        low = before + 1 if before is not None else None
        high = after - 1 if after is not None else None
        found: list[int | None] = [None] * len(own)
        if number is not None:
            certain = high == number if not pages.at_foot else low == number
            if certain or len(own) == 1:
                found = [number] * len(own)
            found[-1 if pages.at_foot else 0] = number
        elif low is not None and low == high:
            found = [low] * len(own)
        if found[-1] is None and high is not None and high > 0 and own[-1][1] >= last_line and not pages.at_foot:
            found[-1] = high
        if found[0] is None and low is not None and own[0][0] == 1 and pages.at_foot:
            found[0] = low
        placed.append(found)
    return placed
