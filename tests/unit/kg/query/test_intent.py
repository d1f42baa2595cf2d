"""What is read from a question: the table is tests/cases/questions.toml."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.model.terms import stem
from kg.query.days import dates_in
from kg.query.intent import read_question
from kg.query.names import Roster, find_names
from kg.store.base import EntityCard

CASES = tomllib.loads((Path(__file__).parents[3] / "cases" / "questions.toml").read_text(encoding="utf-8"))["question"]


def card(name: str, statements: int = 5, kind: str = "Person", *aliases: str) -> EntityCard:
    return EntityCard(id=f"en:{name}", kind=kind, name=name, aliases=aliases, statements=statements)


ROSTER = Roster(
    [
        card("Marta Quill"),
        card("Tobias Renn"),
        card("Ines Okafor"),
        card("Dunmore Marine", 0, "Organization"),
        card("Port of Ardmore", 1, "Organization"),
    ]
)


def test_there_are_enough_questions_to_mean_something() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=[case["ask"][:60] for case in CASES])
def test_a_question_is_read_as_asked(case: dict[str, Any]) -> None:
    intent = read_question(case["ask"], ROSTER)
    assert intent.kind == case["kind"]
    if "family" in case:
        assert intent.family == case["family"]
    assert [name.text for name in intent.subjects] == case.get("subjects", [])
    if "topics" in case:
        assert [name.text for name in intent.topics] == case["topics"]
    assert intent.type == case.get("type")
    assert intent.examination == case.get("examination")
    assert (intent.since, intent.until) == (case.get("since"), case.get("until"))
    heavy = {item.term for item in intent.wanted if item.weight >= 0.4}
    assert {stem(word) for word in case.get("about", [])} <= heavy
    assert not {stem(word) for word in case.get("not_about", [])} & heavy


@pytest.mark.parametrize(
    ("ask", "deed"),
    [
        ("When did Quill admit rewriting the log?", "rewrit"),  # a deed of the subject's own
        ("Did Quill own up to having rewritten the log?", "rewritten"),
        ("What did Quill concede about rewriting the log?", None),  # a matter, whoever did it
        ("When did Quill admit that the log was rewritten?", None),
    ],
)
def test_a_deed_is_told_from_a_matter(ask: str, deed: str | None) -> None:
    assert read_question(ask, ROSTER).deed == deed


@pytest.mark.parametrize(
    ("text", "declarants"),
    [
        ("Ms. Quill", ["Marta Quill"]),  # a title
        ("M. Quill", ["Marta Quill"]),  # an initial
        ("Tob Renn", ["Tobias Renn"]),  # a short form that begins alike
        ("Stefan Renn", []),  # another first name is another person
        ("Quill's", ["Marta Quill"]),  # possessive
        ("Marta", []),  # a first name alone names nobody here
        ("Marta Renn", []),
    ],
)
def test_names_match_by_surname_and_compatible_first_names(text: str, declarants: list[str]) -> None:
    names = find_names(f"What did {text} say?", ROSTER)
    assert [one.name for name in names for one in name.declarants] == declarants


def test_two_declarants_of_one_surname_are_both_kept() -> None:
    known = Roster([card("Marta Quill"), card("Owen Quill")])
    (name,) = find_names("What did Quill say?", known)
    assert [one.name for one in name.declarants] == ["Marta Quill", "Owen Quill"]


def test_a_full_name_leaves_the_namesake_out() -> None:
    known = Roster([card("Marta Quill"), card("Owen Quill")])
    (name,) = find_names("What did Owen Quill say?", known)
    assert [one.name for one in name.declarants] == ["Owen Quill"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on 6 July 2022", ["2022-07-06", "2022-07-06"]),
        ("on July 6th, 2022", ["2022-07-06", "2022-07-06"]),
        ("2022-07-06", ["2022-07-06", "2022-07-06"]),
        ("in February 2024", ["2024-02-01", "2024-02-29"]),  # a leap year
        ("in 2022", []),  # a year alone is more often part of the matter
        ("on 31 June 2022", []),  # no such day
        ("you may", []),  # not a month
    ],
)
def test_dates_are_read_only_as_they_stand(text: str, days: list[str]) -> None:
    assert [day.isoformat() for pair in dates_in(text) for day in pair] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("yesterday", ["2024-02-29", "2024-02-29"]),
        ("last week", ["2024-02-19", "2024-02-25"]),  # Monday to Sunday
        ("last month", ["2024-02-01", "2024-02-29"]),
        ("this month", ["2024-03-01", "2024-03-31"]),
        ("last year", ["2023-01-01", "2023-12-31"]),
        ("the last word", []),
    ],
)
def test_relative_dates_count_from_today(text: str, days: list[str]) -> None:
    found = dates_in(text, dt.date(2024, 3, 1))
    assert [day.isoformat() for pair in found for day in pair] == days
    assert dates_in(text) == []


@pytest.mark.parametrize(
    ("ask", "flags"),
    [
        ("Before conceding anything on the pumps, how did Renn first answer?", {"first"}),
        ("How did Renn initially respond?", {"first"}),
        ("Did Quill give an unqualified yes on the rust?", {"narrowing"}),
        ("Did Renn accept without reservation that the bolts were loose?", {"narrowing"}),
        ("How did Dunmore Marine answer the claim about the buoys?", {"reply"}),
        ("What did Quill say in response to the allegation?", {"reply"}),
        ("Did Renn deny reading it, and did he hold to that?", {"holding"}),
        ("Did Quill later contradict herself on the survey?", {"holding"}),
        ("Did Okafor admit that it is the very same drawing?", {"identity"}),
        ("What did Okafor say about the drawing?", set()),
    ],
)
def test_what_a_question_asks_beside_its_kind(ask: str, flags: set[str]) -> None:
    intent = read_question(ask, ROSTER)
    assert {name for name in ("first", "narrowing", "reply", "holding", "identity") if getattr(intent, name)} == flags
