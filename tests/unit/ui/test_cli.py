"""The machine interface: exit codes, JSON lines, and what stands in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ui.cli import main

pytestmark = pytest.mark.embedded

PAGE = """Case 9:25-cv-00001-ABC Document 77 Filed 03/09/25 Page {page} of 2 PageID #: {pageid}   {page}



{lines}
"""
TITLE = """IN THE UNITED STATES DISTRICT COURT
FOR THE DISTRICT OF EXAMPLE

ROE PUMPS, INC.,              )   Civil Action No.
         Plaintiff,           )   9:25-cv-00001-ABC
VS.                           )
DOE SEALS, LLC,               )   March 4, 2025
         Defendant.           )   9:00 a.m.

TRANSCRIPT OF JURY TRIAL
INVENTED MATTER, NOT A REAL CASE
BEFORE THE HONORABLE ALEX SAMPLE
UNITED STATES DISTRICT JUDGE

FOR THE PLAINTIFF:    MS. JUNE ADVOCATE
FOR THE DEFENDANT:    MR. PAUL PLEADER





COURT REPORTER:       Pat Stenographer, CSR"""
TESTIMONY = """             P R O C E E D I N G S
        NORA ROE, PLAINTIFF'S WITNESS, SWORN
              CROSS-EXAMINATION
