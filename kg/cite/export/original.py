"""Copies of the sheets of a PDF, with cited lines highlighted and a band of citations added below.

Nothing of the sheet is moved, scaled or covered: the sheet grows downwards by the band. Highlights are multiplied into
the page, so that the print under them stays as it is.
"""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

from kg.cite.export import drawing
from kg.cite.export.align import Placed
from kg.model.document import SourceFile
from kg.model.sheet import PlacedWord
from kg.model.text import Span

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the lower left corner of a sheet."""

# Marks on a sheet that are seen and do nothing; links, buttons, media and attached files stay behind.
_SEEN = (
    *("/Highlight", "/Underline", "/StrikeOut", "/Squiggly"),
    *("/Stamp", "/FreeText", "/Ink", "/Square", "/Circle", "/Line"),
)


def boxes(placed: Placed, spans: Iterable[Span]) -> dict[int, list[Box]]:
    """Where the words of the spans stand: for each sheet a box for each printed row."""
    starts = [item[0] for item in placed]
    rows: dict[int, list[list[PlacedWord]]] = {}
    for span in spans:
        begin = bisect_left(starts, span.start)
        # a mark that stands close to the first word is one word with it in print
        while begin and placed[begin - 1][1] > span.start:
            begin -= 1
        for position in range(begin, len(placed)):
            start, _end, word = placed[position]
            if start >= span.end:
                break
            on_sheet = rows.setdefault(word.sheet, [])
            if on_sheet and _one_row(on_sheet[-1][-1], word):
                on_sheet[-1].append(word)
            else:
                on_sheet.append([word])
    return {sheet: [_around(row) for row in found] for sheet, found in rows.items()}


def _one_row(left: PlacedWord, right: PlacedWord) -> bool:
    middle = (right.top + right.bottom) / 2
    return left.bottom <= middle <= left.top and right.left >= left.left


def _around(row: Sequence[PlacedWord]) -> Box:
    return (
        min(word.left for word in row) - 2,
        min(word.bottom for word in row) - 1.5,
        max(word.right for word in row) + 2,
        max(word.top for word in row) + 1.5,
    )


class Originals:
    """The sheets of one PDF. `readable` is False where they cannot be copied (protected, damaged)."""

    def __init__(self, source: SourceFile) -> None:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError

        self.readable = False
        try:
            self._reader = PdfReader(io.BytesIO(source.data))
            if self._reader.is_encrypted and not self._reader.decrypt(""):
                return
            self.readable = len(self._reader.pages) > 0
        except (PyPdfError, ValueError, KeyError, ImportError):
            # an unusual cipher needs a library that is not there: the lines are then set anew
            return

    def copy(self, writer: Any, sheet: int, found: Sequence[Box], note: Sequence[str]) -> None:
        """Adds one sheet to the writer, with its highlights and, below it, the note."""
        from pypdf.generic import NameObject, RectangleObject

        page = writer.add_page(self._reader.pages[sheet])
        _disarm(page)
        if page.rotation:
            page.transfer_rotation_to_content()
        media = page.mediabox
        left, bottom = float(media.left), float(media.bottom)
        crop = page.cropbox
        edge = (float(crop.left), float(crop.bottom), float(crop.right), float(crop.top))
        moved = [(box[0] + left, box[1] + bottom, box[2] + left, box[3] + bottom) for box in found]
        band, rows = drawing.band(note, edge[2] - edge[0])
        added = drawing.read(drawing.overlay(edge, moved, rows, band))[0]
        whole = RectangleObject((edge[0], edge[1] - band, edge[2], edge[3]))
        for target in (page, added):
            # what is merged is cut at these boxes
            for name in ("/MediaBox", "/CropBox"):
                target[NameObject(name)] = whole
            for name in ("/TrimBox", "/BleedBox", "/ArtBox"):
                target.pop(name, None)
        page.merge_page(added)


def _disarm(page: Any) -> None:
    """A copy does nothing when it is opened: no actions, scripts, forms or attached files."""
    from pypdf.generic import ArrayObject, NameObject

    page.pop("/AA", None)
    if "/Annots" not in page:
        return
    kept = ArrayObject()
    for reference in page["/Annots"]:
        mark = reference.get_object()
        if mark.get("/Subtype") in _SEEN:
            for name in ("/A", "/AA", "/Parent", "/Popup"):
                mark.pop(name, None)
            kept.append(reference)
    page[NameObject("/Annots")] = kept
