"""Quotations against what was said: the same, the same but for small things, another, or about something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.wording import compare, quoted_parts

SAID = "I saw the gate. It was open when we sailed, and I didn't tell the captain that night."


@pytest.mark.parametrize(
    ("quoted", "exact"),
    [
        ("It was open when we sailed,", True),
        ("it was OPEN when we sailed", True),  # case and points are no words
        ("I did not tell the captain", True),  # nor is a contraction written out another word
        ("It was, uh, open when we sailed", True),  # nor a sound of hesitation
        ("It was shut when we sailed, and I didn't tell the captain", False),  # another word
        ("It was open when we sailed, and I told the captain that night", False),  # a denial less
        ("It was late, and when we sailed the captain was asleep that night", None),  # too far from it
        ("and I didn't tell the old captain that night", False),  # a word more
        ("It was open when we sailed, I didn't tell the captain that night", False),  # a word less
        ("It was open when [the ferry] sailed, and I didn't tell", None),  # the writer says that it was changed
        ("It was open … and I did tell the captain that night", None),
        ("The crew slept below deck the whole of that night", None),  # something else
        ("the gate", None),  # too short to be found
    ],
)
def test_a_quotation_is_held_against_what_was_said(quoted: str, exact: bool | None) -> None:
    found = compare(quoted, SAID)
    assert (found.exact if found else None) is exact


def test_both_wordings_are_given_as_they_stand() -> None:
    found = compare("It was shut when we sailed", SAID)
    assert found is not None
    assert (found.quoted, found.spoken) == ("It was shut when we sailed", "It was open when we sailed")
    assert found.spoken in SAID


def test_a_short_answer_is_found_only_when_asked_for() -> None:
    assert compare("Partly.", "Well, partly.") is None
    found = compare("Partly.", "Well, partly.", least=1)
    assert found is not None
    assert (found.exact, found.spoken) == (True, "partly")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She called it “a sieve of a ship” twice.", ["a sieve of a ship"]),
        ('He said "no" and then "never".', ["no", "never"]),
        ("The crew's view is that it wasn't the men's fault.", []),  # apostrophes
    ],
)
def test_quotations_inside_a_report_are_found(text: str, parts: list[str]) -> None:
    assert quoted_parts(text) == parts


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_texts_can_be_compared_and_what_is_spoken_stands_there(quoted: str, spoken: str) -> None:
    found = compare(quoted, spoken, least=1)
    assert found is None or found.spoken in spoken


@given(st.lists(st.sampled_from(["gate", "open", "we", "sailed", "captain", "didn't", "the"]), min_size=4, max_size=12))
def test_whatever_was_said_is_quoted_exactly_by_itself(words: list[str]) -> None:
    found = compare(" ".join(words), "Well. " + " ".join(words) + ".")
    assert found is not None
    assert found.exact
