"""Transcripts that print page and line before every line ("00045:12  Q. …"), as exports of review programs do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.rows import Row
from kg.model.text import Line

_PLACE = re.compile(r"[\[(]?(?P<page>\d{1,6})\s?[:.]\s?(?P<line>\d{1,2})(?![\d:.])[\])]?(?:[ \t]+(?P<words>\S.*))?$")
_FEWEST = 6
_SHARE = 0.6
_STEADY = 0.9


def read_prefixed(rows: Sequence[Row]) -> tuple[tuple[Line, ...], tuple[str, ...]] | None:
    """The lines with their page and line, and warnings; None where rows do not begin so.

    A clock time looks the same in one row; page and line rise by one from row to row.
    """
    filled = [row for row in rows if not row.blank]
    found = [(row, match) for row in filled if (match := _PLACE.match(row.text))]
    if len(found) < _FEWEST or len(found) < _SHARE * len(filled):
        return None
    places = [(int(match["page"]), int(match["line"])) for _, match in found]
    steps = list(pairwise(places))
    steady = sum(b == (a[0], a[1] + 1) or (b[0] > a[0] and b[1] == 1) for a, b in steps)
    if steady < _STEADY * len(steps) or max(line for _, line in places) > 60:
        return None
    warnings = []
    for a, b in steps:
        if b[0] == a[0] and b[1] != a[1] + 1:
            warnings.append(f"page {a[0]}: line {a[1]} is followed by line {b[1]}")
        elif b[0] not in (a[0], a[0] + 1):
            warnings.append(f"page {a[0]} is followed by page {b[0]}")
    lines = []
    for (row, match), (page, line) in zip(found, places, strict=True):
        if match["words"]:
            start = row.start + match.start("words")
            lines.append(Line(start, row.end, page=page, number=line, indent=row.column(start)))
    others = len(filled) - len(found)
    if others:
        warnings.append(f"{others} row(s) without page and line are left out of the record")
    return tuple(lines), tuple(warnings)
