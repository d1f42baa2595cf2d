"""Views show evidence as text, whatever a source holds."""

from __future__ import annotations

import dataclasses

import pytest

from kg.model.answer import Answer, Searched
from kg.model.statement import Act
from kg.model.testimony import Status
from tests.factories import article, card, statement
from ui.views.card import statement_card
from ui.views.panel import evidence

MARKUP = [
    "<img src=x onerror=alert(1)>",
    "<speaker>MR. SMITH</speaker>",
    '" onmouseover="alert(1)',
    "</dd></dl><script>alert(1)</script>",
    "&lt;b&gt;",
]


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("field", ["quote", "question", "declarant", "hedge", "examiner", "made_on_basis"])
def test_markup_of_a_source_is_shown_as_text(field: str, text: str) -> None:
    shown = statement_card(dataclasses.replace(statement(), **{field: text}), text)
    assert "<img" not in shown
    assert "<script" not in shown
    assert "<speaker" not in shown
    assert 'onmouseover="' not in shown
    assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") in shown


def test_a_stricken_answer_carries_its_mark() -> None:
    shown = statement_card(statement(status=Status.STRICKEN), "Trial Tr. 1:2.")
    assert "Stricken: not evidence" in shown
    assert 'data-status="stricken"' in shown


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    undated = dataclasses.replace(statement(document=article()), made_on=None, made_on_basis=None, precision=None)
    assert "The source does not state when." in statement_card(undated, "cite")


def test_a_hedge_and_the_layers_are_never_lost() -> None:
    said = dataclasses.replace(
        statement(act=Act.PARTIAL_ADMISSION), hedge="to some extent", reported_by=("The Lantern", "The Wire")
    )
    shown = statement_card(said, "cite")
    assert "Partial admission" in shown
    assert "to some extent" in shown
    assert "The Lantern › The Wire" in shown


def test_an_abstention_says_what_was_searched_and_marks_near_misses() -> None:
    answer = Answer(
        question="q",
        text="The record does not say.",
        abstained=True,
        near=(statement(document=card()),),
        searched=Searched(documents=3, statements=1234, query="<b>bonus</b>"),
        template="t",
        cypher="MATCH (n) RETURN n",
    )
    shown = evidence(answer, lambda item: "cite", lambda item: ())
    assert "The record does not say" in shown
    assert "these do not answer the question" in shown
    assert "1,234 statements" in shown
    assert "<b>" not in shown
