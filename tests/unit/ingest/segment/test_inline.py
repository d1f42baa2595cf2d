"""Inline markup lies outside what is quoted; the words keep their order and their place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.segment import segment
from ingest.segment.inline import spoken
from kg.model.text import Span, read
from tests.unit.ingest.segment.scripts import pairs, turns

# (as published, as read; a comment per row)
MARKED = [
    ("the :abbr:`TLA (Three Letter Acronym)` data", "the TLA data"),  # a gloss was not spoken
    ("an :acronym:`XYZ (X (Y) Z)` file", "an XYZ file"),  # brackets within a gloss
    ("see :ref:`the note <note-1>` now", "see the note now"),  # a role with a target
    ("a :sup:`2` b", "a 2 b"),  # a role with nothing else
    ("on `ABC001 <https://example.org/abc001>`_ there", "on ABC001 there"),  # a link
    ("on `ABC001\n<https://example.org/abc001>`__ there", "on ABC001 there"),  # a link over two lines
    ("the [log](https://example.org/log) says", "the log says"),  # a Markdown link
    ("it was **never** said", "it was never said"),  # bold
    ("it was *never* said", "it was never said"),  # emphasis
    ("it was _never_ said", "it was never said"),  # Markdown's emphasis
    ("type ``exit`` there", "type exit there"),  # a literal
    ("a claim [1]_ made", "a claim made"),  # a footnote's mark
    ("**All of it**", "All of it"),  # the whole
    ("2 * 3 * 4 is 24", "2 * 3 * 4 is 24"),  # arithmetic is no emphasis
    ("file_name_one and ____", "file_name_one and ____"),  # underscores in a name, a blank
    ("he said [sic] that (so he said)", "he said [sic] that (so he said)"),  # the reporter's brackets stay
    ("the `old' way and 'that`", "the `old' way and 'that`"),  # old quotation marks
    ("it is \\*not\\* so", "it is \\*not\\* so"),  # escaped marks are not cut
    # A cut right before a comma leaves a blank: spans are joined by one.
    ("the :abbr:`TLA (Three Letter Acronym)`, then", "the TLA , then"),
]


@pytest.mark.parametrize(("published", "said"), MARKED)
def test_markup_is_outside_the_spans(published: str, said: str) -> None:
    assert read(published, spoken(published, [Span(0, len(published))])) == said


@pytest.mark.parametrize(("published", "said"), MARKED)
def test_it_does_not_matter_where_lines_break(published: str, said: str) -> None:
    words = [Span(i, i + len(word)) for i, word in _words(published)]
    assert read(published, spoken(published, words)) == said


@given(st.text(alphabet="ab *_`:[]()<>\n", max_size=60))
def test_spans_stay_in_order_inside_the_paragraph_and_never_blank(text: str) -> None:
    found = spoken(text, [Span(0, len(text))])
    if found == [Span(0, len(text))]:
        return
    assert all(span.start < span.end and not text[span.start].isspace() for span in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_question_and_answer_read_without_markup() -> None:
    document = turns(
        "**Mr Oak**: Was the :abbr:`TLA (Three Letter Acronym)` file *complete*?\n\n"
        "**Ms Thorn**: The :abbr:`TLA (Three\nLetter Acronym)` data on `F1 <https://example.org>`_ was.\n\n"
        "**Mr Oak**: Was it?\n\n**Ms Thorn**: Yes.\n\n**Mr Oak**: Sure?\n\n**Ms Thorn**: Yes.\n"
    )
    assert pairs(document, segment(document))[0] == (
        "Was the TLA file complete ?",
        "The TLA data on F1 was.",
    )


def _words(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((at, word))
        at += len(word)
    return found
