"""The passages for a sentence of a brief, and how they bear on it."""

from __future__ import annotations

import pytest

from kg.model.answer import Bearing
from kg.query import find
from kg.store.base import View
from tests.unit.kg.query.conftest import SAID

pytestmark = pytest.mark.embedded


@pytest.mark.parametrize(
    ("text", "name", "bearing"),
    [
        ("Ms. Quill knew about the rust on the hull.", "rust", Bearing.SUPPORTS),
        ("Quill told the jury that she knew about the rust on the hull.", "rust", Bearing.SUPPORTS),
        ("Quill altered the insurance survey before it was filed.", "survey", Bearing.CONTRADICTS),
        ("The bilge pumps were left without maintenance.", "pumps", Bearing.RELATED),  # in part only: left in doubt
        ("The captain was drunk at the wheel.", "stricken", Bearing.RELATED),  # stricken supports nothing
        ("Quill recalled who called the coastguard that night.", "coastguard", Bearing.RELATED),
        ("There were four lifeboats on the upper deck.", "lifeboats", Bearing.SUPPORTS),
    ],
)
def test_the_passage_comes_first_with_its_bearing(view: View, text: str, name: str, bearing: Bearing) -> None:
    hit = find(view, text)[0]
    assert hit.statement.id == SAID[name].id
    assert hit.bearing is bearing


def test_the_day_that_a_sentence_names_comes_first(view: View) -> None:
    hits = find(view, "As Mr. Renn explained on 6 March 2024, the radio was dead.")
    assert hits[0].statement.id == SAID["radio"].id


@pytest.mark.parametrize("k", [1, 3, 7])
def test_no_more_passages_than_asked_for_and_best_first(view: View, k: int) -> None:
    hits = find(view, "The rust, the pumps, the survey and the gate of the ferry.", k)
    assert len(hits) <= k
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("text", ["", "…", "zzzz qqqq", "the of and"])
def test_nothing_is_found_for_nothing(view: View, text: str) -> None:
    assert find(view, text) == ()
