"""Condensed print as text: pages side by side, read in the order of the numbers that they print."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read
from ingest.readers.condensed import WARNING, unfolded
from ingest.source import load
from kg.model.document import Document
from kg.model.errors import MalformedSource


def words(page: int, line: int) -> str:
    return f"{'Q.' if line % 2 else 'A.'}   Of {page} in line {line} it was said."


def band(left: int, right: int, *, named: bool = True, lines: int = 25) -> str:
    head = f"{'':18}Page {left:<46}Page {right}\n" if named else "\n"
    rows = (f" {line:>2}   {words(left, line):<52}{line:>2}   {words(right, line)}\n" for line in range(1, lines + 1))
    return head + "".join(rows)


def document(tmp_path: Path, text: str) -> Document:
    (tmp_path / "a.txt").write_text(text)
    return read(load(tmp_path / "a.txt", tmp_path))


@pytest.mark.parametrize(
    ("what", "sheets"),
    [
        ("two pages a sheet", [[(1, 2)], [(3, 4)], [(5, 6)]]),
        ("four a sheet, column by column", [[(1, 3), (2, 4)], [(5, 7), (6, 8)]]),
        ("four a sheet, row by row", [[(1, 2), (3, 4)], [(5, 6), (7, 8)]]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_line_is_cited_by_the_page_it_was_printed_on(
    tmp_path: Path, what: str, sheets: list[list[tuple[int, int]]]
) -> None:
    found = document(tmp_path, "\f".join("".join(band(*pair) for pair in sheet) for sheet in sheets))
    printed = {(line.page, line.number): found.text[line.start : line.end] for line in found.lines}
    last = max(page for sheet in sheets for pair in sheet for page in pair)
    assert printed == {(page, line): words(page, line) for page in range(1, last + 1) for line in range(1, 26)}
    assert WARNING in found.warnings
    assert not found.raw_is_text


def test_a_sheet_whose_pages_print_no_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MalformedSource, match="side by side"):
        document(tmp_path, band(1, 2, named=False) + "\f" + band(3, 4, named=False))


def test_a_text_in_one_column_is_not_taken_apart() -> None:
    assert unfolded("".join(f" {line:>2}   {words(1, line)}\n" for line in range(1, 26))) is None
