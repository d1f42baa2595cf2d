"""Outlines of work product, and the PDF of excerpts."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from pathlib import Path

import pytest

from kg.cite.brief import admissions, chronology, digest, impeachment, undisputed
from kg.cite.export import write_blocks
from kg.cite.export.blocks import Block, Entry, Passage, entries
from kg.cite.export.bundle import bundled
from kg.model.document import Document, DocumentKind, Layout, SourceFile
from kg.model.text import Line
from tests.unit.kg.cite.matter import CALDER, HARROW, STATEMENTS, TEXTS, VENN, said, source


def ready(*words: str) -> list[Entry]:
    return list(entries([said(item) for item in words], source=source))


def text_of(blocks: list[Block]) -> str:
    out = io.BytesIO()
    write_blocks(blocks, "text", out)
    return out.getvalue().decode()


def test_admissions_are_listed_by_party_and_only_admissions_are() -> None:
    sides = {HARROW: "Tenants", CALDER: "Tern Mills Ltd.", VENN: None}
    text = text_of(list(admissions(entries(STATEMENTS, source=source), lambda entry: sides[entry.statement.declarant])))
    assert (
        text.index("Tenants") < text.index("never inspected") < text.index("Tern Mills Ltd.") < text.index("surveyor")
    )
    assert "the record does not say" in text
    assert "partial admission" in text
    assert "never read the insurer" not in text


def test_a_chronology_says_what_has_no_date() -> None:
    undated = dataclasses.replace(said("watchman"), made_on=None, precision=None)
    text = text_of(list(chronology(entries([said("surveyor"), said("put off"), undated]))))
    assert text.index("2021-09-14") < text.index("2022-05-03") < text.index("The source does not state when")


def test_a_digest_is_of_one_witness_in_order_of_the_record() -> None:
    found = [block for block in digest(entries(STATEMENTS, source=source), VENN) if isinstance(block, Passage)]
    assert len(found) == 5
    assert found[0].lead is not None
    assert found[0].lead.startswith("Venn Dep. 7:1–3")


def test_a_fact_without_a_passage_in_evidence_is_marked() -> None:
    text = text_of(
        list(undisputed({"The mill burned.": ready("he drank"), "The repair was put off.": ready("put off")}))
    )
    assert text.count("No passage in evidence supports this yet") == 1
    assert "1. The mill burned." in text


def test_impeachment_confronts_before_extrinsic_evidence_and_by_the_rule_of_the_day() -> None:
    now, before = ready("twelve hundred", "nine hundred")
    early = text_of(list(impeachment(now, before, dt.date(2026, 11, 30))))
    assert early.index("twelve hundred") < early.index("Credit") < early.index("nine hundred") < early.index("613(b)")
    assert "penalty of perjury" in early
    assert "struck" in text_of(list(impeachment(now, before, dt.date(2026, 12, 1))))


def test_nobody_is_impeached_with_words_of_another() -> None:
    now, other = ready("twelve hundred", "watchman")
    with pytest.raises(ValueError, match="one declarant"):
        list(impeachment(now, other, dt.date(2026, 1, 1)))


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
    from pypdf import PdfReader

    data = bundled(ready("never inspected", "ninth of January", "put off to save"), read_document)
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    assert len(pages) == 2
    assert "Trial Tr. 40:5–7" in pages[0]
    assert "No, it was never inspected that winter." in pages[0].replace("\n", " ")
    assert "Venn Dep. 7:4–6" in pages[1]


def test_only_the_cited_lines_are_highlighted() -> None:
    import pdfplumber

    data = bundled(ready("put off to save"), read_document)
    with pdfplumber.open(io.BytesIO(data)) as book:
        page = book.pages[0]
        boxes = [rect for rect in page.rects if rect["non_stroking_color"] not in ((0,), (0, 0, 0), None)]
        lit = [
            " ".join(page.crop((box["x0"], box["top"], box["x1"], box["bottom"])).extract_text().split())
            for box in boxes
        ]
    assert " ".join(lit) == (
        "Q. Did the owners put off the repair to save money? A. Yes, the repair was put off to save money."
    )


def test_a_refused_statement_leaves_a_sheet_without_its_words() -> None:
    from pypdf import PdfReader

    wrong = dataclasses.replace(said("put off to save"), quote="something else entirely")
    [entry] = entries([wrong], source=source)
    [page] = PdfReader(io.BytesIO(bundled([entry], read_document))).pages
    assert "not what stands at its place" in page.extract_text()
    assert "something else" not in page.extract_text()
