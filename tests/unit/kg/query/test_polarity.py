"""Which way an answer goes is read from its own words before its act is believed."""

from __future__ import annotations

import pytest

from kg.model.statement import Act, Stance
from kg.query.answer import sentence
from kg.query.polarity import agrees_after_all, at_odds, denies, negated_roots, says_no, supposes
from tests.factories import statement


@pytest.mark.parametrize(
    ("text", "negated", "plain"),
    [
        ("I did not sign the log.", "sign*", "captain"),
        ("I signed the log, but I never read it.", "read", "sign*"),  # a new clause ends the negation
        ("Nobody altered the survey.", "alter", "captain"),
        ("I read it. I did not read it aloud.", "aloud", "read"),  # said once without a negation
        ("Yes, of course.", "", "cours"),
    ],
)
def test_a_negation_reaches_no_further_than_its_clause(text: str, negated: str, plain: str) -> None:
    found = negated_roots(text)
    assert not negated or negated in found
    assert plain not in found


@pytest.mark.parametrize(
    ("question", "quote", "act", "odd"),
    [
        # the words of the question, negated, in what was read as its confirmation
        ("Do you recognise this letter?", "As I received it, yes, I do not recognise it.", Act.CONFIRMATION, True),
        ("Did you ever tell the harbour master?", "I never told the harbour master.", Act.ADMISSION, True),
        # a plain yes first: what is negated later is something else
        ("Did you sign the letter?", "Yes, though I did not sign the copy.", Act.ADMISSION, False),
        # "shouldn't have done" negates no matter of the question
        ("Was that an appropriate thing to have done?", "Perhaps I shouldn't have done that.", Act.ADMISSION, False),
        # the question is negative itself: a negation agrees with it
        ("So you did not sign it?", "I did not sign it.", Act.ADMISSION, False),
    ],
)
def test_an_affirmation_that_negates_the_question_is_at_odds(question: str, quote: str, act: Act, odd: bool) -> None:
    assert at_odds(statement(quote, question, act=act)) is odd


@pytest.mark.parametrize(
    ("question", "quote", "no"),
    [
        ("You altered it, did you not?", "No, that is not fair.", True),
        ("You never altered it, did you?", "No.", False),  # concedes that it was not altered
        ("You altered it?", "Yes.", False),
        (None, "No survey was altered.", False),  # asked nothing
    ],
)
def test_a_no_is_a_no_only_to_a_question_without_a_negation(question: str | None, quote: str, no: bool) -> None:
    assert says_no(statement(quote, question)) is no


@pytest.mark.parametrize(
    ("question", "quote", "supposed"),
    [
        (
            "If it were to be found that you hid it, that would be a betrayal, would it not?",
            "If I had hidden it, then yes, it would have been.",
            True,
        ),
        ("You hid it?", "If I had hidden it, I would say so.", True),
        ("You hid it?", "Yes, if you want to put it like that.", False),  # accepts, with a hedge
        ("Would you agree that you hid it?", "I would, yes.", False),
    ],
)
def test_going_along_with_a_supposition_is_no_concession(question: str, quote: str, supposed: bool) -> None:
    assert supposes(statement(quote, question, act=Act.PARTIAL_ADMISSION)) is supposed


def test_what_is_at_odds_denies_nothing() -> None:
    item = statement("Yes.", "You signed it, correct?", act=Act.DENIAL, stance=Stance.DENIES)
    assert at_odds(item)
    assert not denies(item)


@pytest.mark.parametrize(
    ("question", "quote", "agrees"),
    [
        ("He has not had any success with it, has he?", "I would say that's correct. I never claimed it.", True),
        ("You did not sign it?", "Correct.", True),
        ("You did not sign it?", "Yes, I did.", False),  # rejects what was put
        ("You did not sign it?", "That's not correct.", False),
        ("You signed it?", "That's right.", False),  # no negation to agree with
    ],
)
def test_what_was_read_as_a_denial_may_agree_with_a_negation(question: str, quote: str, agrees: bool) -> None:
    item = statement(quote, question, act=Act.DENIAL)
    assert agrees_after_all(item) is agrees
    if agrees:
        # neither a denial nor shown as one
        assert at_odds(item)
        assert not denies(item)
        assert "denied" not in sentence(item, (), 100)
