"""Excerpts: what stands after missing lines continues nothing that stands before them."""

from __future__ import annotations

import dataclasses

from ingest.segment import segment
from kg.model.document import Document
from tests.unit.ingest.segment.scripts import numbered, pairs

SCRIPT = """
            THE COURT:   Proceed.
   ADA THORN, PLAINTIFF'S WITNESS, SWORN
      CROSS-EXAMINATION
BY MR. OAK:
Q.   Was the pump old?
A.   It was old and the valve
   was older than that.
Q.   And who knew --
A.   Rolf did.
Q.   -- of it?
A.   All of us.
            THE COURT:   We will stop
   here for today.
"""


def broken_at(words: str) -> Document:
    document = numbered(SCRIPT)
    lines = [
        dataclasses.replace(line, gap=document.text[line.start : line.end].startswith(words)) for line in document.lines
    ]
    return dataclasses.replace(document, lines=tuple(lines))


def test_an_answer_ends_where_lines_are_missing_and_says_what_was_left_out() -> None:
    document = broken_at("was older")
    found = segment(document)
    assert pairs(document, found)[0] == ("Was the pump old?", "It was old and the valve")
    assert any("1 line(s) after them" in warning for warning in found.warnings)


def test_an_answer_after_missing_lines_has_no_question() -> None:
    document = broken_at("A.   All of us")
    assert pairs(document, segment(document))[-1] == ("", "All of us.")


def test_a_question_after_missing_lines_does_not_go_on_with_the_one_before() -> None:
    document = broken_at("Q.   -- of it")
    assert pairs(document, segment(document))[-1] == ("-- of it?", "All of us.")


def test_what_the_court_says_ends_there_too() -> None:
    document = broken_at("here for today")
    assert [document.quote(turn.spans) for turn in segment(document).turns][-1] == "We will stop"


def test_a_file_that_begins_in_the_middle_of_a_speech_says_how_much_is_left_out() -> None:
    document = numbered(
        "and that was all of it, as\nI said.\nQ.   Was the pump old?\nA.   It was.\nQ.   Yes?\nA.   Yes."
    )
    assert "2 line(s) of nobody it names" in " ".join(segment(document).warnings)


def test_rows_of_asterisks_and_strokes_are_nobodys_words() -> None:
    document = numbered(SCRIPT.rstrip() + "\n        (Court adjourned.)\n     *********************\n      * * *\n")
    assert [document.quote(turn.spans) for turn in segment(document).turns][-1] == "(Court adjourned.)"
