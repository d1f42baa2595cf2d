"""Pin cites: the pages, lines, paragraphs, numbers or turns that a citation points to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a pin cite counts."""

    LINE = "line"
    """printed page and line"""
    PAGE = "page"
    PARAGRAPH = "paragraph"
    NUMBER = "number"
    """a numbered request, interrogatory or topic"""
    TURN = "turn"
    """speaker turns, counted where nothing is printed"""
    BATES = "bates"


@dataclass(frozen=True, slots=True)
class Range:
    """From one position to another, both included. `line` is None for everything but page:line.

    Positions are text, since pages may read "A1", "xii" or "ACME-0001234".
    """

    page: str
    line: int | None = None
    end_page: str | None = None
    end_line: int | None = None

    @property
    def last_page(self) -> str:
        """The page on which the range ends."""
        return self.end_page or self.page

    @property
    def last_line(self) -> int | None:
        """The line on which the range ends."""
        return self.line if self.end_line is None else self.end_line

    def backwards(self) -> bool:
        """Whether the range ends before it begins, as only a slip can."""
        if not (self.page.isdigit() and self.last_page.isdigit()):
            return False
        return (int(self.last_page), self.last_line or 0) < (int(self.page), self.line or 0)


@dataclass(frozen=True, slots=True)
class Pin:
    """One or several passages, in one unit."""

    ranges: tuple[Range, ...]
    unit: Unit = Unit.LINE

    def __post_init__(self) -> None:
        if not self.ranges:
            raise ValueError("a pin cite names at least one passage")


def lines(page: int, line: int, end_page: int | None = None, end_line: int | None = None) -> Pin:
    """A pin of one passage, by printed page and line: `lines(45, 12, 46, 3)` is 45:12–46:3."""
    return Pin((_range(str(page), line, str(end_page or page), line if end_line is None else end_line),))


def pages(first: int | str, last: int | str | None = None, unit: Unit = Unit.PAGE) -> Pin:
    """A pin of one run of pages (or of paragraphs, numbers, turns), both ends included."""
    end = None if last is None or str(last) == str(first) else str(last)
    return Pin((Range(str(first), None, end),), unit)


def _range(page: str, line: int | None, end_page: str | None, end_line: int | None) -> Range:
    """A range in its one normal form: an end that is the beginning is not written down."""
    end_page = None if end_page in (None, page) else end_page
    if end_page is None and end_line == line:
        end_line = None
    return Range(page, line, end_page, end_line)


def pin_text(pin: Pin, dash: str = "–") -> str:
    """The pin as Bluebook writes it: `45:12–17`, `45:24–46:3, 51:3–8`, `¶¶ 12–14`, `Nos. 3, 5`, `turn 612`."""
    body = ", ".join(_range_text(item, dash) for item in pin.ranges)
    several = len(pin.ranges) > 1 or pin.ranges[0].end_page is not None
    one, more = _LABELS[pin.unit]
    return (more if several else one) + body


_LABELS = {
    Unit.LINE: ("", ""),
    Unit.PAGE: ("", ""),
    Unit.BATES: ("", ""),
    Unit.PARAGRAPH: ("¶ ", "¶¶ "),
    Unit.NUMBER: ("No. ", "Nos. "),
    Unit.TURN: ("turn ", "turns "),
}


def _range_text(item: Range, dash: str) -> str:
    start = item.page if item.line is None else f"{item.page}:{item.line}"
    if item.end_page is not None:
        end = item.end_page if item.last_line is None else f"{item.end_page}:{item.last_line}"
    elif item.end_line is not None:
        end = str(item.end_line)
    else:
        return start
    return f"{start}{dash}{end}"


# ---------------------------------------------------------------- reading
_DASH = r"\s*(?:[-–—−‑]|\bto\b|\bthrough\b|\bthru\b)\s*"
_LINE_WORD = r"(?:,?\s*(?:at\s+)?(?:ll?\.?|lines?)\s*)"
_NEXT = r"\s*(?:[,;]\s*(?:and\s+|&\s*)?|\band\b\s*|&\s*)"

