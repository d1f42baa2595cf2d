"""Documents: from a source file to a canonical text with its table of printed lines."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from kg.model.text import Line, Locator, Span, read

T = TypeVar("T")


class DocumentKind(StrEnum):
    """What a source is."""

    TRANSCRIPT = "transcript"
    ARTICLE = "article"
    PLEADING = "pleading"
    DISCOVERY_RESPONSE = "discovery_response"
    PLAIN = "plain"


class Layout(StrEnum):
    """How positions are printed in a source."""

    PAGE_LINE = "page_line"
    """every line of a page carries a printed number"""
    PAGE = "page"
    """printed pages; lines numbered only here and there, or not at all"""
    TURNS = "turns"
    """speaker turns, nothing printed"""
    PARAGRAPHS = "paragraphs"


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """Something a document says about itself, and where it says so.

    `basis` is one of: "title page", "filing header", "heading", "appearances page", "front matter",
    "stated in the text", "case.toml", "file name", "markup".
    """

    value: T
    basis: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as found: its bytes, their SHA-256 (hex), its media type, and its path relative to the root (posix)."""

    path: str
    location: Path
    data: bytes = field(repr=False)
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party to a proceeding: its name, role as captioned ("plaintiff"), other names, and whether it is our side."""

    name: str
    role: str | None = None
    aliases: tuple[str, ...] = ()
    basis: str = "title page"
    kind: str = "organization"


@dataclass(frozen=True, slots=True)
class Appearance:
    """Counsel and for whom they appear (`party` as printed: "THE PLAINTIFF", or a party's name)."""

    name: str
    party: str | None = None
    basis: str = "appearances page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a document says about itself. A field is None where it does not say.

    `hearing_kind` is one of: "jury trial", "bench trial", "trial", "deposition", "hearing", "oral argument",
    "inquiry". `session` is the printed session ("afternoon session"). `deponent` is whose deposition it is.
    """

    title: Fact[str] | None = None
    caption: Fact[str] | None = None
    short_caption: Fact[str] | None = None
    court: Fact[str] | None = None
    docket_number: Fact[str] | None = None
    filing_number: Fact[str] | None = None
    hearing_kind: Fact[str] | None = None
    hearing_title: Fact[str] | None = None
    date: Fact[dt.date] | None = None
    session: Fact[str] | None = None
    volume: Fact[str] | None = None
    judge: Fact[str] | None = None
    deponent: Fact[str] | None = None
    place: Fact[str] | None = None
    parties: tuple[Party, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    publisher: Fact[str] | None = None
    authors: Fact[tuple[str, ...]] | None = None
    published: Fact[dt.date] | None = None
    url: Fact[str] | None = None
    licence: Fact[str] | None = None
    processed_from: Fact[str] | None = None
    """the outlet that an article says it was taken from"""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A source in canonical form: one text, and a table from offset to printed position.

    `lines` are in order of position, without overlap. `warnings` are plain sentences for the user. `raw_is_text`
    says that the canonical text is the file itself decoded as UTF-8 with nothing normalised.
    """

    id: str
    source: SourceFile
    kind: DocumentKind
    layout: Layout
    text: str = field(repr=False)
    lines: tuple[Line, ...] = field(repr=False)
    description: Description = Description()
    warnings: tuple[str, ...] = ()
    raw_is_text: bool = True

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def quote(self, spans: Sequence[Span]) -> str:
        """The words at the spans (see `kg.model.text.read`)."""
        return read(self.text, spans)

    def line_index(self, offset: int) -> int:
        """Index of the line that holds the offset, or of the last one that begins before it (0 before the first)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def locate(self, spans: Sequence[Span], turn: int | None = None) -> Locator:
        """The printed position from the first word of the spans to the last; `turn` stands in where none is printed."""
        first = self.lines[self.line_index(spans[0].start)]
        last = self.lines[self.line_index(max(spans[0].start, spans[-1].end - 1))]
        if first.page is not None:
            whole = first.number is not None and last.number is not None
            return Locator(
                page=first.page,
                line=first.number if whole else None,
                end_page=last.page,
                end_line=last.number if whole else None,
            )
        if turn is not None:
            return Locator(turn=turn)
        return Locator(paragraph=first.paragraph)

    def pages(self) -> int:
        """How many distinct printed pages there are."""
        return len({line.page for line in self.lines if line.page is not None})
