"""PDF transcripts by geometry, printed here and read back."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import landscape, letter
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import read
from ingest.readers.pdf import canonical_text, placed_words
from ingest.source import PDF
from kg.model.document import DocumentKind, Layout, SourceFile
from kg.model.errors import EmptySource, EncryptedSource, MalformedSource
from tests.unit.ingest.readers.test_layouts import pages


def source(data: bytes) -> SourceFile:
    return SourceFile(
        path="a.pdf",
        location=Path("a.pdf"),
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=PDF,
    )


def printed(words: list[list[str]], *, numbers_first: bool = False, stamps: bool = False, password: str = "") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, encrypt=password or None)
    for index, rows in enumerate(words):
        canvas.setFont("Courier", 11)
        canvas.drawString(520, 760, str(41 + index))
        # Many programs write the line numbers as a block of their own, before the words.
        order = [(n, part) for part in (0, 1) for n in range(len(rows))] if numbers_first else None
        for number, part in order or [(n, part) for n in range(len(rows)) for part in (0, 1)]:
            y = 730 - 26 * number
            if part == 0:
                canvas.drawRightString(95, y, str(number + 1))
                if stamps:
                    canvas.setFont("Courier", 7)
                    canvas.drawString(30, y + 1, f"10:{index:02d}:{number:02d}")
                    canvas.setFont("Courier", 11)
            else:
                canvas.drawString(120, y, rows[number])
        canvas.setFont("Helvetica", 8)
        canvas.drawCentredString(306, 40, "Penwright & Lowe Reporting")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(data: bytes) -> list[tuple[int | None, int | None, str]]:
    document = read(source(data))
    assert document.kind is DocumentKind.TRANSCRIPT
    assert document.layout is Layout.PAGE_LINE
    assert not document.raw_is_text
    return [(x.page, x.number, " ".join(document.text[x.start : x.end].split())) for x in document.lines]


@pytest.mark.parametrize("numbers_first", [False, True], ids=["in reading order", "numbers as a block"])
@pytest.mark.parametrize("stamps", [False, True], ids=["no stamps", "small stamps left"])
def test_a_pdf_is_read_with_the_page_and_line_that_were_printed(numbers_first: bool, stamps: bool) -> None:
    words = pages(4, 25, 9)
    expected = [
        (41 + page, number + 1, " ".join(text.split()))
        for page, rows in enumerate(words)
        for number, text in enumerate(rows)
    ]
    assert lines(printed(words, numbers_first=numbers_first, stamps=stamps)) == expected


def test_condensed_sheets_are_taken_apart_and_warned_of() -> None:
    words = pages(8, 25)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=landscape(letter))
    for sheet in range(2):
        for quarter in range(4):
            rows = words[sheet * 4 + quarter]
            x, y = (30 if quarter < 2 else 410), (590 if quarter % 2 == 0 else 295)
            canvas.setFont("Courier", 6)
            canvas.drawString(x + 150, y, f"Page {11 + sheet * 4 + quarter}")
            for number, text in enumerate(rows):
                canvas.drawRightString(x + 10, y - 14 - 10 * number, str(number + 1))
                canvas.drawString(x + 20, y - 14 - 10 * number, text)
        canvas.showPage()
    canvas.save()
    document = read(source(buffer.getvalue()))
    found = [(x.page, x.number, " ".join(document.text[x.start : x.end].split())) for x in document.lines]
    assert found == [
        (11 + page, number + 1, " ".join(text.split()))
        for page, rows in enumerate(words)
        for number, text in enumerate(rows)
    ]
    assert any("condensed" in warning for warning in document.warnings)


def test_a_pdf_of_prose_is_an_article_in_paragraphs() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter)
    canvas.drawString(72, 720, "Pumps fail at Marsham")
    for n, row in enumerate(["The pumps failed on Monday, the mayor said, and no-", "body knows why."]):
        canvas.drawString(72, 680 - 14 * n, row)
    canvas.drawString(300, 40, "1")
    canvas.showPage()
    canvas.save()
    document = read(source(buffer.getvalue()))
    assert document.kind is DocumentKind.ARTICLE
    assert "and nobody knows why." in document.text
    assert not document.raw_is_text


def test_scans_passwords_and_damage_are_refused_with_their_reason() -> None:
    blank = io.BytesIO()
    canvas = Canvas(blank)
    canvas.showPage()
    canvas.save()
    with pytest.raises(EmptySource, match="OCR"):
        canonical_text(source(blank.getvalue()))
    with pytest.raises(EncryptedSource, match="password"):
        canonical_text(source(printed(pages(1, 25), password="secret")))
    with pytest.raises(MalformedSource, match="damaged"):
        canonical_text(source(b"%PDF-1.4\n1 0 obj\n<<\n%%EOF"))


LEFT = [
    "The pumps of the mill at Marsham failed",
    "on Monday, the mayor of the town said,",
    "and nobody in the office could tell why",
    "they had not been looked at for a year.",
    "The company that built them told the",
    "council in a letter that it regretted",
    "the flood but would not pay for it, and",
    "that its own people had warned the mill",
    "of the old valves in the spring before,",
    "when there was still time to mend them",
]
RIGHT = [
    "without closing the road to the harbour.",
    "A spokeswoman for the mill denied that",
    "any warning had been given to anybody.",
    "The council will meet again on Friday,",
    "she said, and hear what the engineers",
    "have found in the cellar since the day",
    "on which the water came up through it.",
    "Until then the road will remain closed",
    "to everything but the carts of the mill",
    "and the two doctors of the hospital.",
]


def two_columns() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter)
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(72, 740, "Pumps at the Marsham mill failed before the flood, letters show")
    canvas.setFont("Times-Roman", 10)
    for place, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        canvas.drawString(72, 700 - 13 * place, left)
        canvas.drawString(320, 700 - 13 * place, right)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    document = read(source(two_columns()))
    assert document.kind is DocumentKind.ARTICLE
    words = " ".join(document.text.split())
    assert " ".join(LEFT) + " " + " ".join(RIGHT) in words, "the sentence goes on from column to column"
    assert "letters show" in words.split("The pumps")[0]
    assert not any("side by side" in warning for warning in document.warnings)


def test_the_words_of_two_columns_have_the_order_of_the_text() -> None:
    data = two_columns()
    placed = [word.text for word in placed_words(source(data))]
    assert placed == read(source(data)).text.split()


def test_a_caption_in_two_columns_is_left_as_it_stands() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter)
    canvas.setFont("Courier", 11)
    for place, row in enumerate(
        ["QUOLL MILLS, INC.,   )", "     Plaintiff,      )   No. 31-CV-0042", "vs.", "MARSH CO."]
    ):
        canvas.drawString(72, 700 - 20 * place, row)
    canvas.showPage()
    canvas.save()
    assert "Plaintiff,      )   No. 31-CV-0042" in canonical_text(source(buffer.getvalue()))[0]
