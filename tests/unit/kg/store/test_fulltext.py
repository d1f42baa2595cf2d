from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pytest

from kg.store import fulltext
from kg.store.fulltext import search

TEXTS = {
    "a": "rust hull rust",
    "b": "hull pump pump pump",
    "c": "pump",
    "d": "keel",
}
COUNTS = {"rust": 1, "hull": 2, "pump": 2, "keel": 1}
TOKENS = sum(len(text.split()) for text in TEXTS.values())


class Index:
    """Whole postings of TEXTS; remembers what was asked."""

    def __init__(self, texts: Mapping[str, str] = TEXTS) -> None:
        self.texts = texts
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, terms: Sequence[str], most: int) -> Mapping[str, str]:
        self.asked.append(tuple(terms))
        found = {key: text for key, text in sorted(self.texts.items()) if set(terms) <= set(text.split())}
        return dict(list(found.items())[:most])


def test_scores_are_bm25_over_exact_counts() -> None:
    (hit,) = search(["rust"], COUNTS, len(TEXTS), TOKENS, 5, Index())
    weight = math.log(1 + (4 - 1 + 0.5) / (1 + 0.5))
    expected = weight * 2 * 2.2 / (2 + 1.2 * (1 - 0.75 + 0.75 * 3 / (TOKENS / 4)))
    assert hit.id == "a"
    assert hit.score == pytest.approx(expected, abs=1e-8)


def test_any_of_the_words_finds_and_the_best_comes_first() -> None:
    assert [hit.id for hit in search(["hull", "pump", "nowhere"], COUNTS, 4, TOKENS, 5, Index())] == ["b", "c", "a"]
    assert [hit.id for hit in search(["hull", "pump"], COUNTS, 4, TOKENS, 1, Index())] == ["b"]


def test_equal_scores_are_in_the_order_of_ids() -> None:
    texts = dict.fromkeys("zyx", "same")
    hits = search(["same"], {"same": 3}, 4, 4, 5, Index(texts))
    assert [hit.id for hit in hits] == ["x", "y", "z"]


def test_unknown_words_ask_nothing() -> None:
    index = Index()
    assert search(["nowhere"], COUNTS, 4, TOKENS, 5, index) == []
    assert index.asked == []


def test_common_words_wait_until_rare_ones_have_brought_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "ENOUGH", 2)
    index = Index()
    search(["pump", "hull", "rust"], COUNTS, 4, TOKENS, 1, index)
    assert index.asked == [("rust",)], "rust has one statement, and two more would be over the measure"


def test_words_that_are_all_common_are_asked_for_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "LONGEST", 1)
    index = Index()
    assert [hit.id for hit in search(["pump", "hull"], COUNTS, 4, TOKENS, 5, index)] == ["b"]
    assert index.asked == [("hull", "pump")]


def test_in_a_narrow_search_common_words_are_asked_for_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "LONGEST", 1)
    index = Index({"b": TEXTS["b"]})
    hits = search(["pump", "hull", "rust"], COUNTS, 4, TOKENS, 5, index, narrowed=True)
    assert [hit.id for hit in hits] == ["b"]
    assert index.asked == [("rust",), ("hull",), ("pump",)]
