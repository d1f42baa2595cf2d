"""Word indexes at the end of a transcript: rows of words with page:line references, which are not the record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.rows import Row

_REFERENCE = re.compile(r"(?<![\d:.])\d{1,5}:\d{1,2}(?:,\d{1,2})*(?![\d:])")
_NUMBERED = re.compile(r"^(?:\d{1,2}:\d{2}(?::\d{2})?\s+)?\d{1,2}(?:\s+|$)")
_FEWEST_ROWS = 12
_WINDOW = 20


def start(rows: Sequence[Row]) -> int | None:
    """The index of the row with which a word index begins that runs to the end of the text, or None.

    A row of an index holds little besides references; the last rows of the text must mostly be such rows.
    """
    filled = [row for row in rows if not row.blank]
    marks = [_is_reference_row(row.text) for row in filled]
    begin, hits, misses = len(filled), 0, 0
    for position in range(len(filled) - 1, -1, -1):
        if marks[position]:
            hits += 1
            misses = 0
            begin = position
        else:
            misses += 1
            if misses > _WINDOW:
                break
    if hits < _FEWEST_ROWS or hits < 0.5 * (len(filled) - begin):
        return None
    # The heading of the index stands on its page above the first row of references.
    first = filled[begin].index
    for row in reversed(rows[:first]):
        if row.feed:
            return row.index
        if not row.blank and (_NUMBERED.match(row.text) or first - row.index > 8):
            break
        if not row.blank:
            begin_row = row.index
            first = begin_row if first - begin_row <= 8 else first
    return first


def _is_reference_row(text: str) -> bool:
    found = _REFERENCE.findall(text)
    if not found:
        return False
    words = [word for word in _REFERENCE.sub(" ", text).split() if len(word) > 1]
    return len(found) >= 2 or (len(words) <= 3 and _NUMBERED.match(text) is None)
