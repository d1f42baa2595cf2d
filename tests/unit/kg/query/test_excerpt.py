"""Excerpts are stretches of the text as they stand, within their room, and hold what is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.text import fold
from kg.query.excerpt import excerpt, item
from kg.query.intent import Wanted
from kg.query.rank import needs

LONG = (
    "Well, it was a cold night and the crew was tired. The hull had been painted in May, and I saw no rust on it then, "
    "but the stern gate was open when we sailed, which I told the mate. He said nothing. We went on to the harbour."
)


def asked(*words: str) -> tuple[object, ...]:
    return needs([Wanted(word, 1.0, word) for word in words], {}, 100)


@pytest.mark.parametrize(
    ("words", "room", "holds"),
    [
        (("gate", "open"), 90, "the stern gate was open"),
        (("crew",), 60, "the crew was tired"),
        (("rust",), 45, "no rust"),
        ((), 60, "Well, it was a cold night"),  # nothing asked: the beginning
        (("gate",), 500, LONG),  # room for all
    ],
)
def test_the_part_that_holds_what_is_asked_is_shown(words: tuple[str, ...], room: int, holds: str) -> None:
    assert holds in excerpt(LONG, asked(*words), room)  # type: ignore[arg-type]


def test_the_end_of_a_question_is_shown() -> None:
    assert excerpt(LONG, (), 30, end=True) == "We went on to the harbour."


def test_an_item_of_a_list_begins_at_the_predicate() -> None:
    text = "Okay. Let me move on. And you did not invent the echo gate with a ring of seven bells, correct?"
    assert item(text, asked("invent"), 40) == "invent the echo gate with a ring of"  # type: ignore[arg-type]


@given(st.text(), st.integers(10, 200), st.booleans())
def test_an_excerpt_is_a_stretch_of_its_text(text: str, room: int, end: bool) -> None:
    folded = fold(text)
    shown = excerpt(folded, asked("gate", "open"), room, end=end)  # type: ignore[arg-type]
    assert shown in folded
    assert len(shown) <= max(room, max((len(word) for word in folded.split()), default=0)) + 1


@given(st.lists(st.sampled_from(["gate", "open,", "and", "hull.", "which", "--", "tired?"]), min_size=1, max_size=80))
def test_words_are_never_cut(words: list[str]) -> None:
    text = " ".join(words)
    for shown in (excerpt(text, asked("gate"), 40), excerpt(text, (), 40, end=True), item(text, asked("gate"), 40)):  # type: ignore[arg-type]
        assert set(shown.split()) <= set(words)
