"""Exhibits are found by what the record calls them, in one form each, and at their place in the text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.exhibits import exhibits
from kg.model.exhibit import Exhibit, Reference
from kg.model.statement import DocumentCard
from kg.model.text import Span, read
from tests.factories import card, statement


def found(
    question: str, answer: str = "Yes.", document: DocumentCard | None = None
) -> tuple[tuple[Exhibit, ...], tuple[Reference, ...], str]:
    text = f"Q. {question}\nA. {answer}\n"
    asked = Span(3, 3 + len(question))
    said = Span(asked.end + 4, asked.end + 4 + len(answer))
    item = statement(answer, question, question_spans=(asked,), answer_spans=(said,))
    return (*exhibits(text, document or card(), [item]), text)


def numbers(question: str) -> list[str]:
    named, references, _ = found(question)
    by_id = {exhibit.id: exhibit.number for exhibit in named}
    return [by_id[reference.exhibit_id] for reference in references]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # a bare number, however it is written
        ("Let me hand you Exhibit 12.", ["Exhibit 12"]),
        ("Is that your hand on exhibit 12a?", ["Exhibit 12A"]),
        ("You have EXHIBIT NO. 12 there?", ["Exhibit 12"]),
        ("Exhibit Number 3.1, the log?", ["Exhibit 3.1"]),
        # letters
        ("And Exhibit B is the lease?", ["Exhibit B"]),
        ("You see Exhibit AB/12?", ["Exhibit AB/12"]),
        ("Exhibit W4.1 is the file?", ["Exhibit W4.1"]),
        # whose
        ("Turn to Plaintiff's Exhibit 7.", ["Plaintiff's Exhibit 7"]),
        ("Turn to Plaintiffs' Exhibit 7.", ["Plaintiff's Exhibit 7"]),
        ("Turn to plaintiff’s exhibit 7.", ["Plaintiff's Exhibit 7"]),
        ("It was Defense Exhibit 3?", ["Defendant's Exhibit 3"]),
        ("You signed Government Exhibit 9?", ["Government's Exhibit 9"]),
        ("Is it People's Exhibit 2?", ["People's Exhibit 2"]),
        ("Is this Joint Exhibit 14?", ["Joint Exhibit 14"]),
        # initials
        ("Could we have PTX-12?", ["PTX-12"]),
        ("Could we have PTX 12 and DTX 101?", ["PTX-12", "DTX-101"]),
        ("That is GX 3A.", ["GX-3A"]),
        ("It is Exhibit PX-4, yes?", ["PX-4"]),
        # disclosure and Bates numbers; a page within the document is not part of its number
        ("Please look at POL00001234.", ["POL00001234"]),
        ("We have INQ000123456_0003 up.", ["INQ000123456"]),
        ("The page marked ABC-0001234?", ["ABC-0001234"]),
        # several
        ("You wrote Exhibits 3, 4 and 5?", ["Exhibit 3", "Exhibit 4", "Exhibit 5"]),
        ("Are Exhibits 3 through 5 yours?", ["Exhibit 3", "Exhibit 5"]),
        # one, and a number that is no exhibit's
        ("You signed Exhibit 5, 2011 was the year?", ["Exhibit 5"]),
        # no exhibits
        ("Did he exhibit any signs of it?", []),
        ("Was that exhibit admitted?", []),
        ("Which exhibit I have is which?", []),
        ("Is it at tab 5, page 12?", []),
        ("You moved to Houston, TX 77002?", []),
        ("The book is ISBN9781234567?", []),
        ("He owed USD1000000?", []),
        ("You asked for an extra 12?", []),
    ],
)
def test_a_number_is_read_in_its_one_form(question: str, expected: list[str]) -> None:
    assert numbers(question) == expected


def test_what_is_put_is_told_from_what_is_answered() -> None:
    _, references, text = found("Have you seen PX-4?", "I wrote PX-4 and Exhibit 9.")
    assert [(one.part, one.text) for one in references] == [
        ("question", "PX-4"),
        ("answer", "PX-4"),
        ("answer", "Exhibit 9"),
    ]
    assert all(read(text, one.spans) == one.text for one in references)


def test_a_name_that_a_line_ends_in_has_two_spans_and_nothing_between_them() -> None:
    text = "22 Q. Please take Plaintiff's Exhibit\n23    7, the letter.\n24 A. Yes.\n"
    first, second = text.index("Please"), text.index("7,")
    item = statement(
        "Yes.",
        "Please take Plaintiff's Exhibit 7, the letter.",
        question_spans=(Span(first, text.index("\n")), Span(second, text.index("\n24"))),
        answer_spans=(Span(text.index("Yes."), len(text) - 1),),
    )
    (exhibit,), (reference,) = exhibits(text, card(), [item])
    assert exhibit.number == reference.text == "Plaintiff's Exhibit 7"
    assert [text[span.start : span.end] for span in reference.spans] == ["Plaintiff's Exhibit", "7"]


@pytest.mark.parametrize(
    ("question", "one", "other", "same"),
    [
        # two days of one trial
        ("See Exhibit 3.", {}, {"path": "matter/day-2.txt"}, True),
        # two matters
        ("See Exhibit 3.", {}, {"docket_number": "24-CV-0999"}, False),
        # two depositions in one matter number anew, where the number is bare
        ("See Exhibit 3.", {"hearing_kind": "deposition"}, {"hearing_kind": "deposition", "sha256": "b" * 64}, False),
        ("See PX-3.", {"hearing_kind": "deposition"}, {"hearing_kind": "deposition", "sha256": "b" * 64}, True),
        # documents of no known matter
        *[
            ("See PX-3.", {"docket_number": None, "short_caption": None, "caption": None, "sha256": first * 64},
             {"docket_number": None, "short_caption": None, "caption": None, "sha256": second * 64}, first == second)
            for first, second in ("aa", "ab")
        ],
    ],
)  # fmt: skip
def test_a_number_is_one_exhibit_within_its_matter(
    question: str, one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    first, second = (found(question, document=card(**changes))[0][0] for changes in (one, other))
    assert (first.id == second.id) is same


@given(st.text(), st.text())
def test_every_place_reads_as_its_text(question: str, answer: str) -> None:
    _, references, text = found(f"Exhibit 4 {question}", f"{answer} PTX-9 ")
    assert references
    assert all(read(text, one.spans) == one.text for one in references)
