"""The real documents beside the project: every one is read, and its positions hold together."""

from __future__ import annotations

import collections
import itertools
from pathlib import Path

import pytest

from ingest.case import find_case
from ingest.readers import read
from ingest.source import discover, load
from kg.model.document import Document, DocumentKind, Layout

DATA = Path(__file__).parents[5] / "shared" / "data"
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the real documents are not beside the project (../shared/data)"),
]
SOURCES = list(discover([DATA], DATA)) if DATA.is_dir() else []


def document(path: Path) -> Document:
    return read(load(path, DATA), find_case(path, DATA))


@pytest.mark.parametrize("path", SOURCES, ids=[path.relative_to(DATA).as_posix() for path in SOURCES])
def test_every_document_is_read_and_holds_together(path: Path) -> None:
    found = document(path)
    assert found.lines
    for before, after in itertools.pairwise(found.lines):
        assert before.end <= after.start, "lines are in order of position, without overlap"
    for line in found.lines:
        words = found.text[line.start : line.end]
        assert words == words.strip() != ""
    if found.layout is not Layout.PAGE_LINE:
        return
    places = collections.Counter((line.page, line.number) for line in found.lines if line.number and line.page)
    assert max(places.values()) == 1, "no printed line occurs twice"
    printed = [page for page in (line.page for line in found.lines) if page is not None]
    assert printed == sorted(printed)
    assert found.kind is DocumentKind.TRANSCRIPT


ARGUMENTS = sorted(DATA.glob("scotus/*.pdf")) if DATA.is_dir() else []


@pytest.mark.slow
@pytest.mark.parametrize("path", ARGUMENTS, ids=[path.stem for path in ARGUMENTS])
def test_a_pdf_has_the_same_lines_as_its_text(path: Path) -> None:
    def table(found: Document) -> dict[tuple[int | None, int | None], str]:
        return {(x.page, x.number): " ".join(found.text[x.start : x.end].split()) for x in found.lines}

    pdf, text = table(document(path)), table(document(path.with_suffix(".txt")))
    keys = pdf.keys() | text.keys()
    same = sum(pdf.get(key, "").replace("—", "--") == text.get(key, "").replace("—", "--") for key in keys)
    assert same / len(keys) >= 0.99
