"""Physical rows of a text: what stands between line breaks and form feeds, with its offsets.

Offsets count code points of the text as it is. Rows end at "\\n", "\\r\\n", "\\r" or a form feed; nothing else ends one
(a line separator inside a quotation stays inside its row).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ROW = re.compile(r"[^\n\r\f]*")
_BREAK = re.compile(r"\r\n|[\n\r\f]")
_BOM = "\ufeff"
TAB = 8
_RULES = "|│┃║¦"
_RULED = 0.6


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
        body = raw.lstrip(" \t\xa0\ufeff")
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
