"""A PDF of the cited pages with the cited lines highlighted, behind an index of what is cited and where it is from.

A passage of a PDF is shown on a copy of its own sheet, to which a band is added below and nothing is changed above. A
source that is no PDF has no sheets: its lines are set anew from the canonical text, and the page says so. A sheet of
this bundle, or of a source, is never called a page of the record.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from kg.cite.export import drawing
from kg.cite.export.align import Placed, align
from kg.cite.export.blocks import Entry
from kg.cite.export.drawing import Row
from kg.cite.export.original import Box, Originals, boxes
from kg.model.document import Document
from kg.model.sheet import PlacedWord
from kg.model.text import Line, Span, cover

ReadDocument = Callable[[str], Document]
"""From a document's id to the document, read again from its source; raises OnRecordError."""
ReadWords = Callable[[Document], Iterable[PlacedWord]]
"""The words of a document's sheets in the order of its text; none for a source that has no sheets."""

# Lines of a source without printed pages that are shown around the cited ones.
AROUND = 6


@dataclass(kw_only=True)
class _Leaf:
    """One page of the bundle (or several, where lines set anew run over): what is cited there, and what it shows."""

    entries: list[tuple[int, Entry]] = field(default_factory=list)
    page: int | None = None
    sheet: int | None = None
    order: int = 0
    """where in the document it begins"""
    boxes: list[Box] = field(default_factory=list)
    rows: dict[int, Row] = field(default_factory=dict)

    def head(self) -> list[str]:
        """The citations of what is highlighted, each with its number and its marks."""
        return [
            " ".join([f"{number}. {entry.citation}", *(f"[{mark}]" for mark in entry.marks())])
            for number, entry in self.entries
        ]


def bundle(
    entries: Iterable[Entry], read_document: ReadDocument, out: BinaryIO, read_words: ReadWords | None = None
) -> None:
    """An index, then each cited page; a refused entry leaves a page that says so.

    Documents come in the order given, the pages of one in their own. A page that is cited by several statements of one
    document in a row is shown once, with all their lines highlighted.
    """
    from pypdf import PdfWriter

    numbered = list(enumerate(entries, 1))
    writer = PdfWriter()
    contents = [drawing.Content(number=number, entry=entry) for number, entry in numbered]
    front = drawing.pages_of(drawing.index(contents)[0])
    for group in _grouped(numbered):
        refused = [item for item in group if item[1].refused]
        kept = [item for item in group if not item[1].refused]
        leaves = [_Leaf(entries=[item]) for item in refused]
        document = read_document(kept[0][1].statement.document.id) if kept else None
        words = read_words(document) if document and read_words else ()
        placed = align(document.text, words) if document else []
        originals = Originals(document.source) if document and placed else None
        if document:
            leaves += _leaves(kept, document, placed if originals and originals.readable else [])
        for leaf in leaves:
            first = front + len(writer.pages)
            _add(writer, leaf, document, originals, first)
            for number, _entry in leaf.entries:
                contents[number - 1].pages.extend(range(first, front + len(writer.pages)))
    data, links = drawing.index(contents)
    for position, page in enumerate(drawing.read(data)):
        writer.insert_page(page, position)
    _connect(writer, contents, links)
    writer.add_metadata({"/Title": drawing.TITLE})
    writer.compress_identical_objects()
    writer.write(out)


def bundled(entries: Iterable[Entry], read_document: ReadDocument, read_words: ReadWords | None = None) -> bytes:
    """The same as bytes."""
    out = io.BytesIO()
    bundle(entries, read_document, out, read_words)
    return out.getvalue()


