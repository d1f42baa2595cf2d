"""People who share a surname are told apart, and nobody else gets an initial."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.cite.people import People, same_person
from kg.cite.record import cite
from kg.model.statement import DocumentCard
from tests.factories import card, statement

RECORD = ["Ana Rivera", "Tomás Rivera", "Piet Harrow", "Harrow", "Dr. Piet Harrow", "Ida Venn", "Irma Venn", "Chen"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        # two of one surname: the initial
        ("Ana Rivera", "A. Rivera"),
        ("Tomás Rivera", "T. Rivera"),
        # two of one surname and one initial: the whole name
        ("Ida Venn", "Ida Venn"),
        # titles and bare surnames are nobody else
        ("Piet Harrow", "Harrow"),
        ("Dr. Piet Harrow", "Harrow"),
        # nobody else of that name
        ("Orla Dole", "Dole"),
        # a surname alone cannot be told apart, and is not made up
        ("Rivera", "Rivera"),
    ],
)
def test_a_name_is_as_short_as_the_record_allows(name: str, short: str) -> None:
    assert People(RECORD).short(name) == short


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Rivera", "Ana Rivera", True),
        ("A. Rivera", "Ana Rivera", True),
        ("Ms. Rivera", "Ana Rivera", True),
        ("T. Rivera", "Ana Rivera", False),
        ("Ana Riveras", "Ana Rivera", False),
    ],
)
def test_a_short_name_stands_for_whom_it_can(short: str, full: str, same: bool) -> None:
    assert same_person(short, full) is same


def deposition(name: str) -> DocumentCard:
    return card(f"{name}.txt", hearing_kind="deposition", deponent=name, volume=None, date=dt.date(2024, 3, 5))


def test_the_citation_of_a_deposition_tells_deponents_apart() -> None:
    item = statement("Yes.", "Did you?", document=deposition("Ana Rivera"))
    assert cite(item).startswith("Rivera Dep. ")
    assert cite(item, people=People(RECORD)).startswith("A. Rivera Dep. ")


CAPTION = {"caption": "Harbor Lights Ferry Company v. Dunmore Marine, Inc.", "court": "E.D. Tex.", "filing_number": "9"}


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {"hearing_kind": "jury trial"},
            "Transcript of Jury Trial at 12:3–4, Harbor Lights Ferry Co. v. Dunmore Marine, Inc., No. 24-CV-0117 "
            "(E.D. Tex. Mar. 5, 2024), ECF No. 9.",
        ),
        (
            {"hearing_kind": "deposition", "deponent": "Ana Rivera"},
            "Deposition of Ana Rivera at 12:3–4, Harbor Lights Ferry Co. v. Dunmore Marine, Inc., No. 24-CV-0117 "
            "(E.D. Tex. Mar. 5, 2024), ECF No. 9.",
        ),
        (
            {"hearing_kind": "hearing", "hearing_title": "MOTION HEARING", "court": None},
            "Transcript of Motion Hearing at 12:3–4, Harbor Lights Ferry Co. v. Dunmore Marine, Inc., "
            "No. 24-CV-0117 (Mar. 5, 2024), ECF No. 9.",
        ),
    ],
)
def test_a_transcript_is_cited_in_another_case_by_its_caption_and_court(changes: dict[str, str], text: str) -> None:
    from kg.model.text import Locator

    place = Locator(page=12, line=3, end_page=12, end_line=4)
    item = statement("Yes.", "Did you?", document=card(volume=None, **{**CAPTION, **changes}), locator=place)
    assert cite(item, elsewhere=True) == text


def test_what_has_no_caption_is_cited_as_in_its_own_case() -> None:
    item = statement("Yes.", "Did you?", document=card(caption=None, short_caption=None))
    assert cite(item, elsewhere=True) == cite(item)
