"""What the bundle of excerpts draws itself: its index, lines set anew, and the bands and highlights of copies."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.cite.export.blocks import Entry
from kg.model.text import Span

TITLE = "Excerpts of the record"
LETTER = (612.0, 792.0)
MARGIN, TOP, LEADING, SIZE, SMALL = 72.0, 700.0, 22.0, 10.5, 8.0
FOOT = 48.0
YELLOW = (1.0, 0.93, 0.35)
_ABOUT = (
    "Index of passages. A copy of a source's own sheet bears its citations in a band added below it; a page set anew "
    "from a source without sheets says so. Highlighting is added. Numbers in square brackets count the pages of this "
    "bundle, and are no pages of the record."
)


@dataclass
class Content:
    """One line of the index: the entry and the pages of the bundle, from 0, that show it."""

    number: int
    entry: Entry
    pages: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Link:
    """From a box on a page of the index to a page of the bundle, both from 0."""

    page: int
    box: tuple[float, float, float, float]
    target: int


@dataclass
class Row:
    """One line set anew: its printed number, its words, where they begin in the text, what of them is highlighted."""

    label: str
    text: str
    start: int
    lit: list[Span] = field(default_factory=list)


def index(contents: Sequence[Content]) -> tuple[bytes, list[Link]]:
    """The pages of the index, and the links to be laid over them."""
    out, canvas, face = _canvas(LETTER)
    links: list[Link] = []
    page, y = 0, 736.0
    canvas.setFont(face, 16)
    canvas.drawString(MARGIN, y, TITLE)
    y -= 22
    canvas.setFont(face, SMALL + 1)
    for row in wrapped(canvas, face, SMALL + 1, _ABOUT, LETTER[0] - 2 * MARGIN):
        canvas.drawString(MARGIN, y, row)
        y -= 12
    y -= 10
    for item in contents:
        card = item.entry.statement.document
        said = wrapped(canvas, face, SIZE, f"{item.number}. {item.entry.citation}", LETTER[0] - 2 * MARGIN - 70)
        below = [f"{item.entry.statement.declarant}. {card.path}", f"SHA-256 {card.sha256}", *item.entry.marks()]
        small = [part for text in below for part in wrapped(canvas, face, SMALL, text, LETTER[0] - 2 * MARGIN - 84)]
        if y - 13 * len(said) - 10 * len(small) < FOOT:
            canvas.showPage()
            page, y = page + 1, 736.0
        top = y + SIZE
        canvas.setFont(face, SIZE)
        canvas.drawRightString(LETTER[0] - MARGIN, y, f"[{_numbers(item.pages)}]")
        for row in said:
            canvas.drawString(MARGIN, y, row)
            y -= 13
        canvas.setFont(face, SMALL)
        for row in small:
            canvas.drawString(MARGIN + 14, y, row)
            y -= 10
        if item.pages:
            links.append(Link(page, (MARGIN, y + 8, LETTER[0] - MARGIN, top), item.pages[0]))
        y -= 8
    canvas.showPage()
    canvas.save()
    return out.getvalue(), links


def _numbers(pages: Sequence[int]) -> str:
    """Pages of the bundle as printed, from 1, runs closed up."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0] + 1}–{run[-1] + 1}" if len(run) > 1 else str(run[0] + 1) for run in runs) or "–"


def sheet(head: Sequence[str], note: Sequence[str], rows: Sequence[Row], page: int | None, number: int) -> bytes:
    """Lines set anew under their citations, with the printed page at the corner; `number` is the bundle's own."""
    out, canvas, face = _canvas(LETTER)
    y = 756.0
    for text, size in (*((text, SMALL + 1) for text in head), *((text, SMALL) for text in note)):
        canvas.setFont(face, size)
        for part in wrapped(canvas, face, size, text, LETTER[0] - 2 * MARGIN + 40):
            canvas.drawString(MARGIN - 20, y, part)
            y -= size + 2
    canvas.setFont(face, SMALL)
    canvas.drawCentredString(LETTER[0] / 2, 28, f"[{number}]")
    y = min(TOP, y - 14)
    if page is not None:
        canvas.setFont(face, SIZE)
        canvas.drawRightString(LETTER[0] - MARGIN, y + 2, str(page))
        y -= LEADING
    for row in rows:
        parts = list(_parts(canvas, face, row))
        step = LEADING if len(rows) <= 28 and len(parts) == 1 else 12.5
        for position, (start, end) in enumerate(parts):
            if y < FOOT:
                canvas.showPage()
                number, y = number + 1, TOP
                canvas.setFont(face, SMALL)
                canvas.drawCentredString(LETTER[0] / 2, 28, f"[{number}]")
            canvas.setFont(face, SIZE)
            _highlight(canvas, face, row, start, end, y)
            if not position:
                canvas.drawRightString(MARGIN - 14, y, row.label)
            canvas.drawString(MARGIN, y, row.text[start:end])
            y -= step
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _parts(canvas: Any, face: str, row: Row) -> Iterator[tuple[int, int]]:
    """A line cut where it is too wide: start and end of each part in its text."""
    start = end = 0
    for word in re.finditer(r"\S+", row.text):
        if end > start and canvas.stringWidth(row.text[start : word.end()], face, SIZE) > LETTER[0] - 1.5 * MARGIN:
            yield start, end
            start = word.start()
        end = word.end()
    yield start, end


