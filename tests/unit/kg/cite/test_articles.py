# ruff: noqa: E501 - a row of a table stays on one line
"""Citations of the record's articles in a draft, by their titles."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.cite.lint.articles import cited_articles
from kg.cite.pin import Unit, pages
from tests.factories import article, card

STORY = article(title="Mill Owners ‘Knew’ of Cracks – Clerk", authors=("Jane Ode",), publisher="The Port Gazette")
DAY = dt.date(2024, 3, 6)

CITED = [
    # Bluebook, print and online; a space before is not a part
    ("See Jane Ode, Mill Owners ‘Knew’ of Cracks – Clerk, The Port Gazette (Mar. 6, 2024), https://p.example/1, ¶ 4.",
     "Jane Ode, Mill Owners ‘Knew’ of Cracks – Clerk, The Port Gazette (Mar. 6, 2024), https://p.example/1, ¶ 4", DAY, 4),
    ("Ode, *Mill Owners 'Knew' of Cracks - Clerk*, Port Gazette, Mar. 6, 2024, at A1.",
     "Ode, *Mill Owners 'Knew' of Cracks - Clerk*, Port Gazette, Mar. 6, 2024, at A1", DAY, None),
    # a memorandum: title in quotation marks, broken over a line, day first
    ("As told in “Mill Owners ‘Knew’ of\nCracks – Clerk” (Port Gazette, 6 March 2024), it was so.",
     "“Mill Owners ‘Knew’ of\nCracks – Clerk” (Port Gazette, 6 March 2024)", DAY, None),
    # the title alone
    ("In mill owners ‘knew’ of cracks – clerk, he said so.", "mill owners ‘knew’ of cracks – clerk", None, None),
    # no day: an address
    ("Mill Owners ‘Knew’ of Cracks – Clerk, Gazette, https://p.example/1.",
     "Mill Owners ‘Knew’ of Cracks – Clerk, Gazette, https://p.example/1", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "text", "day", "paragraph"), CITED)
def test_an_article_is_found_by_its_title_with_day_and_place(
    draft: str, text: str, day: dt.date | None, paragraph: int | None
) -> None:
    [found] = cited_articles(draft, [STORY, card()])
    assert found.text == text
    assert draft[found.start : found.end] == text
    assert found.cite.date == day
    assert found.cite.pin == (None if paragraph is None else pages(paragraph, unit=Unit.PARAGRAPH))


@pytest.mark.parametrize(
    "draft",
    [
        # other words, a longer word, nothing
        "Mill owners knew of cracks.", "Mill Owners ‘Knew’ of Cracks – Clerks told us so.", "",
    ],
)  # fmt: skip
def test_other_words_are_no_title(draft: str) -> None:
    assert list(cited_articles(draft, [STORY])) == []


def test_a_title_of_two_words_could_be_any_phrase() -> None:
    assert list(cited_articles("The Fire burned.", [article(title="The Fire")])) == []
