"""Pairing of quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.attribution.quotes import quotations

TABLE = [
    ('"No," she said, "never."', ["No,", "never."]),  # straight, split by its cue
    ("“No,” she said. “Never.”", ["No,", "Never."]),  # curly
    ("'No,' she said.", ["No,"]),  # single
    ("‘No,’ she said. ‘It’s late.’", ["No,", "It’s late."]),  # curly singles with an apostrophe inside
    ("The workers' rights weren't 'extras'.", ["extras"]),  # plural possessive and contraction are no quotation
    ("'It's the crews' fault,' he said.", ["It's the crews' fault,"]),  # a possessive inside a single quotation
    ("“He said ‘go’ twice.”", ["He said ‘go’ twice.", "go"]),  # nested
    ("Give 'em the '98 report.", []),  # elided words and years
    ('A 6" pipe and a 12" pipe.', []),  # inches
    ("« Non », dit-il.", [" Non "]),  # guillemets
    ('He wrote " loose marks " twice.', [" loose marks "]),  # blanks on both sides of the marks
    ('does it mean "yes"—Pell said: "partly."', ["yes", "partly."]),  # dash without blanks
]


@pytest.mark.parametrize(("text", "inner"), TABLE)
def test_marks_pair_as_a_reader_pairs_them(text: str, inner: list[str]) -> None:
    assert [text[item.inner.start : item.inner.end] for item in quotations(text)] == inner


@pytest.mark.parametrize("text", ['She said "it was late', "“It was late", 'One "two" three "four'])
def test_a_forgotten_closing_mark_ends_with_the_paragraph_and_says_so(text: str) -> None:
    assert not quotations(text)[-1].closed
    assert quotations(text)[-1].outer.end == len(text)


@given(st.text(alphabet=st.sampled_from("ab Z.,'\"“”‘’«»—\n6s"), max_size=60), st.integers(0, 10))
def test_pairing_never_raises_and_gives_nested_spans_inside_the_text(text: str, start: int) -> None:
    start = min(start, len(text))
    found = quotations(text, start)
    for item in found:
        assert start <= item.outer.start <= item.inner.start <= item.inner.end <= item.outer.end <= len(text)
        if item.closed:
            assert item.inner.end == item.outer.end - 1
    for left in found:
        for right in found:
            if left is not right and left.depth == right.depth:
                assert not left.outer.overlaps(right.outer)
            if left.depth < right.depth and left.outer.overlaps(right.outer):
                assert left.outer.start <= right.outer.start
                assert right.outer.end <= left.outer.end
