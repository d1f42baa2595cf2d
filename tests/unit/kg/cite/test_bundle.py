"""The PDF of excerpts: an index, copies of a PDF's own sheets, and lines set anew for sources without sheets."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, RectangleObject, TextStringObject

from ingest.readers.pdf import canonical_text, placed_words
from kg.cite.export.align import align
from kg.cite.export.blocks import Entry, entries
from kg.cite.export.bundle import bundled
from kg.cite.export.original import boxes
from kg.model.document import Document, DocumentKind, Layout, SourceFile
from kg.model.sheet import PlacedWord
from kg.model.statement import Statement
from kg.model.text import Line, Locator, Span
from tests.factories import card, statement
from tests.unit.kg.cite.matter import STATEMENTS, TEXTS, said, source


def ready(*words: str) -> list[Entry]:
    return list(entries([said(item) for item in words], source=source))


def pages_of(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


# ---------------------------------------------------------------- a source of text
def read_document(identifier: str) -> Document:
    """The invented document with its table of lines, as a reader of text would give it."""
    text = TEXTS[identifier]
    lines: list[Line] = []
    page = 0
    offset = 0
    for row in text.splitlines(keepends=True):
        words = row.strip()
        if words.isdigit():
            page = int(words)
        elif words:
            start = offset + len(row) - len(row[2:].lstrip())
            lines.append(Line(start, offset + len(row.rstrip()), page, int(row[:2])))
        offset += len(row)
    found = next(item.document for item in STATEMENTS if item.document.id == identifier)
    data = text.encode()
    return Document(
        id=identifier,
        source=SourceFile(found.path, Path(found.path), data, found.sha256, "text/plain"),
        kind=DocumentKind.TRANSCRIPT,
        layout=Layout.PAGE_LINE,
        text=text,
        lines=tuple(lines),
    )


def test_the_bundle_shows_each_cited_page_once_with_its_citations() -> None:
    index, *pages = pages_of(bundled(ready("never inspected", "ninth of January", "put off to save"), read_document))
    assert len(pages) == 2
    assert "1. Trial Tr. 40:5–7" in pages[0]
    assert "2. Trial Tr. 40:8–10" in pages[0]
    assert "No, it was never inspected that winter." in pages[0]
    assert "Set anew from the text of tern/day-1.txt: not a copy of its page." in pages[0]
    assert "3. Venn Dep. 7:4–6" in pages[1]
    assert index.count("[2]") == 2
    assert index.count("[3]") == 1


def test_the_index_says_of_each_passage_where_it_is_from_and_with_which_hash() -> None:
    [entry] = ready("put off to save")
    [index, _page] = pages_of(bundled([entry], read_document))
    assert "Venn Dep. 7:4–6, Sept. 14, 2021." in index
    assert entry.statement.document.path in index
    assert entry.statement.document.sha256 in index


def test_index_and_bookmarks_lead_to_the_page() -> None:
    reader = PdfReader(io.BytesIO(bundled(ready("never inspected", "put off to save"), read_document)))
    marks: list[Any] = list(reader.outline)
    assert [reader.get_destination_page_number(mark) for mark in marks] == [1, 2]
    links = [item.get_object() for item in reader.pages[0]["/Annots"]]
    assert [reader.pages.index(link["/Dest"][0].get_object()) for link in links] == [1, 2]


def lit_words(data: bytes, number: int) -> str:
    """The words under the coloured boxes of one page, from left to right, from top to bottom."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as book:
        page = book.pages[number]
        plain = ((0,), (1,), (0, 0, 0), (1, 1, 1), None)
        boxes = [rect for rect in page.rects if rect["non_stroking_color"] not in plain]
        boxes.sort(key=lambda box: (round(box["top"]), box["x0"]))
        return " ".join(
            " ".join(page.crop((box["x0"], box["top"], box["x1"], box["bottom"])).extract_text().split())
            for box in boxes
        )


def test_only_the_cited_lines_are_highlighted() -> None:
    assert lit_words(bundled(ready("put off to save"), read_document), 1) == (
        "Q. Did the owners put off the repair to save money? A. Yes, the repair was put off to save money."
    )


def test_of_a_paragraph_only_the_cited_words_are_highlighted() -> None:
    text = "The clerk spoke first. “We kept no ledger,” said Anna Torrow, who left at noon. " * 3 + "\n\nNothing else."
    start = text.index("We kept")
    item = statement(
        "We kept no ledger,",
        None,
        document=card("town.txt", kind=DocumentKind.ARTICLE, sha256=hashlib.sha256(text.encode()).hexdigest()),
        answer_spans=(Span(start, start + 18),),
        answer_locator=Locator(paragraph=1),
        locator=Locator(paragraph=1),
    )
    end = text.index("\n\n")
    document = Document(
        id=item.document.id,
        source=SourceFile("town.txt", Path("town.txt"), text.encode(), item.document.sha256, "text/plain"),
        kind=DocumentKind.ARTICLE,
        layout=Layout.PARAGRAPHS,
        text=text,
        lines=(Line(0, end, paragraph=1), Line(end + 2, len(text), paragraph=2)),
    )
    data = bundled(entries([item], source=lambda _: (text, item.document.sha256)), lambda _: document)
    assert lit_words(data, 1).strip("“”") == "We kept no ledger,"


