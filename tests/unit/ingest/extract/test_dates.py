"""Dates in words."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.extract.dates import RELATIVE, STATED, resolve
from kg.model.statement import Precision

FRIDAY = dt.date(2021, 3, 5)


@pytest.mark.parametrize(
    ("text", "day", "precision", "basis"),
    [
        ("on March 3, 2020", dt.date(2020, 3, 3), Precision.DAY, STATED),
        ("on 3 March 2020", dt.date(2020, 3, 3), Precision.DAY, STATED),
        ("the 3rd of March, 2020", dt.date(2020, 3, 3), Precision.DAY, STATED),
        ("2020-03-03", dt.date(2020, 3, 3), Precision.DAY, STATED),
        ("in May 2019", dt.date(2019, 5, 1), Precision.MONTH, STATED),
        ("in 1998", dt.date(1998, 1, 1), Precision.YEAR, STATED),
        ("on Tuesday", dt.date(2021, 3, 2), Precision.DAY, RELATIVE),
        ("on Friday", FRIDAY, Precision.DAY, RELATIVE),  # the day of publication itself
        ("last Friday", dt.date(2021, 2, 26), Precision.DAY, RELATIVE),
        ("yesterday", dt.date(2021, 3, 4), Precision.DAY, RELATIVE),
        ("on March 3", dt.date(2021, 3, 3), Precision.DAY, RELATIVE),
        ("on December 3", dt.date(2020, 12, 3), Precision.DAY, RELATIVE),  # the latest one before publication
        ("in January", dt.date(2021, 1, 1), Precision.MONTH, RELATIVE),
    ],
)
def test_an_expression_means_one_day_with_its_precision_and_basis(
    text: str, day: dt.date, precision: Precision, basis: str
) -> None:
    when = resolve(text, FRIDAY)
    assert when is not None
    assert (when.day, when.precision, when.basis) == (day, precision, basis)


@pytest.mark.parametrize(
    "text", ["last week", "recently", "next Tuesday", "he may go", "on February 30, 2020", "soon", ""]
)
def test_what_is_vague_future_or_impossible_gives_none(text: str) -> None:
    assert resolve(text, FRIDAY) is None


@pytest.mark.parametrize("text", ["on Tuesday", "yesterday", "on March 3", "in January"])
def test_nothing_is_counted_back_from_an_unknown_day(text: str) -> None:
    assert resolve(text, None) is None
