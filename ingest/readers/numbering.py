"""Which rows of a text begin with a printed line number, and which only with a number.

A page prints 1, 2, 3 … down its left edge. A row such as "98 San Jacinto Blvd." or the number of the page looks the
same alone; in sequence it does not. The best reading of the whole text is found by dynamic programming over the
candidates: continuing by one earns, a gap or a restart costs, a number that leaves its column costs.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from ingest.readers.rows import Row

_CLOCK = r"\d{1,2}:\d{2}:\d{2}(?:[.:]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?|\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?"
_NUMBERED = re.compile(rf"(?:(?P<stamp>{_CLOCK})[ \t]+)?(?P<number>\d{{1,2}})(?:[ \t]*[|│])?(?:\s+(?P<body>\S.*))?$")
# "12." "12)" "12:" "(12)" and "[12]": the number with a mark behind it.
_MARKED = re.compile(rf"(?:(?P<stamp>{_CLOCK})[ \t]+)?[(\[]?\s?(?P<number>\d{{1,2}})[.:)\]]+(?:\s+(?P<body>\S.*))?$")
_AT_RIGHT = re.compile(r"(?:(?P<body>\S.*?)(?:[ \xa0]{2,}|[ \xa0]*\t\s*))?(?P<number>\d{1,2})")
_STAMP_FIRST = re.compile(rf"(?P<stamp>{_CLOCK})[ \t]+(?=\S)")
_STAMP_ONLY = re.compile(rf"(?P<stamp>{_CLOCK})$")
_STAMP_LAST = re.compile(rf"(?:[ \t]{{2,}}|\t)(?P<stamp>{_CLOCK})$")
MOST_LINES = 60
_CONTINUES, _RESTART, _GAP, _GAP_STEP = 1.0, -0.2, -0.5, 0.02
_NO_BREAK, _NOT_ONE, _UNFINISHED, _MIDWAY, _BEYOND = 0.8, 1.2, 0.4, 0.4, 0.8
_COMES_BACK = 0.25
_COLUMN, _OFF_COLUMN, _BODY = 0.4, 1.6, 0.2
# What it costs to take a row that begins with a number for words: most where a stamp or wide blanks set it apart.
_LEFT_OUT, _LEFT_OUT_APART, _LEFT_OUT_STAMPED = 0.3, 0.5, 1.0
# … and that of a row that looks in every respect like the numbered rows of this text: more than a page begun anywhere.
_LEFT_OUT_USUAL = 3.2
_USUAL = 0.7
_STATES = 14


class Manner(Enum):
    """How a text prints its line numbers: bare at the left edge, with a mark behind them, or at the right edge."""

    BARE = "bare"
    MARKED = "marked"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row read as a numbered line: offsets of its words, its number, its stamp if printed."""

    row: int
    """the row of the words"""
    number_row: int
    number: int
    start: int
    end: int
    column: int
    stamp: str | None
    gap: int
    """columns between number and words"""

    @property
    def alone(self) -> bool:
        """Whether nothing follows the number."""
        return self.start == self.end


def candidates(rows: Sequence[Row], manner: Manner = Manner.BARE) -> list[Numbered]:
    """Every row that carries what could be a line number in the given manner, after an optional time stamp."""
    if manner is Manner.RIGHT:
        return list(_at_right(rows))
    pattern = _NUMBERED if manner is Manner.BARE else _MARKED
    found = []
    for row in rows:
        head = row.text[:1]
        if not head or not (head.isdigit() or (head in "([" and manner is Manner.MARKED)):
            continue
        match = pattern.match(row.text)
        if match is None or not 1 <= int(match["number"]) <= MOST_LINES:
            continue
        body = match.start("body")
        start = row.start + body if body >= 0 else row.end
        found.append(
            Numbered(
                row=row.index,
                number_row=row.index,
                number=int(match["number"]),
                start=start,
                end=row.end,
                column=row.column(row.start + match.end("number")),
                stamp=match["stamp"],
                gap=start - row.start - match.end("number"),
            )
        )
    return found


def _at_right(rows: Sequence[Row]) -> Iterator[Numbered]:
    found = []
    for row in rows:
        match = _AT_RIGHT.fullmatch(row.text) if row.text[-1:].isdigit() else None
        if match is not None and 1 <= int(match["number"]) <= MOST_LINES:
            found.append((row, match))
    tabbed = sum("\t" in row.text for row, _ in found) > 0.5 * len(found)
    for row, match in found:
        start, end = (row.start + at for at in match.span("body")) if match["body"] else (row.end, row.end)
        yield Numbered(
            row=row.index,
            number_row=row.index,
            number=int(match["number"]),
            start=start,
            end=end,
            # A tab puts the number where the editor's tab stops are, which the text does not say.
            column=0 if tabbed else row.column(row.end),
            stamp=None,
            gap=row.start + match.start("number") - end if match["body"] else 0,
        )


def most_lines(found: Sequence[Numbered]) -> int:
    """The number of lines of a full page: the highest value that comes back about as the first ones do."""
    counts = Counter(item.number for item in found)
    usual = sorted(counts[value] for value in range(1, 11))[5]
    if usual < 3:
        return MOST_LINES
    return max(value for value in range(1, MOST_LINES + 1) if counts[value] >= max(2, _COMES_BACK * usual))


@dataclass(slots=True)
class _State:
    score: float
    item: int
    before: _State | None


