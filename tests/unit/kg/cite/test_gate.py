"""No quote leaves that is not what its source says; what could mislead leaves with its mark."""

from __future__ import annotations

import dataclasses

import pytest

from kg.cite.export import FORMATS, export
from kg.cite.gate import Decision, check, cut_off, gate
from kg.model.errors import UnreadableSource
from kg.model.text import Span
from kg.store.base import View
from tests.unit.kg.cite.matter import STATEMENTS, TEXTS, said, source


def test_what_the_source_says_passes_and_what_was_stricken_is_marked() -> None:
    decisions = {item.statement.quote: item.decision for item in gate(STATEMENTS, source)}
    marked = [quote for quote, decision in decisions.items() if decision is Decision.MARKED]
    assert marked == ["Everybody at the mill knew that he drank."]
    assert set(decisions.values()) == {Decision.PASSED, Decision.MARKED}


def test_a_changed_file_is_refused() -> None:
    item = said("never inspected")
    text = TEXTS[item.document.id]
    [checked] = gate([item], lambda _: (text, "0" * 64))
    assert checked.decision is Decision.REFUSED
    assert "changed" in checked.reasons[0]


def test_a_quote_that_is_not_at_its_place_is_refused() -> None:
    item = dataclasses.replace(said("never inspected"), quote="No, it was seldom inspected that winter.")
    [checked] = gate([item], source)
    assert checked.decision is Decision.REFUSED
    assert "not what stands at its place" in checked.reasons[0]


def test_spans_beyond_the_text_are_refused_not_cut() -> None:
    item = said("never inspected")
    long = dataclasses.replace(item, answer_spans=(Span(10, 10**7),))
    assert next(gate([long], source)).decision is Decision.REFUSED


def test_a_missing_source_is_refused_with_its_reason() -> None:
    def missing(_: str) -> tuple[str, str]:
        raise UnreadableSource("day-1.txt is not there; restore it.")

    [checked] = gate([said("never inspected")], missing)
    assert checked.decision is Decision.REFUSED
    assert "not there" in checked.reasons[0]


def test_an_answer_cut_before_its_but_is_marked_with_what_was_cut() -> None:
    item = said("only on the ground floor")
    text = TEXTS[item.document.id]
    start = item.answer_spans[0].start
    cut = dataclasses.replace(
        item, answer_spans=(Span(start, start + len("They were tested")),), quote="They were tested"
    )
    checked = check(cut, text, item.document.sha256)
    assert checked.decision is Decision.MARKED
    assert "but only on the ground floor." in checked.reasons[0]


@pytest.mark.parametrize(
    ("text", "kept", "rest"),
    [
        # the next line is a question: nothing is cut
        (" 3  A.  Yes.\n 4  Q.  But you knew?\n", "Yes.", ""),
        # the same answer goes on, over a printed line number
        (" 3  A.  Yes.\n 4      But not of the crack.\n 5  Q.  Why?\n", "Yes.", "But not of the crack."),
        # a whole sentence follows that takes nothing back
        (" 3  A.  Yes.\n 4      The letter came in May.\n 5  Q.  Why?\n", "Yes.", ""),
        # cut in the middle of a sentence
        (" 3  A.  I read the letter\n 4      that evening.\n 5  Q.  Why?\n", "I read the letter", "that evening."),
    ],
)
def test_only_a_cut_that_changes_an_answer_is_reported(text: str, kept: str, rest: str) -> None:
    start = text.index(kept)
    assert cut_off(text, [Span(start, start + len(kept))]) == rest


@pytest.mark.embedded
def test_a_later_correction_by_the_same_witness_is_marked(view: View) -> None:
    [checked] = gate([said("nine hundred")], source, view)
    assert checked.decision is Decision.MARKED
    assert "Venn Dep." in checked.reasons[0]


@pytest.mark.parametrize("form", FORMATS)
def test_the_words_of_a_refused_statement_are_in_no_export(form: str) -> None:
    item = dataclasses.replace(said("never inspected"), quote="zanzibar words")
    data = export([item], form, source=source)
    if form in ("docx", "xlsx"):
        import io
        import zipfile

        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    assert b"zanzibar" not in data
    assert b"refused" in data
