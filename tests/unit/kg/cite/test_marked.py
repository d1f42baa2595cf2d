"""Findings as comments in the draft's own Word file, which otherwise stays as it was."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kg.cite.export import export
from kg.cite.lint import draft_text
from kg.cite.lint.findings import Finding, Severity
from kg.cite.lint.marked import marked_original
from kg.model.errors import MalformedSource
from tests.unit.kg.cite.matter import said

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# bold, italic, plain: paragraphs of runs
DRAFT = [
    [("Harrow said it “was ", ""), ("seldom", "b"), (" inspected”. ", ""), ("See", "i"), (" Trial Tr. 40:5–7.", "")],
    [("A table stands below; ", "b"), ("id.", "i"), (" at 41:2.", "")],
]


def brief(paragraphs: list[list[tuple[str, str]]] = DRAFT, *, table: bool = True) -> bytes:
    document = Document()
    for pieces in paragraphs:
        paragraph = document.add_paragraph()
        for text, marks in pieces:
            run = paragraph.add_run(text)
            run.bold, run.italic = "b" in marks or None, "i" in marks or None
    if table:
        document.add_table(1, 2).cell(0, 1).paragraphs[0].add_run("Venn Dep. 7:4.").italic = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def at(text: str, words: str, severity: Severity = Severity.FAULT) -> Finding:
    start = text.index(words)
    return Finding(kind="misquoted", severity=severity, start=start, end=start + len(words), text=words, message="No.")


def letters(data: bytes) -> list[tuple[str, bool, bool]]:
    """Every letter of the body with whether it is bold and italic."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return [
        (char, run.find(f"{W}rPr/{W}b") is not None, run.find(f"{W}rPr/{W}i") is not None)
        for run in root.iter(f"{W}r")
        for piece in run.iter(f"{W}t")
        for char in piece.text or ""
    ]


def commented(data: bytes) -> list[tuple[str, str]]:
    """For each comment the words that it covers, and what it says."""
    document = Document(io.BytesIO(data))
    found = []
    for comment in document.comments:
        inside, words = False, ""
        for element in document.element.body.iter():
            mine = element.get(f"{W}id") == str(comment.comment_id)
            if element.tag == f"{W}commentRangeStart" and mine:
                inside = True
            elif element.tag == f"{W}commentRangeEnd" and mine:
                inside = False
            elif inside and element.tag == f"{W}t":
                words += element.text or ""
        found.append((words, comment.text))
    return found


@pytest.mark.parametrize(
    "words",
    [
        # within one run, over three runs, at both edges of a paragraph, in a table
        "inspected", "was seldom inspected", "Harrow", "Trial Tr. 40:5–7.", "See Trial Tr. 40:5–7.", "id. at 41:2",
        "Venn Dep. 7:4.", "seldom",
    ],
)  # fmt: skip
def test_a_comment_covers_exactly_the_words_and_changes_nothing_else(words: str) -> None:
    data = brief()
    text = draft_text(data, ".docx")
    marked = marked_original(data, [at(text, words)])
    assert commented(marked) == [(words, "fault: No.")]
    assert letters(marked) == letters(data)
    assert draft_text(marked, ".docx") == text


def test_what_holds_is_not_commented_and_findings_may_overlap() -> None:
    data = brief()
    text = draft_text(data, ".docx")
    findings = [
        at(text, "was seldom inspected"),
        at(text, "seldom", Severity.DOUBT),
        at(text, "Trial Tr.", Severity.HOLDS),
    ]
    assert [words for words, _ in commented(marked_original(data, findings))] == ["was seldom inspected", "seldom"]


def test_notes_and_links_stay_and_a_finding_in_a_note_stands_at_its_reference() -> None:
    data = export([said("put off to save"), said("watchman")], "docx")
    text = draft_text(data, ".docx")
    marked = marked_original(data, [at(text, "Venn Dep. 7:4–6"), at(text, "Trial Tr. 210")])
    before, after = (zipfile.ZipFile(io.BytesIO(item)) for item in (data, marked))
    assert after.read("word/footnotes.xml") == before.read("word/footnotes.xml")
    assert "rIdLink" not in after.read("word/_rels/document.xml.rels").decode()
    assert [said_ for _, said_ in commented(marked)] == [
        "“Venn Dep. 7:4–6” fault: No.",
        "“Trial Tr. 210” fault: No.",
    ]
    root = etree.fromstring(after.read("word/document.xml"))
    assert len(list(root.iter(f"{W}footnoteReference"))) == 2


def test_what_was_commented_before_keeps_its_comments() -> None:
    data = brief()
    document = Document(io.BytesIO(data))
    document.add_comment(document.paragraphs[0].runs[0], text="check this", author="Ida", initials="IS")
    out = io.BytesIO()
    document.save(out)
    marked = marked_original(out.getvalue(), [at(draft_text(out.getvalue(), ".docx"), "seldom")])
    assert {comment.author for comment in Document(io.BytesIO(marked)).comments} == {"Ida", "onrecord"}


def test_a_file_that_is_no_word_document_is_refused() -> None:
    with pytest.raises(MalformedSource, match="not a Word document"):
        marked_original(b"PK\x03\x04 nothing", [])


def _with_body(inner: str) -> bytes:
    """A Word file whose body is this XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(brief([[("x", "")]], table=False))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                head, tail = part.decode().split("<w:body>")[0], "</w:body></w:document>"
                part = f"{head}<w:body>{inner}{tail}".encode()
            new.writestr(name, part)
    return out.getvalue()


def test_the_text_of_a_box_is_read_once_and_deleted_text_is_not() -> None:
    box = (
        '<w:p><w:r><w:t xml:space="preserve">Before </w:t></w:r><w:r><mc:AlternateContent '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:p><w:r>'
        "<w:t>boxed</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>boxed</w:t></w:r></w:p></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>after</w:t></w:r>"
        "</w:p>"
    )
    assert draft_text(_with_body(box), ".docx") == "Before after\n\nboxed"


pieces = st.lists(st.tuples(st.text("ab “”.", min_size=1, max_size=6), st.sampled_from(["", "b", "i"])), min_size=1)


@settings(max_examples=40, deadline=None)
@given(st.lists(pieces, min_size=1, max_size=3), st.data())
def test_any_stretch_of_any_draft_can_be_commented(paragraphs: Any, data: st.DataObject) -> None:
    source = brief(paragraphs, table=False)
    text = draft_text(source, ".docx")
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    finding = Finding(kind="x", severity=Severity.DOUBT, start=start, end=end, text=text[start:end], message="m")
    marked = marked_original(source, [finding])
    assert draft_text(marked, ".docx") == text
    assert letters(marked) == letters(source)
    words = text[start:end].replace("\n", "")
    assert [covered for covered, _ in commented(marked)] == ([words] if words else [])