# "45:12", "45/12", "p. 45, l. 12", "45, line 12"
_POINT = rf"(?:(?:pp?\.?|pages?)\s*)?\d{{1,6}}(?:\s*[:/]\s*|{_LINE_WORD})\d{{1,3}}"
_LINE_RANGE = rf"{_POINT}(?:{_DASH}(?:{_POINT}|\d{{1,6}}))?"
# "45:3–7, 12–14": more lines of the page; a number before a month or another word is none
_MORE_LINES = (
    rf"(?:,\s*(?:and\s+)?|\s+and\s+)\d{{1,2}}(?:{_DASH}\d{{1,2}})?"
    r"(?=\s*(?:[.,;)\]}&(]|and\b|$))(?!\s*\(?\d{4})(?!\.\d)"
)
LINE = rf"{_LINE_RANGE}(?:{_NEXT}{_LINE_RANGE}|{_MORE_LINES})*"

_PAGE = r"(?:[A-Z]-?)?\d{1,6}(?!\s*:\s*\d)\b|[ivxlc]+\b"
_PAGE_RANGE = rf"(?:{_PAGE})(?:{_DASH}(?:{_PAGE}))?"
PAGE = rf"(?:(?:pp?\.|pages?)\s*)?{_PAGE_RANGE}(?:,\s*{_PAGE_RANGE}(?!\s*:))*"
_INTEGER = r"\d{1,5}[a-z]?\b"
_INTEGERS = rf"{_INTEGER}(?:{_DASH}{_INTEGER})?(?:{_NEXT}{_INTEGER}(?:{_DASH}{_INTEGER})?)*"
PARAGRAPH = rf"(?:¶+|[Pp]aras?\.?|[Pp]aragraphs?|§)\s*{_INTEGERS}"
NUMBER = rf"(?:Nos?\.?|Numbers?)\s*{_INTEGERS}"
TURN = rf"turns?\s*{_INTEGERS}"
_BATES = r"[A-Z][A-Z0-9_\-]*?[-_ ]?\d{3,}"
BATES = rf"{_BATES}(?:\s*[–—]\s*{_BATES})?"

PATTERNS = {
    Unit.LINE: LINE,
    Unit.PAGE: PAGE,
    Unit.PARAGRAPH: PARAGRAPH,
    Unit.NUMBER: NUMBER,
    Unit.TURN: TURN,
    Unit.BATES: BATES,
}

_LINES = re.compile(
    rf"(?:(?:pp?\.?|pages?)\s*)?(?P<page>\d{{1,6}})(?:\s*[:/]\s*|{_LINE_WORD})(?P<line>\d{{1,3}})"
    rf"(?:{_DASH}(?:(?:pp?\.?|pages?)\s*)?(?:(?P<end_page>\d{{1,6}})(?:\s*[:/]\s*|{_LINE_WORD}))?(?P<end_line>\d{{1,6}}))?"
)
_CONTINUED = re.compile(
    rf"(?P<whole>{_LINES.pattern})|(?<=[\s,])(?P<more>\d{{1,2}})(?:{_DASH}(?P<more_end>\d{{1,2}}))?(?![\d:/])"
)
_PAGES = re.compile(rf"(?P<page>{_PAGE})(?:{_DASH}(?P<end_page>{_PAGE}))?")
_NUMBERS = re.compile(rf"(?P<page>{_INTEGER})(?:{_DASH}(?P<end_page>{_INTEGER}))?")
_BATES_RANGE = re.compile(rf"(?P<page>{_BATES})(?:\s*[–—]\s*(?P<end_page>{_BATES}))?$")


def _line_ranges(text: str) -> Iterator[Range]:
    """The ranges of a pin by page and line; lines without a page are of the page before them."""
    page = ""
    for m in _CONTINUED.finditer(text):
        if m["whole"]:
            made = _range(m["page"], int(m["line"]), m["end_page"] or m["page"], int(m["end_line"] or m["line"]))
            page = made.last_page
            yield made
        elif page:
            yield _range(page, int(m["more"]), page, int(m["more_end"] or m["more"]))


def read_pin(text: str, unit: Unit) -> Pin:
    """The pin that a text of this unit writes, whatever dash, "at", "p." or "ll." it uses."""
    if unit is Unit.LINE:
        found = tuple(_line_ranges(text))
    else:
        pattern = {Unit.PAGE: _PAGES, Unit.BATES: _BATES_RANGE}.get(unit, _NUMBERS)
        text = re.sub(r"^(?:pp?\.|pages?)\s*", "", text)
        found = tuple(_range(m["page"], None, m["end_page"], None) for m in pattern.finditer(text))
    return Pin(found, unit)
