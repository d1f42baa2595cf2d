"""Answers quote the record whatever marks it holds, and the check of it sees what does not stand there."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.statement import Act, Precision
from kg.model.text import Locator, fold
from kg.query.answer import UNDATED, compose, place, sentence, spoken_date, unquoted
from kg.query.intent import Intent, Kind, read_question
from kg.query.names import Roster
from kg.query.rank import Candidate
from kg.query.rank import needs as weigh
from kg.query.verdict import Verdict
from tests.factories import article, card, statement

ASKED = read_question("What was said about the gate?", Roster([]))
LISTED = dataclasses.replace(ASKED, kind=Kind.LIST)
MARKED = st.text(alphabet=st.sampled_from("ab “”\"'‘’.?()[]…–"), max_size=300)


@pytest.mark.parametrize("intent", [ASKED, LISTED], ids=["sentences", "list"])
@given(quote=MARKED, question=st.none() | MARKED, name=st.sampled_from(["Marta Quill", "Qi “Pip” Lund"]))
def test_marks_of_the_record_never_break_an_answer(intent: Intent, quote: str, question: str | None, name: str) -> None:
    item = statement(fold(quote) or "Yes.", fold(question) if question else None, declarant=name)
    verdict = Verdict(answers=(Candidate(item, 1, 1, 1, {}, {}),))
    assert unquoted(compose(intent, (), verdict), [item]) == []


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("She said: “Yes.”", []),
        ("She said: “Yes, of course.”", ["Yes, of course."]),  # more than she said
        ("She said: “yes.”", ["yes."]),  # a letter changed
        ("Asked “Was it?”, she said: “Yes.”", []),
        ("Asked “Was it so?”, she said: “Yes.”", ["Was it so?"]),
    ],
)
def test_a_stretch_that_stands_nowhere_is_seen(text: str, stray: list[str]) -> None:
    assert unquoted(text, [statement("Yes.", "Was it?")]) == stray


@pytest.mark.parametrize(
    ("day", "precision", "said"),
    [
        (dt.date(2024, 3, 5), Precision.DAY, "March 5, 2024"),
        (dt.date(2024, 3, 1), Precision.MONTH, "March 2024"),
        (dt.date(2024, 1, 1), Precision.YEAR, "2024"),
        (None, None, UNDATED),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(day: dt.date | None, precision: Precision | None, said: str) -> None:
    assert spoken_date(statement(made_on=day, precision=precision)) == said


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        (Locator(page=41, line=3, end_page=41, end_line=7), "41:3–7"),
        (Locator(page=41, line=3, end_page=42, end_line=1), "41:3–42:1"),
        (Locator(page=41, line=3, end_page=41, end_line=3), "41:3"),
        (Locator(page=41, end_page=41), "page 41"),  # a document that prints no lines
        (Locator(page=41, end_page=43), "page 41–43"),
        (Locator(turn=7), "turn 7"),
        (Locator(paragraph=2), "paragraph 2"),
    ],
)
def test_a_place_is_told_as_it_is_printed(locator: Locator, said: str) -> None:
    assert place(card(), locator) == f"{said}, Harbor Lights v. Dunmore"


def test_an_article_is_named_by_publisher_and_title() -> None:
    assert (
        place(article(), Locator(paragraph=1)) == "paragraph 1, The Port Gazette, Ferry maker says it knew of the rust"
    )


@pytest.mark.parametrize("act", list(Act))
def test_every_act_has_its_word_and_only_an_admission_is_accepted(act: Act) -> None:
    said = sentence(statement("It was shut.", "What was shut?", act=act), (), 100)
    assert ("accepted" in said) == (act in (Act.ADMISSION, Act.PARTIAL_ADMISSION))
    assert ("in part" in said) == (act is Act.PARTIAL_ADMISSION)


def test_the_no_of_a_long_answer_is_shown_with_what_bears_on_the_question() -> None:
    long = "No, I do not think that is fair. " + "We met and talked of other things. " * 6 + "The gate was shut."
    needs = read_question("What was said about the gate?", Roster([])).wanted
    said = sentence(statement(long, "The gate was open?", act=Act.DENIAL), weigh(needs, {}, 10), 60)
    assert "“No, I do not think that is fair.”" in said
    assert "The gate was shut." in said


def test_objections_and_rulings_stand_before_the_answer() -> None:
    item = dataclasses.replace(statement("Yes.", "You heard that?"), objections=("hearsay — overruled",))
    assert sentence(item, (), 60).startswith("[objection: hearsay — overruled] ")


@pytest.mark.parametrize(
    ("question", "quote", "told"),
    [
        ("You didn't sign it, did you?", "No.", "agreed that it is not so"),  # not "accepted": accepted what?
        ("You signed it, didn't you?", "Yes.", "accepted"),
        ("You didn't sign it, correct?", "Correct.", "accepted"),
    ],
)
def test_a_no_that_agrees_is_told_as_agreeing_with_the_negation(question: str, quote: str, told: str) -> None:
    assert f"Marta Quill {told}" in sentence(statement(quote, question, act=Act.ADMISSION), (), 60)
