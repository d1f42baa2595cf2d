"""Transcripts as speaker turns, in plain text or light markup: nothing printed, cited by turn.

Raw blocks, directives, comments, rules and the strokes under headings are not the record. A heading's level is the
order in which its stroke first occurs (reStructuredText) or the number of its marks (Markdown).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.rows import Row
from kg.model.text import Line

_STROKE = re.compile(r"^([=\-`:.'\"~^_*+#])\1{2,}$")
_DIRECTIVE = re.compile(r"^\.\.(?:\s|$)")
_RAW = re.compile(r"^\.\.\s+(?:raw|image|figure|code|code-block|meta|include|contents|toctree|embed|video)\b")
_FIELD = re.compile(r"^:[A-Za-z][\w\- ]*:(?:\s|$)")
_TAG = re.compile(r"^</?[A-Za-z][^<>]*>")
_TAGS_ONLY = re.compile(r"^(?:\s*<[^<>]+>\s*)+$")
_ATX = re.compile(r"^(#{1,6})\s+(?P<title>.*?)(?:\s+#+)?$")
_NOTE = re.compile(r"^(?P<mark>\*{1,2}|_)(?P<text>[\(\[]?[^*_]+?)(?P=mark)$")
_FENCE = re.compile(r"^(?:```|~~~)")


def lines(rows: Sequence[Row]) -> tuple[Line, ...]:
    """The lines of the record, with heading levels; paragraphs are counted from 1 at blank rows."""
    strokes: list[str] = []
    found: list[Line] = []
    paragraph, blank, index = 0, True, 0
    while index < len(rows):
        row = rows[index]
        if row.blank:
            blank = True
            index += 1
            continue
        if _DIRECTIVE.match(row.text):
            index = _after_directive(rows, index)
            blank = True
            continue
        if _FENCE.match(row.text) or _STROKE.match(row.text) or _markup_only(row.text):
            index += 1
            continue
        level = 0
        start, end = row.start, row.end
        under = rows[index + 1].text if index + 1 < len(rows) else ""
        stroke = _STROKE.match(under)
        if stroke and len(under) >= min(3, len(row.text)) and blank:
            if stroke[1] not in strokes:
                strokes.append(stroke[1])
            level = strokes.index(stroke[1]) + 1
        elif atx := _ATX.match(row.text):
            level = len(atx[1])
            start, end = row.start + atx.start("title"), row.start + atx.end("title")
        if note := _NOTE.match(text := row.text[start - row.start : end - row.start]):
            start, end = start + note.start("text"), start + note.end("text")
            assert text
        if start < end:
            paragraph += blank
            blank = False
            found.append(Line(start, end, paragraph=paragraph, indent=row.indent, heading=level))
        index += 1
    return tuple(found)


def _after_directive(rows: Sequence[Row], index: int) -> int:
    """The row after a directive: its indented options, and for raw and figure-like ones its indented content too."""
    raw = bool(_RAW.match(rows[index].text)) or not re.match(r"^\.\.\s+[\w:\-]+::", rows[index].text)
    at = index + 1
    while at < len(rows):
        row = rows[at]
        if row.blank:
            if not raw:
                break
        elif row.indent <= rows[index].indent or (not raw and not _FIELD.match(row.text)):
            break
        at += 1
    return at


def _markup_only(text: str) -> bool:
    return bool(_TAG.match(text) and _TAGS_ONLY.match(text)) or bool(_FIELD.match(text) and "role" not in text[:6])