def test_a_refused_statement_leaves_a_page_without_its_words() -> None:
    wrong = dataclasses.replace(said("put off to save"), quote="something else entirely")
    [_index, page] = pages_of(bundled(entries([wrong], source=source), read_document))
    assert "not what stands at its place" in page
    assert "something else" not in page


# ---------------------------------------------------------------- a source with sheets
ROWS = [
    ("Q.", "Who carried the lantern that night?"),
    ("A.", "The ferryman carried the lantern."),
    ("Q.", "And who held the rope?"),
    ("A.", "Nobody held it, as far as I saw."),
]


# Print that is turned on its sheet and reads upright when it is shown, as scanners and word processors leave it.
_TURNS = {90: (0, 1, -1, 0, 792, 0), 180: (-1, 0, 0, -1, 612, 792), 270: (0, -1, 1, 0, 0, 612)}


def printed(*, turn: int = 0, origin: float = 0.0, lock: str | None = None) -> bytes:
    """Two sheets of an invented transcript, numbered 31 and 32, with a link, a stamp and a script on the second."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792), invariant=1)
    for page in (31, 32):
        canvas.setFont("Courier", 12)
        canvas.drawRightString(540, 740, str(page))
        for number, (label, words) in enumerate(ROWS, 1):
            canvas.drawString(72, 720 - 24 * number, str(number))
            canvas.drawString(108, 720 - 24 * number, f"{label}   {words if page == 32 else 'Yes.'}")
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(out.getvalue())))
    for sheet in writer.pages:
        if origin:
            sheet.add_transformation((1, 0, 0, 1, origin, origin))
            sheet.mediabox = RectangleObject((origin, origin, origin + 612, origin + 792))
        if turn:
            sheet.add_transformation(_TURNS[turn])
            sheet.mediabox = RectangleObject((0, 0, 792, 612) if turn % 180 else (0, 0, 612, 792))
            sheet.rotate(turn)
    marks = [
        {"/Subtype": NameObject("/Link"), "/A": DictionaryObject({NameObject("/S"): NameObject("/JavaScript")})},
        {"/Subtype": NameObject("/Stamp"), "/Contents": TextStringObject("EXHIBIT 9")},
    ]
    annotations = ArrayObject()
    for mark in marks:
        form = DictionaryObject({NameObject(key): value for key, value in mark.items()})
        form[NameObject("/Rect")] = RectangleObject((10, 10, 50, 50))
        annotations.append(writer._add_object(form))
    writer.pages[1][NameObject("/Annots")] = annotations
    writer.pages[1][NameObject("/AA")] = DictionaryObject()
    if lock is not None:
        writer.encrypt(user_password=lock, owner_password="owner", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def book(data: bytes) -> tuple[Document, Statement]:
    """The document read from a printed PDF, with the statement on lines 1 and 2 of page 32."""
    digest = hashlib.sha256(data).hexdigest()
    file = SourceFile("ferry/day.pdf", Path("ferry/day.pdf"), data, digest, "application/pdf")
    text, _ = canonical_text(file)
    lines = []
    for words in (word for row in ROWS for word in (row[1],)):
        start = text.index(words)
        lines.append(Line(start, start + len(words), 32, len(lines) + 1))
    document = Document(
        id="doc:ferry", source=file, kind=DocumentKind.TRANSCRIPT, layout=Layout.PAGE_LINE, text=text,
        lines=tuple(lines), raw_is_text=False,
    )  # fmt: skip
    place = Locator(page=32, line=1, end_page=32, end_line=2)
    item = statement(
        ROWS[1][1], ROWS[0][1], document=card("ferry/day.pdf", id="doc:ferry", sha256=digest),
        question_spans=(Span(lines[0].start, lines[0].end),), answer_spans=(Span(lines[1].start, lines[1].end),),
        answer_locator=place, locator=place,
    )  # fmt: skip
    return document, item


def excerpt(data: bytes) -> bytes:
    document, item = book(data)
    checked = entries([item], source=lambda _: (document.text, document.source.sha256))
    return bundled(checked, lambda _: document, lambda found: placed_words(found.source))


SHEETS = [
    pytest.param({}, id="as printed"),
    pytest.param({"turn": 90}, id="turned right"),
    pytest.param({"turn": 180}, id="upside down"),
    pytest.param({"turn": 270}, id="turned left"),
    pytest.param({"origin": 40.0}, id="origin elsewhere"),
]


@pytest.mark.parametrize("how", SHEETS)
def test_a_pdf_is_shown_on_a_copy_of_its_own_sheet(how: dict[str, Any]) -> None:
    data = printed(**how)
    made = excerpt(data)
    reader = PdfReader(io.BytesIO(made))
    assert len(reader.pages) == 2
    assert "Copy of sheet 2 of ferry/day.pdf, printed page 32" in reader.pages[1].extract_text()
    assert lit_words(made, 1) == f"{ROWS[0][1]} {ROWS[1][1]}"
    copy = reader.pages[1]
    assert float(copy.mediabox.width) == 612
    assert float(copy.mediabox.height) > 792 + 20


def _shown(data: bytes, number: int) -> Any:
    """A page as an image at one dot a point."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as opened:
        return opened.pages[number].to_image(resolution=72).original.convert("RGB")


