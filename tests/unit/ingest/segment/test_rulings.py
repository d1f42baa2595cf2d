"""What counsel and the court say, and what it does to question and answer."""

from __future__ import annotations

import pytest

from ingest.segment import rulings
from ingest.segment.rulings import Ruling
from ingest.segment.submissions import procedural
from kg.model.testimony import Role


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Objection, Your Honor.", True),
        ("I'd object to the form.", True),
        ("No objection, Your Honor.", False),  # the contrary
        ("Without objection, it is admitted.", False),
        ("The object of the pump is to pump.", False),  # a thing
        ("Form.", True),  # the ground alone
        ("Hearsay, Your Honor.", True),
        ("Lacks foundation, calls for speculation.", True),
        ("Asked and answered.", True),
        ("Vague and ambiguous; assumes facts not in evidence.", True),
        ("It was speculation on his part that the form was signed.", False),  # a statement
        ("What form?", False),
        ("The form of the lease, Your Honor, is at tab 4.", False),
    ],
)
def test_who_objects(words: str, expected: bool) -> None:
    assert rulings.objects(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Sustained.", Ruling.SUSTAINED),
        ("I'll sustain the objection as to form.", Ruling.SUSTAINED),
        ("Overruled.", Ruling.OVERRULED),
        ("I'm not going to sustain that. Overruled.", Ruling.OVERRULED),
        ("Let's move along.", None),
    ],
)
def test_how_the_court_rules(words: str, expected: Ruling | None) -> None:
    assert rulings.ruling(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Objection, hearsay.", "hearsay"),
        ("Objection. Leading, and beyond the scope.", "leading, beyond the scope"),
        ("Assumes facts not in evidence.", "assumes facts"),
        ("Objection.", "objection"),
    ],
)
def test_the_ground_of_an_objection(words: str, expected: str) -> None:
    assert rulings.ground(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Overruled. You may answer.", True),
        ("Yes.", True),
        ("Go ahead, Ms. Thorn.", True),
        ("Could you see the gauge?", False),  # a question of the court's own
        ("I want you to speak up so that all the jurors hear you.", False),
    ],
)
def test_when_the_court_only_lets_the_witness_go_on(words: str, expected: bool) -> None:
    assert rulings.permits(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("H’m?", True),
        ("Yes, just continue.", True),
        ("Yes.", True),
        ("Right, okay.", True),
        ("Sorry?", True),
        ("Yes, and when was that?", False),
        ("Did you?", False),
    ],
)
def test_what_only_shows_that_one_listens(words: str, expected: bool) -> None:
    assert rulings.acknowledges(words) is expected


@pytest.mark.parametrize(
    ("words", "role", "expected"),
    [
        ("All rise.", Role.OFFICER, True),
        ("Your Honor, I pass the witness.", Role.COUNSEL, True),
        ("Let's take a look at Exhibit 957.", Role.COUNSEL, True),
        ("The pump failed because they saved three dollars a seal, and they knew it.", Role.COUNSEL, False),
        ("You alone decide which witness to believe and how much weight to give to what they say.", Role.COURT, False),
    ],
)
def test_what_only_runs_the_sitting(words: str, role: Role, expected: bool) -> None:
    assert procedural(words, role) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Okay.", True), ("Mm-hmm.", True), ("Hm.", True), ("Right?", False), ("Okay. And then?", False), ("No.", False)],
)
def test_what_asks_nothing_though_it_stands_as_a_question(words: str, expected: bool) -> None:
    assert rulings.listens(words) is expected
