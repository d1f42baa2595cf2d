"""Verification finds every way in which a quote can be other than what stands in its file."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.statement import Statement
from kg.model.text import Span, read
from kg.query.verify import verify, verify_statement
from tests.factories import card, statement

TEXT = "1  Q  Was it shut?\r\n2  A  It was,\r\n3     I think, shut.\r\n"


def made(**changes: object) -> Statement:
    answer = (
        Span(TEXT.index("It was,"), TEXT.index("It was,") + 7),
        Span(TEXT.index("I think"), TEXT.index("shut.") + 5),
    )
    asked = (Span(TEXT.index("Was"), TEXT.index("Was") + 12),)
    given_ = statement(
        read(TEXT, answer), read(TEXT, asked), answer_spans=answer, question_spans=asked, hedge="I think"
    )
    return dataclasses.replace(given_, **changes)  # type: ignore[arg-type]


def test_what_stands_at_its_spans_holds() -> None:
    item = made()
    assert item.quote == "It was, I think, shut."
    assert verify_statement(item, TEXT, item.document.sha256).holds


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"quote": "It was, I think, open."}, "quote is not what stands"),  # a word changed
        ({"quote": "It was, I think, shut"}, "quote is not what stands"),  # a full stop lost
        ({"question": "Was it shut ?"}, "question is not what stands"),
        ({"question": None}, "question is missing"),
        ({"question_spans": ()}, "question has no spans"),
        ({"answer_spans": ()}, "quote has no spans"),
        ({"answer_spans": (Span(0, 10_000),)}, "beyond the end"),
        ({"answer_spans": (Span(30, 40), Span(20, 32))}, "overlap or are out of order"),
        ({"hedge": "perhaps"}, "hedge does not stand"),
    ],
)
def test_what_does_not_hold_is_said(changes: dict[str, object], says: str) -> None:
    item = made(**changes)
    finding = verify_statement(item, TEXT, item.document.sha256)
    assert not finding.holds
    assert says in finding.text
    assert item.document.path in finding.text


def test_another_hash_is_a_changed_file() -> None:
    finding = verify_statement(made(), TEXT, "f" * 64)
    assert not finding.holds
    assert "SHA-256" in finding.text


def test_a_missing_source_is_said() -> None:
    item = made()
    other = dataclasses.replace(item, document=card("matter/lost.txt"))
    sources = {item.document.path: (TEXT, item.document.sha256)}
    assert [finding.holds for finding in verify([item, other], sources)] == [True, False]


@given(st.integers(0, len(TEXT) - 1), st.characters(exclude_characters="\r\n\t ", exclude_categories=["Cs"]))
def test_no_changed_letter_of_the_text_goes_unseen(place: int, letter: str) -> None:
    item = made()
    changed = TEXT[:place] + letter + TEXT[place + 1 :]
    same = all(
        read(changed, spans) == said
        for spans, said in ((item.answer_spans, item.quote), (item.question_spans, item.question))
    )
    assert verify_statement(item, changed, item.document.sha256).holds == same
