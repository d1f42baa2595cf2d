"""Whether the words at a statement's spans are the declarant's own or the writer's report of them.

What a newspaper puts between quotation marks it gives as spoken; the rest are the words of the newspaper, and must not
leave between quotation marks as if somebody had said them. The source itself decides, by its marks around the spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from kg.cite.words import surname
from kg.model.document import DocumentKind
from kg.model.statement import Statement
from kg.model.text import Span


class Speech(StrEnum):
    """Whose words stand at the spans."""

    DIRECT = "direct"
    """the declarant's, as spoken or as quoted"""
    INDIRECT = "indirect"
    """the writer's report"""
    MIXED = "mixed"
    """the writer's report with quotations in it"""


# Sources in which somebody writes down what others say.
REPORTING = (DocumentKind.ARTICLE, DocumentKind.PLAIN)
# Speech reported by the writer: a verb of speaking and no first person.
_REPORTED = re.compile(
    r"\b(?:said|says|told|denied|denies|admitted|conceded|agreed|acknowledged|testified|claimed|stated|insisted|added|"
    r"confirmed|argued|explained|recalled|answered)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|we|our|us)\b", re.IGNORECASE)
_DOUBLE = re.compile(r"[“„«\"][^“”„«»\"]*[”“»\"]")
# How far before a passage its paragraph may begin.
_REACH = 4_000
_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n")
_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "‘": "’", "'": "'"}


def speech(statement: Statement, text: str | None = None) -> Speech:
    """Whose words stand at the spans of a statement. `text` is the canonical text of its document.

    Testimony and pleadings are the declarant's own. Without the text of an article it can only be guessed from the
    words; what may be a report is then called one.
    """
    if statement.document.kind not in REPORTING:
        return Speech.DIRECT
    if text is None:
        return _guess(statement)
    inside = [_inside(text, span) for span in statement.answer_spans]
    if inside and all(whole for whole, _ in inside):
        return Speech.DIRECT
    return Speech.MIXED if any(some for _, some in inside) else Speech.INDIRECT


def _inside(text: str, span: Span) -> tuple[bool, bool]:
    """Whether all of a passage stands between quotation marks, and whether some of it does."""
    start = max(0, span.start - _REACH)
    for found in _PARAGRAPH.finditer(text, start, span.start):
        start = found.end()
    stop = _PARAGRAPH.search(text, span.end)
    whole = some = False
    for region in _quoted(text, start, stop.start() if stop else len(text)):
        # marks that the passage takes along, and blanks beside them, are no words of it
        left, right = span.start, span.end
        while left < right and (text[left].isspace() or text[left] in _PAIRS):
            left += 1
        while right > left and (text[right - 1].isspace() or text[right - 1] in "”»›\"’',."):
            right -= 1
        some = some or region.overlaps(Span(left, right))
        whole = whole or (region.start <= left and right <= region.end)
    return whole, some


def _quoted(text: str, start: int, stop: int) -> Iterator[Span]:
    """What stands between outer quotation marks in a paragraph; one that is not closed runs to its end."""
    opened: int | None = None
    closes = ""
    for position in range(start, stop):
        char = text[position]
        if opened is None:
            if char in _PAIRS and _opens(text, position):
                opened, closes = position + 1, _PAIRS[char]
        elif char in closes and _closes(text, position):
            yield Span(opened, position)
            opened = None
    if opened is not None:
        yield Span(opened, stop)


def _opens(text: str, position: int) -> bool:
    """An apostrophe, and the mark of inches or minutes, open nothing."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if text[position] in "\"'‘":
        return not before.isalnum() and bool(after) and not after.isspace()
    return True


def _closes(text: str, position: int) -> bool:
    return text[position] not in "'’" or not text[position + 1 : position + 2].isalnum()


def _guess(statement: Statement) -> Speech:
    words = statement.quote
    named = bool(re.search(rf"\b{re.escape(surname(statement.declarant))}\b", words))
    if _FIRST_PERSON.search(words) or not (named or _REPORTED.search(words)):
        return Speech.DIRECT
    return Speech.MIXED if _DOUBLE.search(words) else Speech.INDIRECT
