from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.store import queries
from tests.cypher_page import page

ROOT = Path(__file__).parents[4]
FILES = sorted((ROOT / "kg" / "store" / "cypher").rglob("*.cypher"))


def test_the_page_of_queries_is_what_the_files_say() -> None:
    kept = (ROOT / "docs" / "cypher.md").read_text(encoding="utf-8")
    assert kept == page(), "run: python -m tests.cypher_page > docs/cypher.md"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_cypher_file_is_one_statement_under_a_header_that_names_its_parameters(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    header = [line for line in text.splitlines() if line.startswith("//")]
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    assert header, "no header"
    assert ";" not in body
    used = set(re.findall(r"\$(\w+)", body))
    named = set(re.findall(r"\$(\w+)", "\n".join(header)))
    assert used == named


@pytest.mark.parametrize("entry", queries.catalogue(), ids=lambda entry: entry.name)
def test_an_entry_of_the_catalogue_names_its_columns(entry: queries.Entry) -> None:
    last = entry.text.rpartition("RETURN ")[2].partition("ORDER BY")[0]
    assert tuple(re.findall(r"AS (\w+)\s*(?:,|$)", last + "\n", re.MULTILINE)) == entry.columns or all(
        re.search(rf"\b{column}\b", last) for column in entry.columns
    )
    assert entry.title.endswith(("?", ".", ").")), entry.title