@pytest.mark.parametrize("how", SHEETS)
def test_nothing_of_the_sheet_is_moved_or_covered_and_the_highlight_lies_on_the_words(how: dict[str, Any]) -> None:
    data = printed(**how)
    before, after = _shown(data, 1), _shown(excerpt(data), 1)
    assert after.width == before.width
    wrong = lit = 0
    for x in range(0, before.width, 2):
        for y in range(0, before.height - 2, 2):
            old, new = before.getpixel((x, y)), after.getpixel((x, y))
            dark, yellow = sum(old) < 380, new[2] < 200 and new[0] > 220
            lit += yellow and not dark
            wrong += not yellow and max(abs(a - b) for a, b in zip(old, new, strict=True)) > 60
    assert wrong < 20
    assert lit > 500


def test_a_copy_keeps_stamps_and_loses_links_and_actions() -> None:
    copy = PdfReader(io.BytesIO(excerpt(printed()))).pages[1]
    assert [mark.get_object()["/Subtype"] for mark in copy["/Annots"]] == ["/Stamp"]
    assert "/AA" not in copy


def test_a_sheet_that_may_not_be_copied_is_set_anew_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    data = printed()
    document, item = book(data)
    locked = dataclasses.replace(document, source=dataclasses.replace(document.source, data=printed(lock="secret")))
    words: Iterable[PlacedWord] = list(placed_words(document.source))
    checked = entries([item], source=lambda _: (document.text, document.source.sha256))
    [_index, page] = pages_of(bundled(checked, lambda _: locked, lambda _: words))
    assert "Set anew from the text of ferry/day.pdf" in page


# ---------------------------------------------------------------- words and their places
def at(text: str, *, sheet: int = 0) -> PlacedWord:
    return PlacedWord(text, sheet, 0, 0, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "widths"),
    [
        # a whole word, two of one row, a row each; a word whose mark stands before the span; nothing
        (0, 3, [14.0]), (0, 7, [34.0]), (4, 12, [14.0, 24.0]), (9, 12, [24.0]), (20, 30, []),
    ],
)  # fmt: skip
def test_a_highlight_covers_the_words_of_the_span_row_by_row(start: int, end: int, widths: list[float]) -> None:
    text = "one two “red"
    placed = [
        (0, 3, PlacedWord("one", 0, 100, 50, 110, 60)),
        (4, 7, PlacedWord("two", 0, 120, 50, 130, 60)),
        (8, 12, PlacedWord("“red", 0, 100, 30, 120, 40)),
    ]
    assert [text[a:b] for a, b, _ in placed] == text.split()
    found = boxes(placed, [Span(start, end)]).get(0, [])
    assert [box[2] - box[0] for box in found] == widths


@pytest.mark.parametrize(
    ("text", "printed_words", "placed"),
    [
        # the same words
        ("one two", "one two", "one two"),
        # a running head that the text has not
        ("one two three four", "one two PAGE 9 three four", "one two three four"),
        # a word divided in print
        ("the inspection ended", "the inspec- tion ended", "the inspec- tion ended"),
        # a word that the print has not stays without a place
        ("one two extra three four five", "one two three four five", "one two three four five"),
        # another text altogether: nothing has a place
        ("alpha beta gamma delta", "one two three four", ""),
        ("", "one", ""),
        ("one", "", ""),
    ],
)
def test_words_of_the_text_find_their_place_or_none(text: str, printed_words: str, placed: str) -> None:
    found = align(text, [at(word) for word in printed_words.split()])
    assert " ".join(word.text for _, _, word in found) == placed
    assert [item[0] for item in found] == sorted(item[0] for item in found)


def test_every_word_of_a_pdf_has_its_place_in_the_order_of_the_text() -> None:
    document, _ = book(printed())
    placed = align(document.text, placed_words(document.source))
    assert [document.text[start:end] for start, end, _ in placed] == document.text.split()
    assert {word.sheet for _, _, word in placed} == {0, 1}
