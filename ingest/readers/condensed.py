"""Condensed print as text: several transcript pages side by side on a sheet, put one after the other again.

Both columns print line numbers, so a row holds the same number twice; where the second one stands is the gutter. Pages
are put in the order of the numbers that they print; without them the sheet is refused, for its order would be a guess.
"""

from __future__ import annotations

import re
from collections import Counter

_NUMBERED = re.compile(r"\s*(?P<number>\d{1,2})(?=\s|$)")
_PAGE = re.compile(r"^\W*(?:page|pg\.?|p\.)?\s*(?P<page>\d{1,5})(?:\s+of\s+\d+|\s+to\s+\d+)?\W*$", re.I)
_FEWEST = 10
_SHARE = 0.6
WARNING = (
    "condensed print: the pages on each sheet were taken apart by their line numbers and put in the order of their "
    "page numbers; check a citation before you rely on it"
)


def unfolded(text: str) -> str | None:
    """The pages of a condensed text in their order, parted by form feeds; None where they cannot be told apart."""
    rows = [row.rstrip("\r").expandtabs() for row in text.replace("\f", "\n\f").split("\n")]
    gutter = _gutter(rows)
    if gutter is None:
        return None
    pages: list[tuple[int, list[str]]] = []
    for band in _bands(rows, gutter):
        for part in ([row[:gutter].rstrip() for row in band], [row[gutter:].rstrip() for row in band]):
            if not any(part):
                continue
            page = _printed(part)
            if page is None:
                return None
            pages.append((page, part))
    numbers = [page for page, _ in pages]
    if len(set(numbers)) != len(numbers):
        return None
    return "\f".join("\n".join(part).strip("\n") + "\n" for _, part in sorted(pages, key=lambda item: item[0]))


def _gutter(rows: list[str]) -> int | None:
    """The column at which the right page begins: where the line number of the left one is printed again."""
    starts: Counter[int] = Counter()
    numbered = 0
    for row in rows:
        left = _NUMBERED.match(row)
        if left is None:
            continue
        numbered += 1
        # Wide blanks on both sides: the same number may also stand among the words.
        again = re.search(rf"(?<=\s\s)0?{left['number']}(?=\s\s|$)", row[left.end() + 12 :])
        if again:
            # Numbers are set flush right: "9" begins one column after "10".
            starts[left.end() + 12 + again.end()] += 1
    if numbered < _FEWEST or not starts:
        return None
    column, count = starts.most_common(1)[0]
    return column - 3 if count >= _SHARE * numbered and column > 20 else None


def _bands(rows: list[str], gutter: int) -> list[list[str]]:
    """The sheets' halves from top to bottom: each begins where the line numbers begin anew, with its head."""
    bands: list[list[str]] = [[]]
    last, since = 0, 0
    for row in rows:
        found = _NUMBERED.match(row[:gutter]) or _NUMBERED.match(row[gutter:])
        number = int(found["number"]) if found and not _PAGE.match(row[:gutter].strip() or row[gutter:].strip()) else 0
        if number == 1 and last >= 1:
            # What stands between the last numbered row and this one is the head of the new band.
            head = bands[-1][len(bands[-1]) - since :] if since else []
            bands[-1] = bands[-1][: len(bands[-1]) - since] if since else bands[-1]
            bands.append(head)
        bands[-1].append(row.replace("\f", ""))
        last, since = (number, 0) if number else (last, since + 1)
    return [band for band in bands if any(row.strip() for row in band)]


def _printed(part: list[str]) -> int | None:
    """The page that one part prints in its head or foot, on a row without a line number of its own."""
    filled = [row.strip() for row in part if row.strip()]
    for row in (*filled[:4], *reversed(filled[-4:])):
        named = re.match(r"^\W*page\s+(\d{1,5})\b", row, re.I)
        if named:
            return int(named[1])
    found = [match for row in (filled[0], filled[-1]) if (match := _PAGE.match(row))]
    return int(found[0]["page"]) if found else None