def choose(found: Sequence[Numbered], breaks: Sequence[int]) -> list[Numbered]:
    """The candidates that are printed line numbers, in order.

    `breaks[row]` counts the page breaks that are known up to a row (form feeds, filing headers).
    """
    last = most_lines(found)
    gaps = sorted(item.gap for item in found if not item.alone)
    narrow = gaps[len(gaps) // 10] if gaps else 0
    usual = _usual(found)
    states: dict[int, _State] = {0: _State(0.0, -1, None)}
    for index, item in enumerate(found):
        if item.number > last and item.alone:
            continue
        best: _State | None = None
        for value, state in states.items():
            score = state.score + _step(found, state.item, value, item, last, breaks)
            if best is None or score > best.score:
                best = _State(score, index, state)
        assert best is not None
        if not item.alone and item.gap >= narrow:
            best.score += _BODY
        cost = _LEFT_OUT_USUAL if usual(item) else _left_out(item)
        for state in states.values():
            state.score -= cost
        kept = states.get(item.number)
        if kept is None or best.score >= kept.score:
            states[item.number] = best
        if len(states) > _STATES:
            ranked = sorted(states.items(), key=lambda pair: pair[1].score, reverse=True)
            states = dict(ranked[: _STATES // 2])
    final = max(states.values(), key=lambda state: state.score)
    chosen: list[Numbered] = []
    walk: _State | None = final
    while walk is not None and walk.item >= 0:
        chosen.append(found[walk.item])
        walk = walk.before
    chosen.reverse()
    return chosen


def _usual(found: Sequence[Numbered]) -> Callable[[Numbered], bool]:
    """Whether a row has the stamp, the column and the wide gap that nearly all numbered rows of this text have."""
    worded = [item for item in found if not item.alone]
    stamped = sum(item.stamp is not None for item in worded) >= _USUAL * len(worded)
    edge, column, count = _ends, 0, 0
    for side in (_ends, _starts):
        counted = Counter(side(item) for item in worded if item.gap > 1).most_common(1)
        if counted and counted[0][1] > count:
            edge, (column, count) = side, counted[0]
    if count < _USUAL * len(worded):
        return lambda item: False
    return lambda item: (
        not item.alone and item.gap > 1 and edge(item) == column and (item.stamp is not None or not stamped)
    )


def _ends(item: Numbered) -> int:
    return item.column


def _starts(item: Numbered) -> int:
    return item.column - len(str(item.number))


def _left_out(item: Numbered) -> float:
    if item.alone:
        return 0.0
    if item.stamp:
        return _LEFT_OUT_STAMPED
    return _LEFT_OUT_APART if item.gap > 1 else _LEFT_OUT


def _step(
    found: Sequence[Numbered], before: int, value: int, item: Numbered, last: int, breaks: Sequence[int]
) -> float:
    """What reading the item as the next line number earns after a state."""
    if before < 0:
        return _RESTART - (0.0 if item.number == 1 else 0.1)
    previous = found[before]
    beyond = _BEYOND if item.number > last else 0.0
    if breaks[item.row] > breaks[previous.row]:
        return _RESTART - (0.0 if item.number == 1 else _MIDWAY) - beyond
    if item.number == value + 1:
        return _CONTINUES + _alignment(previous, item) - beyond
    if item.number > value:
        return _GAP - _GAP_STEP * (item.number - value) + _alignment(previous, item) - beyond
    score = _RESTART - _NO_BREAK
    if item.number != 1:
        score -= _NOT_ONE
    if value < last - 4:
        score -= _UNFINISHED
    return score


def _alignment(previous: Numbered, item: Numbered) -> float:
    off = min(abs(_ends(item) - _ends(previous)), abs(_starts(item) - _starts(previous)))
    return _COLUMN if off == 0 else (0.0 if off <= 4 else -_OFF_COLUMN)


def on_own_rows(chosen: Sequence[Numbered], rows: Sequence[Row]) -> list[Numbered]:
    """The numbered rows of a text that prints each number on a row of its own, with the words of the row below.

    Returned as given where most numbers have words beside them.
    """
    following = {a.row: b for a, b in pairwise(chosen)}
    found: list[Numbered] = []
    joined = 0
    for item in chosen:
        after = following.get(item.row)
        below = rows[item.row + 1 : min(after.row if after else len(rows), item.row + 4)]
        words = [row for row in below if not row.blank and not row.feed]
        ends_page = after is None or after.number <= item.number
        if item.alone and words and (len(words) == 1 or ends_page) and not words[0].text.isdigit():
            found.append(dataclasses.replace(item, row=words[0].index, start=words[0].start, end=words[0].end))
            joined += 1
        else:
            found.append(item)
    return found if joined >= 0.6 * len(chosen) else list(chosen)


def first_stamp(text: str) -> tuple[str, int] | None:
    """A time stamp at the left edge of a row without a number: the stamp, and where the words begin."""
    match = _STAMP_FIRST.match(text)
    return (match["stamp"], match.end()) if match else None


def only_stamp(text: str) -> bool:
    """Whether a row consists of a time stamp."""
    return _STAMP_ONLY.match(text) is not None


def last_stamp(text: str) -> tuple[str, int] | None:
    """A time stamp at the right edge: the stamp, and where the words before it end."""
    match = _STAMP_LAST.search(text)
    return (match["stamp"], len(text[: match.start()].rstrip())) if match else None
