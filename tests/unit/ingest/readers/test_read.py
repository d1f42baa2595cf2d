"""From file to document: what a file is read as, and what its card says."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
import pytest

from ingest.case import find_case
from ingest.describe import card
from ingest.readers import read
from ingest.source import load
from kg.model.document import Document, DocumentKind, Layout
from tests.unit.ingest.readers.press import Style, render
from tests.unit.ingest.readers.test_layouts import pages

TRANSCRIPT, _ = render(pages(4, 25), Style(page_at="ecf_own_line", first_page=126))
TURNS = "# Inquiry, 3 May 2031\n\n" + "**Mr Quoll**: Did you?\n\n**Ada Marsh**: I did.\n\n" * 6
PROSE = "Pumps fail at Marsham\n\nThe pumps failed on Monday, the mayor said.\n\nNobody knows why.\n"
COMPLAINT, _ = render(
    [["", "COMPLAINT FOR DAMAGES", *(f"The pump numbered {n} failed in {page}." for n in range(26))] for page in "abc"],
    Style(lines=28, page_at="footer"),
)
ANSWERS, _ = render(
    [
        ["RESPONSES TO REQUESTS FOR ADMISSION", *(f"Respondent admits that pump {n} failed." for n in range(24))]
        for _ in "abc"
    ],
    Style(page_at="footer"),
)


def document(folder: Path, name: str, data: str | bytes) -> Document:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read(load(path, folder), find_case(path, folder))


def as_docx(text: str) -> bytes:
    made = docx.Document()
    for row in text.split("\n"):
        made.add_paragraph(row)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind", "layout"),
    [
        ("a.txt", TRANSCRIPT, DocumentKind.TRANSCRIPT, Layout.PAGE_LINE),
        ("a.md", TRANSCRIPT, DocumentKind.TRANSCRIPT, Layout.PAGE_LINE),  # whatever the file is called
        ("a.txt", TURNS, DocumentKind.TRANSCRIPT, Layout.TURNS),
        ("a.rst", TURNS, DocumentKind.TRANSCRIPT, Layout.TURNS),
        ("a.txt", PROSE, DocumentKind.ARTICLE, Layout.PARAGRAPHS),
        ("a.txt", COMPLAINT, DocumentKind.PLEADING, Layout.PAGE_LINE),
        ("a.txt", ANSWERS, DocumentKind.DISCOVERY_RESPONSE, Layout.PAGE_LINE),
        ("a.md", "---\ntitle: Talk\n---\n" + TURNS, DocumentKind.ARTICLE, Layout.PARAGRAPHS),
    ],
)
def test_what_a_file_is_read_as(tmp_path: Path, name: str, data: str, kind: DocumentKind, layout: Layout) -> None:
    found = document(tmp_path, name, data)
    assert (found.kind, found.layout) == (kind, layout)
    assert found.raw_is_text
    assert found.text == data


def test_a_transcript_in_word_has_its_printed_lines(tmp_path: Path) -> None:
    found = document(tmp_path, "a.docx", as_docx(TRANSCRIPT))
    assert (found.kind, found.layout) == (DocumentKind.TRANSCRIPT, Layout.PAGE_LINE)
    assert [(line.page, line.number) for line in found.lines] == [(p, n) for p in range(126, 130) for n in range(1, 26)]
    assert not found.raw_is_text


def test_the_filing_stamp_gives_docket_and_filing_number(tmp_path: Path) -> None:
    said = document(tmp_path, "a.txt", TRANSCRIPT).description
    assert said.docket_number
    assert (said.docket_number.value, said.docket_number.basis) == ("9:31-cv-00707-QQ", "filing header")
    assert said.filing_number
    assert (said.filing_number.value, said.filing_number.basis) == ("88", "filing header")
    assert said.date is None, "the date of filing is not the date of the hearing"


def test_a_date_comes_from_the_heading_else_from_the_name_of_the_file(tmp_path: Path) -> None:
    heading = document(tmp_path, "2031-05-04.md", TURNS).description.date
    named = document(tmp_path, "trial-2031-05-04-am.txt", TRANSCRIPT).description.date
    assert heading
    assert (heading.value, heading.basis) == (dt.date(2031, 5, 3), "heading")
    assert named
    assert (named.value, named.basis) == (dt.date(2031, 5, 4), "file name")


def test_the_case_file_stands_above_what_a_document_says(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(
        'caption = "Quoll v. Marsh"\nkind = "trial"\nparties = [{ name = "Ada Quoll", role = "plaintiff" }]\n'
        '[files."a.txt"]\ntitle = "Day 1"\ndate = 2031-05-05\nkind = "transcript"\nvolume = 2\nfiling_number = 90\n'
    )
    found = card(document(tmp_path, "a.txt", TRANSCRIPT))
    assert (found.caption, found.short_caption, found.title) == ("Quoll v. Marsh", "Quoll v. Marsh", "Day 1")
    assert (found.date, found.date_basis) == (dt.date(2031, 5, 5), "case.toml")
    assert (found.hearing_kind, found.volume, found.filing_number) == ("trial", "2", "90")
    assert found.docket_number == "9:31-cv-00707-QQ"


def test_a_deposition_in_a_matter_that_is_tried_stays_a_deposition(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text('kind = "trial"\n')
    title = ["DEPOSITION OF ADA QUOLL", "May 3, 2031", *[""] * 22, "Reported by Dee Nash"]
    text, _ = render([title, *pages(3, 25)], Style(page_at="footer"))
    found = card(document(tmp_path, "a.txt", text))
    assert (found.hearing_kind, found.deponent) == ("deposition", "Ada Quoll")


def test_an_article_does_not_take_the_caption_of_the_case_it_lies_beside(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(
        'caption = "Quoll v. Marsh"\nkind = "trial"\n[files."*.md"]\npublisher = "The Marsham Mail"\n'
    )
    found = card(document(tmp_path, "a.md", PROSE))
    assert (found.caption, found.hearing_kind, found.publisher) == (None, None, "The Marsham Mail")
