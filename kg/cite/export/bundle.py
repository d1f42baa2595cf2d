"""A PDF of the cited pages, each with its printed lines and the cited ones highlighted.

Pages are set from the canonical text by its table of lines: printed page and line stand where the source prints them,
and a sheet of this PDF is never called a page of the record.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any, BinaryIO

from kg.cite.export.blocks import Entry
from kg.model.document import Document
from kg.model.text import Line, Span, cover

ReadDocument = Callable[[str], Document]
"""From a document's id to the document, read again from its source; raises OnRecordError."""

MARGIN, TOP, LEADING, SIZE = 72.0, 700.0, 22.0, 10.5
# Lines of a source without printed pages that are shown around the cited ones.
AROUND = 6
ACROSS = 88


def bundle(entries: Iterable[Entry], read_document: ReadDocument, out: BinaryIO) -> None:
    """One sheet for each cited page of each statement, in the order given; a refused one leaves a sheet that says so.

    Pages cited by several statements of one document in a row are set once, with all their lines highlighted.
    """
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    canvas.setTitle("Excerpts of the record")
    face = _face()
    for group in _grouped(entries):
        refused = [entry for entry in group if entry.refused]
        for entry in refused:
            _sheet(canvas, face, [f"{entry.citation}", *entry.reasons], [], set())
        kept = [entry for entry in group if not entry.refused]
        if kept:
            _document(canvas, face, kept, read_document(kept[0].statement.document.id))
    canvas.save()


def bundled(entries: Iterable[Entry], read_document: ReadDocument) -> bytes:
    """The same as bytes."""
    out = io.BytesIO()
    bundle(entries, read_document, out)
    return out.getvalue()


def _grouped(entries: Iterable[Entry]) -> Iterable[list[Entry]]:
    group: list[Entry] = []
    for entry in entries:
        if group and group[0].statement.document.id != entry.statement.document.id:
            yield group
            group = []
        group.append(entry)
    if group:
        yield group


def _document(canvas: Any, face: str, entries: Sequence[Entry], document: Document) -> None:
    pages: dict[int, list[Line]] = {}
    marked: dict[int, set[int]] = {}
    cites: dict[int, list[str]] = {}
    for entry in entries:
        spans = (*entry.statement.question_spans, *entry.statement.answer_spans)
        whole = cover(spans)
        first, last = document.line_index(whole.start), document.line_index(max(whole.start, whole.end - 1))
        keys = dict.fromkeys(line.page if line.page is not None else first for line in document.lines[first : last + 1])
        for key in keys:
            if key not in pages:
                pages[key] = _lines_of(document, key, first, last)
            hit = {line.start for line in pages[key] if any(Span(line.start, line.end).overlaps(s) for s in spans)}
            marked.setdefault(key, set()).update(hit)
            cites.setdefault(key, []).append(" ".join([entry.citation, *(f"[{mark}]" for mark in entry.marks())]))
    for key, lines in pages.items():
        rows = [(_label(line), document.text[line.start : line.end], line.start) for line in lines]
        _sheet(canvas, face, cites[key], rows, marked[key], page=lines[0].page if lines else None)


def _lines_of(document: Document, key: int, first: int, last: int) -> list[Line]:
    if document.lines[first].page is None:
        return list(document.lines[max(0, first - AROUND) : last + 1 + AROUND])
    return [line for line in document.lines if line.page == key]


def _label(line: Line) -> str:
    if line.number is not None:
        return str(line.number)
    return f"¶{line.paragraph}" if line.paragraph is not None else ""


def _sheet(
    canvas: Any, face: str, head: Sequence[str], rows: Sequence[tuple[str, str, int]], marked: set[int],
    page: int | None = None,
) -> None:  # fmt: skip
    import textwrap

    y = 756.0
    canvas.setFont(face, 8)
    for text in head:
        for row in textwrap.wrap(text, 120):
            canvas.drawString(MARGIN - 20, y, row)
            y -= 10
    y = min(TOP, y - 14)
    if page is not None:
        canvas.setFont(face, SIZE)
        canvas.drawRightString(612 - MARGIN, y + 2, str(page))
        y -= LEADING
    for label, text, start in rows:
        # a line of a source that prints none can be a paragraph
        wrapped = textwrap.wrap(text, ACROSS) or [""]
        step = LEADING if len(rows) <= 28 and len(wrapped) == 1 else 12.5
        for number, row in enumerate(wrapped):
            if y < 48:
                canvas.showPage()
                y = TOP
            canvas.setFont(face, SIZE)
            if start in marked:
                canvas.setFillColorRGB(1, 0.95, 0.45)
                width = canvas.stringWidth(row, face, SIZE)
                canvas.rect(MARGIN - 2, y - 3, width + 4, SIZE + 3, stroke=0, fill=1)
                canvas.setFillColorRGB(0, 0, 0)
            if not number:
                canvas.drawRightString(MARGIN - 14, y, label)
            canvas.drawString(MARGIN, y, row)
            y -= step
    canvas.showPage()


def _face() -> str:
    """A face with letters beyond Latin-1, where this system has one; the PDF standard's own face otherwise."""
    from pathlib import Path

    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    for folder in ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/Library/Fonts"):
        path = Path(folder) / "DejaVuSans.ttf"
        if path.is_file():
            try:
                pdfmetrics.registerFont(TTFont("RecordSans", str(path)))
            except TTFError:
                continue
            return "RecordSans"
    return "Helvetica"