def _highlight(canvas: Any, face: str, row: Row, start: int, end: int, y: float) -> None:
    for span in row.lit:
        left, right = max(span.start - row.start, start), min(span.end - row.start, end)
        if left < right:
            x = MARGIN + canvas.stringWidth(row.text[start:left], face, SIZE)
            width = canvas.stringWidth(row.text[left:right], face, SIZE)
            canvas.setFillColorRGB(*YELLOW)
            canvas.rect(x - 2, y - 3, width + 4, SIZE + 3, stroke=0, fill=1)
            canvas.setFillColorRGB(0, 0, 0)


def band(note: Sequence[str], width: float) -> tuple[float, list[str]]:
    """How high the band below a copy must be for its text, and the rows of it."""
    _out, canvas, face = _canvas(LETTER)
    rows = [part for text in note for part in wrapped(canvas, face, SMALL, text, width - 48)]
    return 14.0 + 10 * len(rows), rows


def overlay(
    edge: tuple[float, float, float, float],
    lit: Sequence[tuple[float, float, float, float]],
    rows: Sequence[str],
    height: float,
) -> bytes:
    """What is laid over a copy: highlights, and the band below its edge (left, bottom, right, top)."""
    left, bottom, right, top = edge
    out, canvas, face = _canvas((max(right, 1), max(top, 1)))
    canvas.saveState()
    canvas.setBlendMode("Multiply")
    canvas.setFillColorRGB(*YELLOW)
    for box in lit:
        canvas.rect(box[0], box[1], box[2] - box[0], box[3] - box[1], stroke=0, fill=1)
    canvas.restoreState()
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(left, bottom - height, right - left, height, stroke=0, fill=1)
    canvas.setStrokeColorRGB(0.4, 0.4, 0.4)
    canvas.line(left, bottom, right, bottom)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(face, SMALL)
    for position, row in enumerate(rows):
        canvas.drawString(left + 24, bottom - 12 - 10 * position, row)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def wrapped(canvas: Any, face: str, size: float, text: str, width: float) -> list[str]:
    """The text in rows no wider than `width`; a word that is wider itself is cut."""
    rows, row = [], ""
    for word in _broken(canvas, face, size, text.split(), width):
        longer = f"{row} {word}" if row else word
        if row and canvas.stringWidth(longer, face, size) > width:
            rows.append(row)
            row = word
        else:
            row = longer
    return [*rows, row] if row else rows


def _broken(canvas: Any, face: str, size: float, words: Iterable[str], width: float) -> Iterator[str]:
    for word in words:
        while len(word) > 8 and canvas.stringWidth(word, face, size) > width:
            cut = max(1, int(len(word) * width / canvas.stringWidth(word, face, size)) - 1)
            yield word[:cut]
            word = word[cut:]
        yield word


def read(data: bytes) -> list[Any]:
    """The pages of a PDF that was drawn here."""
    from pypdf import PdfReader

    return list(PdfReader(io.BytesIO(data)).pages)


def pages_of(data: bytes) -> int:
    """How many pages a PDF that was drawn here has."""
    return len(read(data))


def _canvas(size: tuple[float, float]) -> tuple[io.BytesIO, Any, str]:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    canvas.setTitle(TITLE)
    return out, canvas, _face()


def _face() -> str:
    """A face with letters beyond Latin-1, where this system has one; the PDF standard's own face otherwise."""
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
