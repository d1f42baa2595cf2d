from __future__ import annotations

import math
import re
from collections.abc import Mapping

import pytest

from kg.store import fulltext, queries
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
    """Sets of TEXTS by queries of one shape: "a b" any of them, "+a +b" all, "(+a +b) (+a +c)" any of the brackets."""

    def __init__(self, texts: Mapping[str, str] = TEXTS) -> None:
        self.texts = texts
        self.asked: list[str] = []

    def __call__(self, query: str) -> Mapping[str, str]:
        self.asked.append(query)
        brackets = re.findall(r"\(([^)]*)\)", query) or [query]
        return {key: text for key, text in sorted(self.texts.items()) if any(_holds(text, part) for part in brackets)}


def _holds(text: str, part: str) -> bool:
    words = text.split()
    asked = part.split()
    if asked[0].startswith("+"):
        return all(word[1:] in words for word in asked)
    return any(word in words for word in asked)


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
    assert search(["rust"], COUNTS, 0, 0, 5, Index({})) == []
    assert index.asked == []


def test_rare_words_are_one_request() -> None:
    index = Index()
    search(["pump", "hull", "rust"], COUNTS, 4, TOKENS, 1, index)
    assert index.asked == ["rust hull pump"]


def test_common_words_wait_where_rare_ones_bring_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "ENOUGH", 2)
    index = Index()
    search(["pump", "hull", "rust"], COUNTS, 4, TOKENS, 1, index)
    assert index.asked == ["rust"], "rust has one statement, and two more would be over the measure"


def test_where_rare_words_bring_little_the_common_ones_are_asked_for_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "ENOUGH", 2)
    index = Index()
    hits = search(["pump", "hull", "rust"], COUNTS, 4, TOKENS, 5, index)
    assert index.asked == ["rust", "+hull +pump"]
    assert [hit.id for hit in hits] == ["a", "b"]


def test_words_that_are_all_common_are_asked_for_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "ENOUGH", 1)
    index = Index()
    assert [hit.id for hit in search(["pump", "hull"], COUNTS, 4, TOKENS, 5, index)] == ["b"]
    assert index.asked == ["+hull +pump"]


def test_common_words_that_never_stand_together_leave_the_rarest_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "ENOUGH", 0)
    index = Index()
    assert [hit.id for hit in search(["pump", "keel"], COUNTS, 4, TOKENS, 5, index)] == ["d"]
    assert index.asked == ["+keel +pump", "keel"]


@pytest.mark.parametrize(
    ("counts", "query"),
    [
        # one word: itself
        ({"a": 900}, "+a"),
        # 3 pairs of 9 statements each are few: two of three are enough
        ({"a": 3_000, "b": 3_000, "c": 3_000}, "(+a +b) (+a +c) (+b +c)"),
        # 3 pairs of 10,000 are too many: all three
        ({"a": 100_000, "b": 100_000, "c": 100_000}, "+a +b +c"),
        # 6 pairs of 2,500 are too many, 4 triples of 125 are not
        ({"a": 50_000, "b": 50_000, "c": 50_000, "d": 50_000}, "(+a +b +c) (+a +b +d) (+a +c +d) (+b +c +d)"),
    ],
)
def test_as_few_words_together_as_leave_a_set_that_fits(counts: dict[str, int], query: str) -> None:
    assert fulltext.together(list(counts), counts, 1_000_000) == query


def test_in_a_narrow_search_common_words_are_asked_for_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "ENOUGH", 0)
    index = Index({"b": TEXTS["b"]})
    hits = search(["pump", "hull", "rust"], COUNTS, 4, TOKENS, 5, index, narrowed=True)
    assert [hit.id for hit in hits] == ["b"]
    assert index.asked == ["rust hull pump"]


def test_the_first_order_of_a_store_is_bm25_for_words_that_stand_once() -> None:
    """`read/postings` divides by 1.3 + 0.9 × length; BM25 with one occurrence by 1 + 1.2 × (0.25 + 0.75 × length)."""
    given = fulltext.first_order({"hull": 1.5}, 4, TOKENS)
    assert given == {"words": [{"word": " hull ", "weight": 1.5}], "average": pytest.approx(6.3 * TOKENS / 4)}
    assert queries.text("read/postings").count("(1.3 + 0.9 * size(terms) / $average)") == 1
    assert queries.text("read/spoken").count("(1.3 + 0.9 * size(terms) / $average)") == 1
