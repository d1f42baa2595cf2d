"""Invented transcripts as documents: what the readers hand over, made from a few lines of script."""

from __future__ import annotations

from pathlib import Path

from ingest.readers.markup import lines as marked_lines
from ingest.readers.rows import rows
from kg.model.document import Appearance, Description, Document, DocumentKind, Fact, Layout, SourceFile
from kg.model.testimony import Exchange, Segmented
from kg.model.text import Line

SOURCE = SourceFile(path="t.txt", location=Path("t.txt"), data=b"", sha256="0" * 64, media_type="text/plain")


def numbered(script: str, *, per_page: int = 25, description: Description | None = None) -> Document:
    """A reporter's transcript: every line of the script is a printed line with number, page by page.

    The indent of the script is the indent of the line; the margin with the printed number is added in front.
    """
    text, found = "", []
    for count, row in enumerate(script.strip("\n").split("\n")):
        page, number = divmod(count, per_page)
        text += f"{number + 1:>4}   "
        words = row.rstrip()
        indent = len(words) - len(words.lstrip())
        start = len(text) + indent
        text += words
        if words.strip():
            found.append(Line(start=start, end=len(text), page=page + 1, number=number + 1, indent=indent + 7))
        text += "\n"
    return _document(text, tuple(found), Layout.PAGE_LINE, description)


def turns(script: str, description: Description | None = None) -> Document:
    """A hearing published as marked-up speaker turns."""
    text = script.strip("\n") + "\n"
    return _document(text, marked_lines(rows(text)), Layout.TURNS, description)


def _document(text: str, lines: tuple[Line, ...], layout: Layout, description: Description | None) -> Document:
    return Document(
        id="doc:t",
        source=SOURCE,
        kind=DocumentKind.TRANSCRIPT,
        layout=layout,
        text=text,
        lines=lines,
        description=description or Description(),
    )


def appearances(*names: str) -> Description:
    """A description that lists counsel."""
    return Description(appearances=tuple(Appearance(name, "THE PLAINTIFF") for name in names))


def deposition_of(name: str) -> Description:
    """The description of a deposition."""
    return Description(deponent=Fact(name, "title page"), hearing_kind=Fact("deposition", "title page"))


def told(document: Document, exchange: Exchange) -> tuple[str, str]:
    """Question and answer as words."""
    return document.quote(exchange.question), document.quote(exchange.answer)


def pairs(document: Document, segmented: Segmented) -> list[tuple[str, str]]:
    """All exchanges as (question, answer)."""
    return [told(document, exchange) for exchange in segmented.exchanges]
