"""Word indexes at the end of a transcript: rows of words with page:line references, which are not the record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.rows import Row

_REFERENCE = re.compile(r"(?<![\d:.])\d{1,5}:\d{1,2}(?:,\d{1,2})*(?![\d:])")
_NUMBERED = re.compile(r"^(?:\d{1,2}:\d{2}(?::\d{2})?\s+)?\d{1,2}(?:\s+|$)")
_HEADING = re.compile(r"\b(?:INDEX|CONCORDANCE|WORD\s+LIST|KEY\s*WORDS?)\b", re.IGNORECASE)
_FEWEST_ROWS = 8
_WINDOW = 20
_SEVERAL = 0.3


def start(rows: Sequence[Row]) -> int | None:
    """The index of the row with which a word index begins that runs to the end of the text, or None.

    A row of an index holds little besides references; the last rows of the text must mostly be such rows. Its lines
    may be numbered like those of the record.
    """
    filled = [row for row in rows if not row.blank and not row.text.isdigit()]
    marks = [_is_reference_row(row.text) for row in filled]
    begin, hits, several, misses = len(filled), 0, 0, 0
    for position in range(len(filled) - 1, -1, -1):
        if marks[position]:
            hits += 1
            several += len(_REFERENCE.findall(filled[position].text)) > 1
            misses = 0
            begin = position
        else:
            misses += 1
            if misses > _WINDOW:
                break
    # A short answer with the time beside it has one "10:15"; an index mostly gives several places for a word.
    if hits < _FEWEST_ROWS or hits < 0.5 * (len(filled) - begin) or several < _SEVERAL * hits:
        return None
    return _page_begin(rows, filled[begin].index)


def _page_begin(rows: Sequence[Row], first: int) -> int:
    """Where the page of the index begins: above its first references stand its heading and the head of the page."""
    at = first
    for row in reversed(rows[max(0, first - 12) : first + 1]):
        if row.feed:
            return row.index
        if row.index == first or row.blank:
            continue
        words = _NUMBERED.sub("", row.text).strip()
        if _NUMBERED.match(row.text) and words and not _HEADING.search(words):
            break
        if not _NUMBERED.match(row.text) and len(words.split()) > 8:
            break
        if not row.text.isdigit() or int(row.text) <= 3:
            at = row.index
        else:
            break
    return at


def _is_reference_row(text: str) -> bool:
    found = _REFERENCE.findall(text)
    if not found:
        return False
    rest = _NUMBERED.sub("", _REFERENCE.sub(" ", text))
    words = [word for word in rest.split() if len(word) > 1 and not word.startswith("[")]
    return len(words) <= 3 if len(found) == 1 else len(words) <= 4 * len(found)
