"""Physical rows of a text: what stands between line breaks and form feeds, with its offsets.

Offsets count code points of the text as it is. Rows end at "\\n", "\\r\\n", "\\r" or a form feed; nothing else ends one
(a line separator inside a quotation stays inside its row).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_ROW = re.compile(r"[^\n\r\f]*")
_BREAK = re.compile(r"\r\n|[\n\r\f]")
_BOM = "\ufeff"
_BLANKS = " \t\xa0\ufeff\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
TAB = 8
_RULES = "|│┃║¦"
_RULED = 0.6
_IN_MARGIN = re.compile(r"(?P<number>\d{1,2})(?:(?:\s{2,}|\t\s*)(?=\S)|$)")
_FEWEST_FIVES = 4
_STEADY = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """One physical row: `start`/`end` enclose its words (no white space at either end; equal where it is blank).

    `indent` is the column of the first word with tabs expanded; `feed` says that a form feed stands right before it.
    """

    index: int
    start: int
    end: int
    indent: int
    text: str
    feed: bool

    @property
    def blank(self) -> bool:
        """Whether the row holds no word."""
        return self.start == self.end

    def column(self, offset: int) -> int:
        """The printed column of an offset of this row."""
        return self.indent + columns(self.text[: offset - self.start])


def unruled(found: Sequence[Row]) -> list[Row]:
    """The rows without the vertical rules that pleading paper draws at the edges of every line.

    Only what stands on most rows is a rule; the left rule between number and words is the numbers' business.
    """
    filled = [row for row in found if not row.blank]
    right = sum(row.text[-1] in _RULES for row in filled) >= _RULED * len(filled)
    left = sum(row.text[0] in _RULES for row in filled) >= _RULED * len(filled)
    if not filled or not (left or right):
        return list(found)
    return [_unruled(row, left, right) for row in found]


def unmargined(found: Sequence[Row]) -> list[Row]:
    """The rows without the number that every fifth (or tenth) of them prints in the margin before its words."""
    marked = [(row, match) for row in found if (match := _IN_MARGIN.match(row.text))]
    fives = [(row, match) for row, match in marked if int(match["number"]) % 5 == 0]
    worded = [int(match["number"]) for row, match in marked if match.end() < len(row.text)]
    beside = sum(number % 5 == 0 for number in worded)
    steps = [int(b["number"]) - int(a["number"]) for (_, a), (_, b) in pairwise(fives)]
    step = Counter(steps).most_common(1)[0][0] if steps else 0
    steady = sum(one == step or one < 0 for one in steps)
    if beside < max(_FEWEST_FIVES, _STEADY * len(worded)) or step not in (5, 10) or steady < _STEADY * len(steps):
        return list(found)
    starts = {row.index: row.start + match.end() for row, match in fives}
    numbers = {row.index: int(match["number"]) for row, match in fives}
    kept: list[Row] = []
    last = 0
    for row in found:
        number, at = numbers.get(row.index, 0), starts.get(row.index, row.start)
        if row.text.isdigit() and number != last + step:
            # On a blank line the number stands alone; the page's does not go on where the margin's left off.
            number, at = 0, row.start
        last = number or last
        kept.append(Row(row.index, at, row.end, row.column(at), row.text[at - row.start :], row.feed))
    return kept


def _unruled(row: Row, left: bool, right: bool) -> Row:
    start, end = row.start, row.end
    text = row.text
    if right and text and text[-1] in _RULES:
        text = text[:-1].rstrip()
        end = start + len(text)
    if left and text and text[0] in _RULES:
        rest = text[1:].lstrip()
        start += len(text) - len(rest)
        text = rest
    return Row(row.index, start, end, row.indent + start - row.start, text, row.feed)


def columns(text: str) -> int:
    """The width of a text in columns, with tabs expanded from a tab stop."""
    return len(text.expandtabs(TAB)) if "\t" in text else len(text)


def rows(text: str) -> list[Row]:
    """The rows of a text, in order; a byte order mark counts as white space."""
    found: list[Row] = []
    position, feed, size = 0, False, len(text)
    while position <= size:
        match = _ROW.match(text, position)
        assert match is not None
        raw = match.group()
        body = raw.lstrip(_BLANKS)
        lead = len(raw) - len(body)
        body = body.rstrip()
        start = position + lead if body else position
        found.append(Row(len(found), start, start + len(body), columns(raw[:lead].lstrip(_BOM)), body, feed))
        stop = _BREAK.match(text, match.end())
        if stop is None:
            break
        feed = stop.group() == "\f"
        position = stop.end()
    return found


def normal(text: str) -> str:
    """A row's text with digits and spacing folded, to find running heads and feet that differ by a number only."""
    return re.sub(r"\d+", "#", " ".join(text.split())).casefold()