BY MR. PLEADER:
Q.   Good morning, Ms. Roe.
A.   Good morning.
Q.   You knew in May 2021 that the seal leaked, correct?
A.   Partially.   I knew of two complaints.
Q.   And you did not tell the buyer, did you?
A.   No.
Q.   Did you read the report of the laboratory?
A.   I don't recall.
Q.   Who wrote the report?
A.   The laboratory in Sampleton wrote it.
               MR. PLEADER:  I pass the witness.
               THE COURT:  Redirect?
               MS. ADVOCATE:  No, Your Honor.
               THE COURT:  You may step down.
               (Recess.)"""


def numbered(text: str) -> str:
    rows = text.split("\n")
    rows += [""] * (25 - len(rows))
    return "\n\n".join(f"{number:<6} {row}".rstrip() for number, row in enumerate(rows, start=1))


@pytest.fixture(scope="module")
def matter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one invented trial day."""
    folder = tmp_path_factory.mktemp("matter")
    pages = [
        PAGE.format(page=page, pageid=4000 + page, lines=numbered(text))
        for page, text in enumerate((TITLE, TESTIMONY), 1)
    ]
    (folder / "day-1.txt").write_text("".join(pages), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def store(matter: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    url = f"file:{tmp_path_factory.mktemp('kept')}/store"
    result = onrecord("ingest", "--store", url, "--root", str(matter), str(matter))
    assert result.exit_code == 0, result.stderr
    yield url
    from kg.store.embedded import stop

    stop(Path(url.removeprefix("file:")))


def onrecord(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_statements_carry_what_the_contract_promises(store: str, matter: Path) -> None:
    text = (matter / "day-1.txt").read_bytes()
    found = rows(onrecord("statements", "--store", store, "--json", "--declarant", "Roe"))
    partial = next(row for row in found if row["quote"].startswith("Partially"))
    assert partial["act"] == "partial_admission"
    assert partial["question"] == "You knew in May 2021 that the seal leaked, correct?"
    assert partial["answer_locator"] == {"page": 2, "line": 8, "end_page": 2, "end_line": 8}
    assert partial["locator"] == {"page": 2, "line": 7, "end_page": 2, "end_line": 8}
    assert partial["citation"] == "Trial Tr. 2:7–8, Mar. 4, 2025, ECF No. 77."
    assert (partial["made_on"], partial["precision"]) == ("2025-03-04", "day")
    assert partial["examination"] == "cross"
    assert partial["examiner"] == "Mr. Paul Pleader"
    assert partial["declarant"] == "Nora Roe"
    assert partial["document"]["sha256"] == hashlib.sha256(text).hexdigest()
    spans = [text.decode()[start:end] for start, end in partial["answer_spans"]]
    assert " ".join(" ".join(spans).split()) == partial["quote"]


@pytest.mark.parametrize(
    ("option", "value", "quotes"),
    [
        ("--act", "no_recollection", {"I don't recall."}),
        ("--since", "2025-03-05", set()),
    ],
)
def test_options_narrow_the_statements(store: str, option: str, value: str, quotes: set[str]) -> None:
    found = rows(onrecord("statements", "--store", store, "--json", option, value))
    assert {row["quote"] for row in found} == quotes


def test_an_answer_shows_its_statement_and_a_silence_exits_1(store: str) -> None:
    told = onrecord("ask", "--store", store, "--json", "Who admitted knowing that the seal leaked?")
    assert told.exit_code == 0
    answer = rows(told)[0]
    assert not answer["abstained"]
    assert answer["statements"][0]["quote"].startswith("Partially")
    assert "Nora Roe" in answer["answer"]
    silent = onrecord("ask", "--store", store, "--json", "What did Xavier Unheardof admit about bribes?")
    assert silent.exit_code == 1
    assert rows(silent)[0]["abstained"]


def test_an_empty_question_is_told_how_to_be_asked(store: str) -> None:
    result = onrecord("ask", "--store", store, "   ")
    assert result.stdout == ""
    assert "onrecord ask" in result.stderr


def test_an_empty_store_says_that_nothing_is_ingested_and_how_it_is_done(tmp_path: Path) -> None:
    empty = f"file:{tmp_path / 'empty'}"
    result = onrecord("ask", "--store", empty, "--json", "What did Nora Roe admit about the seal?")
    assert result.exit_code == 1
    (answer,) = rows(result)
    assert answer["abstained"]
    assert answer["statements"] == answer["near"] == []
    assert answer["searched"]["documents"] == answer["searched"]["statements"] == 0
    assert answer["answer"].startswith("The record does not say: nothing is ingested yet.")
    assert "onrecord ingest" in answer["answer"]


def test_a_batch_exits_0_even_when_answers_abstain(store: str, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    batch.write_text('{"id": "a", "question": "What did Xavier Unheardof admit about bribes?"}\n')
    result = onrecord("ask", "--store", store, "--batch", str(batch), "--json")
    assert result.exit_code == 0
    assert [row["id"] for row in rows(result)] == ["a"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "--batch", "missing.jsonl"),
        ("ask", ""),
        ("ask", " \t\n"),
        ("find", " "),
        ("statements", "--act", "confession"),
        ("statements", "--since", "yesterday"),
        ("text", "no-such-document"),
        ("cypher", "MATCH (n) DETACH DELETE n"),
    ],
)
def test_wrong_usage_exits_2_and_says_why(store: str, arguments: tuple[str, ...]) -> None:
    result = onrecord(arguments[0], "--store", store, *arguments[1:])
    assert result.exit_code == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.stderr


def test_an_unreadable_source_exits_3_and_the_others_go_in(matter: Path, store: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "latin.txt").write_bytes("Na\xefve words.".encode("latin-1"))
    (tmp_path / "note.txt").write_text("Nora Roe said that the pump was old.\n", encoding="utf-8")
    result = onrecord("ingest", "--store", store, "--root", str(tmp_path), "--json", str(tmp_path))
    assert result.exit_code == 3
    assert {row["path"]: bool(row["error"]) for row in rows(result)} == {
        "empty.txt": True,
        "latin.txt": True,
        "note.txt": False,
    }


def test_an_unreachable_store_exits_4() -> None:
    result = onrecord("statements", "--store", "bolt://127.0.0.1:1")
    assert result.exit_code == 4
    assert "127.0.0.1:1" in result.stderr


def test_ingesting_twice_adds_nothing(matter: Path, store: str) -> None:
    before = onrecord("statements", "--store", store, "--json", "--document", "day-1.txt").stdout
    again = onrecord("ingest", "--store", store, "--root", str(matter), "--json", str(matter))
    assert [row["outcome"] for row in rows(again)] == ["unchanged"]
    assert onrecord("statements", "--store", store, "--json", "--document", "day-1.txt").stdout == before


def test_text_shows_the_printed_position_beside_each_line(store: str) -> None:
    shown = onrecord("text", "--store", store, "day-1.txt").stdout
    assert "2:8  A.   Partially.   I knew of two complaints." in shown


def test_verify_notices_a_changed_file(matter: Path, store: str, tmp_path: Path) -> None:
    kept = onrecord("verify", "--store", store, "--root", str(matter), "--json")
    assert next(row for row in rows(kept) if row["path"] == "day-1.txt")["holds"]
    (tmp_path / "day-1.txt").write_text((matter / "day-1.txt").read_text().replace("Partially", "Certainly"))
    changed = onrecord("verify", "--store", store, "--root", str(tmp_path), "--json")
    assert changed.exit_code == 3
    assert not next(row for row in rows(changed) if row["path"] == "day-1.txt")["holds"]


def test_a_changed_file_is_read_anew_in_place_of_the_old_and_can_be_taken_out(store: str, tmp_path: Path) -> None:
    note = tmp_path / "change.txt"
    ingest = ("ingest", "--store", store, "--root", str(tmp_path), "--json", str(note))
    quotes = ("statements", "--store", store, "--json", "--document", "change.txt")
    note.write_text("Ada Voss said that the pump was old.\n", encoding="utf-8")
    assert rows(onrecord(*ingest))[0]["outcome"] == "written"
    note.write_text("Ada Voss said that the pump was new.\n", encoding="utf-8")
    assert rows(onrecord(*ingest))[0]["outcome"] == "new version"
    assert [row["quote"] for row in rows(onrecord(*quotes))] == ["Ada Voss said that the pump was new."]
    assert onrecord("remove", "--store", store, "change.txt").exit_code == 0
    assert not rows(onrecord(*quotes))
    assert note.exists()
    assert onrecord("remove", "--store", store, "change.txt").exit_code == 2


def test_citations_leave_in_every_format_after_the_gate(store: str, matter: Path, tmp_path: Path) -> None:
    from kg.cite.export import FORMATS

    for form in (*FORMATS, "pdf"):
        output = tmp_path / f"cited.{form}"
        arguments = ("--act", "partial_admission", "--format", form, "--root", str(matter), "--output", str(output))
        result = onrecord("cite", "--store", store, *arguments)
        assert result.exit_code == 0, result.stderr
        assert output.stat().st_size > 0
    assert "Trial Tr. 2:7–8, Mar. 4, 2025, ECF No. 77." in (tmp_path / "cited.text").read_text(encoding="utf-8")


def test_a_digest_is_of_one_witness(store: str, matter: Path) -> None:
    result = onrecord("brief", "digest", "--store", store, "--root", str(matter), "--declarant", "Nora")
    assert result.exit_code == 0
    assert result.stdout.startswith("# Digest: Nora Roe")
    assert onrecord("brief", "digest", "--store", store).exit_code == 2


def test_a_draft_with_a_wrong_quotation_exits_1(store: str, tmp_path: Path) -> None:
    draft = tmp_path / "brief.md"
    draft.write_text(
        "Ms. Roe said, “Certainly. I knew of two complaints.” Trial Tr. 2:7–8, Mar. 4, 2025, ECF No. 77.\n"
    )
    assert onrecord("lint", "--store", store, str(draft)).exit_code == 1


def test_an_export_can_be_read_into_another_store(store: str, tmp_path: Path) -> None:
    assert onrecord("export", "--store", store, str(tmp_path / "all.jsonl")).exit_code == 0
    other = f"file:{tmp_path}/other"
    assert onrecord("import", "--store", other, str(tmp_path / "all.jsonl")).exit_code == 0
    try:
        kept = [onrecord("statements", "--store", url, "--json").stdout for url in (store, other)]
        assert kept[0] == kept[1]
    finally:
        from kg.store.embedded import stop

        stop(tmp_path / "other")