def _add(writer: Any, leaf: _Leaf, document: Document | None, originals: Originals | None, first: int) -> None:
    card = leaf.entries[0][1].statement.document
    if leaf.sheet is not None and originals is not None:
        shown = f", printed page {leaf.page}" if leaf.page is not None else ""
        note = [
            f"[{first + 1}] Copy of sheet {leaf.sheet + 1} of {card.path}{shown}; the highlighting and this band are "
            "added.",
            f"SHA-256 of the file: {card.sha256}",
        ]
        originals.copy(writer, leaf.sheet, leaf.boxes, [*leaf.head(), *note])
        return
    refused = [entry for _, entry in leaf.entries if entry.refused]
    if refused:
        note = [reason for entry in refused for reason in entry.reasons]
    else:
        note = [
            f"Set anew from the text of {card.path}: not a copy of its page.",
            f"SHA-256 of the file: {card.sha256}",
        ]
    for page in drawing.read(drawing.sheet(leaf.head(), note, list(leaf.rows.values()), leaf.page, first + 1)):
        writer.add_page(page)


def _connect(writer: Any, contents: Sequence[drawing.Content], links: Sequence[drawing.Link]) -> None:
    """Bookmarks, and links from the index to the pages."""
    from pypdf.annotations import Link

    for item in contents:
        if item.pages:
            writer.add_outline_item(title=f"{item.number}. {item.entry.citation}", page_number=item.pages[0])
    for link in links:
        if link.target < len(writer.pages):
            writer.add_annotation(link.page, Link(rect=link.box, target_page_index=link.target))


def _grouped(numbered: Iterable[tuple[int, Entry]]) -> Iterator[list[tuple[int, Entry]]]:
    group: list[tuple[int, Entry]] = []
    for item in numbered:
        if group and group[0][1].statement.document.id != item[1].statement.document.id:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _leaves(entries: Sequence[tuple[int, Entry]], document: Document, placed: Placed) -> list[_Leaf]:
    """The pages of one document that hold the entries, each once, in the order of the document."""
    leaves: dict[tuple[str, int], _Leaf] = {}
    for item in entries:
        spans = (*item[1].statement.question_spans, *item[1].statement.answer_spans)
        whole = cover(spans)
        first, last = document.line_index(whole.start), document.line_index(max(whole.start, whole.end - 1))
        for line in document.lines[first : last + 1]:
            lit = _lit(line, spans)
            on_sheets = boxes(placed, lit) if placed else {}
            for sheet, found in on_sheets.items():
                leaf = leaves.setdefault(("sheet", sheet), _Leaf(sheet=sheet, page=line.page, order=line.start))
                leaf.order = min(leaf.order, line.start)
                leaf.boxes.extend(box for box in found if box not in leaf.boxes)
                _cite(leaf, item)
            if on_sheets or (placed and not lit):
                continue
            key = ("page", line.page) if line.page is not None else ("line", first)
            leaf = leaves.setdefault(key, _Leaf(page=line.page, order=line.start))
            leaf.order = min(leaf.order, line.start)
            if not leaf.rows:
                leaf.rows = {shown.start: _row(document, shown) for shown in _lines_of(document, line, first, last)}
            if line.start in leaf.rows:
                leaf.rows[line.start].lit.extend(lit)
            _cite(leaf, item)
    return sorted(leaves.values(), key=lambda leaf: leaf.order)


def _cite(leaf: _Leaf, item: tuple[int, Entry]) -> None:
    if item not in leaf.entries:
        leaf.entries.append(item)


def _lit(line: Line, spans: Sequence[Span]) -> list[Span]:
    """What of a line is highlighted: all of a printed line; of a paragraph the cited words only."""
    own = Span(line.start, line.end)
    hit = [span for span in spans if own.overlaps(span)]
    if not hit:
        return []
    if line.page is not None:
        return [own]
    return [Span(max(span.start, own.start), min(span.end, own.end)) for span in hit]


def _lines_of(document: Document, line: Line, first: int, last: int) -> Sequence[Line]:
    if line.page is None:
        return document.lines[max(0, first - AROUND) : last + 1 + AROUND]
    return [other for other in document.lines if other.page == line.page]


def _row(document: Document, line: Line) -> Row:
    label = str(line.number) if line.number is not None else f"¶{line.paragraph}" if line.paragraph is not None else ""
    return Row(label=label, text=document.text[line.start : line.end], start=line.start)
