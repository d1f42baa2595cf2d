"""The corpus is what its scripts make, says on its face that it is invented, and its gold points where it says."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
DOCUMENTS = json.loads((CORPUS / "gold/documents.json").read_text(encoding="utf-8"))
ACTS = [json.loads(line) for line in (CORPUS / "gold/acts.jsonl").read_text(encoding="utf-8").splitlines()]
MANIFEST = tomllib.loads((CORPUS / "MANIFEST.toml").read_text(encoding="utf-8"))
LINED = {row["doc"] for row in ACTS if "page" in row}


@pytest.mark.parametrize("script", ["make.py", "make_pdf.py"])
def test_the_committed_files_are_what_the_scripts_make(script: str) -> None:
    done = subprocess.run([sys.executable, script, "--check"], cwd=CORPUS, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_manifest_names_every_document_with_its_hash() -> None:
    for name, entry in MANIFEST.items():
        assert hashlib.sha256((CORPUS / name).read_bytes()).hexdigest() == entry["sha256"], name
        assert entry["licence"] == "Apache-2.0"
    there = {path.relative_to(CORPUS).as_posix() for path in (CORPUS / "documents").rglob("*") if path.is_file()}
    assert there == {name for name in MANIFEST if name.startswith("documents/")}


@pytest.mark.parametrize("name", sorted(name for name in MANIFEST if "quillfeather" in name or "inquiry" in name))
def test_every_document_of_the_matter_says_that_it_is_invented(name: str) -> None:
    path = CORPUS / name
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            text = archive.read("word/document.xml").decode()
    elif path.suffix == ".pdf":
        import pypdf

        text = "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    else:
        text = path.read_text(encoding="utf-8")
    assert "INVENTED MATTER" in text
    assert re.search(r"NOT\s+A\s+REAL\s+CASE", text)


def printed(doc: str) -> dict[int, tuple[int, int, str]]:
    """Physical line → printed page, printed line, words: read from the file by eye's rules, not by the typesetter's."""
    lines = (CORPUS / doc).read_text(encoding="utf-8").split("\n")
    found: dict[int, tuple[int, int, str]] = {}
    at_foot = any(line.strip().startswith("Page ") for line in lines)
    page: int | None = None
    held: list[tuple[int, int, str]] = []
    for physical, line in enumerate(lines, 1):
        if at_foot and (foot := re.fullmatch(r"\s+Page (\d+)", line)):
            found |= {at: (int(foot[1]), number, words) for at, number, words in held}
            held = []
        elif not at_foot and re.fullmatch(r"\s{40,}\d+", line):
            page = int(line)
        elif row := re.fullmatch(r"(?:\d\d:\d\d:\d\d)?\s*(\d{1,2})(?:\s+(.*))?", line):
            entry = (physical, int(row[1]), row[2] or "")
            if at_foot:
                held.append(entry)
            else:
                assert page is not None
                found[physical] = (page, entry[1], entry[2])
    return found


@pytest.mark.parametrize("doc", sorted(LINED))
def test_gold_pages_and_lines_are_the_printed_ones(doc: str) -> None:
    table = printed(doc)
    for row in (row for row in ACTS if row["doc"] == doc):
        page, line, words = table[row["start_line"]]
        assert (page, line) == (row["page"], row["line_start"]), row["id"]
        assert words.startswith("A."), row["id"]
        assert table[row["end_line"]][:2] == (row["end_page"], row["line_end"]), row["id"]
        if "question_page_line" in row:
            page, line, words = table[row["question_start_line"]]
            assert f"{page}:{line}" == row["question_page_line"]
            assert words.startswith(("Q.", "THE COURT:")), row["id"]


@pytest.mark.parametrize("doc", sorted(LINED))
def test_every_answer_of_a_lined_transcript_is_labelled(doc: str) -> None:
    spoken = {physical for physical, (_, _, words) in printed(doc).items() if re.match(r"A\.\s", words)}
    covered = {at for row in ACTS if row["doc"] == doc for at in range(row["start_line"], row["end_line"] + 1)}
    assert spoken <= covered


def test_pages_are_numbered_through_both_days() -> None:
    first = {page for page, _, _ in printed("documents/quillfeather/trial-day-1.txt").values()}
    second = {page for page, _, _ in printed("gold/twin/day-2.txt").values()}
    assert first == set(range(1, max(first) + 1))
    assert second == set(range(max(first) + 1, max(second) + 1))


def test_hedges_of_the_gold_stand_in_the_answers() -> None:
    for row in ACTS:
        if "hedge" not in row:
            continue
        lines = (CORPUS / row["doc"]).read_text(encoding="utf-8").split("\n")
        table = printed(row["doc"]) if "page" in row else {}
        words = [
            table[at][2] if at in table else "" if table else lines[at - 1]
            for at in range(row["start_line"], row["end_line"] + 1)
        ]
        assert row["hedge"] in " ".join(" ".join(words).split()), row["id"]


def test_the_questions_hold_traps_and_answers() -> None:
    rows = [json.loads(line) for line in (CORPUS / "gold/qa.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sum(not row["answerable"] for row in rows) >= 12
    assert all(row["why"] for row in rows if not row["answerable"])
    assert all(item["doc"] in DOCUMENTS for row in rows for item in row.get("support", []))
