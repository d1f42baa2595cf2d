"""Dates in words: what day an expression means, how exactly, and on what ground.

A date is returned only where the text states one, or where it can be counted from the day of publication. Vague
expressions ("last week", "recently") give None: a date is never invented.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.model.statement import Precision

STATED = "stated in the text"
RELATIVE = "relative to publication date"

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}

_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+{_DAY}\b(?:\s*,?\s+{_YEAR}\b)?", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}(?:\s*,?\s+{_YEAR}\b)?", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b{_MONTH}\s*,?\s+{_YEAR}\b", re.IGNORECASE)
_BARE_MONTH = re.compile(rf"\b(?:in|during|since)\s+(?:early |late |mid-)?{_MONTH}(?!\s*\d)", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"\b(?:in|during)\s+{_YEAR}\b", re.IGNORECASE)
_ISO = re.compile(r"\b(?P<year>(?:1[89]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_WEEKDAY = re.compile(r"\b(?P<which>last |next |this )?(?P<weekday>" + "|".join(WEEKDAYS) + r")\b", re.IGNORECASE)
_NAMED_DAY = re.compile(r"\b(yesterday|today|tonight|this morning|this afternoon|this evening|last night)\b", re.I)

_NAMED_OFFSETS = {"yesterday": 1, "last night": 1}


@dataclass(frozen=True, slots=True)
class When:
    """A date: the day (the first of its month or year where less is known), how exactly it is known, and from what."""

    day: dt.date
    precision: Precision
    basis: str


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _latest_past(month: int, day: int, published: dt.date) -> dt.date | None:
    """The latest such day that is not after publication."""
    this_year = _date(published.year, month, day)
    if this_year is not None and this_year <= published:
        return this_year
    return _date(published.year - 1, month, day)


def resolve(text: str, published: dt.date | None = None) -> When | None:
    """What day the expression in the text means, or None where it means none, or more than one.

    `published` is the day from which weekdays, "yesterday" and dates without a year are counted back; without it they
    give None. An expression of the future ("next Monday") gives None too: what is reported has been said.
    """
    iso = _ISO.search(text)
    if iso:
        day = _date(int(iso["year"]), int(iso["month"]), int(iso["day"]))
        return When(day, Precision.DAY, STATED) if day else None
    for pattern in (_MONTH_DAY, _DAY_MONTH):
        found = pattern.search(text)
        if not found:
            continue
        month, number = MONTHS[found["month"].casefold()], int(found["day"])
        if found["year"]:
            day = _date(int(found["year"]), month, number)
            return When(day, Precision.DAY, STATED) if day else None
        if number > 31:
            continue
        day = _latest_past(month, number, published) if published else None
        return When(day, Precision.DAY, RELATIVE) if day else None
    found = _MONTH_YEAR.search(text)
    if found:
        return When(dt.date(int(found["year"]), MONTHS[found["month"].casefold()], 1), Precision.MONTH, STATED)
    found = _WEEKDAY.search(text)
    if found:
        if published is None or (found["which"] or "").strip().casefold() == "next":
            return None
        back = (published.weekday() - WEEKDAYS[found["weekday"].casefold()]) % 7
        if (found["which"] or "").strip().casefold() == "last" and back == 0:
            back = 7
        return When(published - dt.timedelta(days=back), Precision.DAY, RELATIVE)
    found = _NAMED_DAY.search(text)
    if found:
        if published is None:
            return None
        back = _NAMED_OFFSETS.get(found[1].casefold(), 0)
        return When(published - dt.timedelta(days=back), Precision.DAY, RELATIVE)
    found = _BARE_MONTH.search(text)
    if found and published:
        month = MONTHS[found["month"].casefold()]
        first = _latest_past(month, 1, published)
        return When(first, Precision.MONTH, RELATIVE) if first else None
    found = _BARE_YEAR.search(text)
    if found:
        return When(dt.date(int(found["year"]), 1, 1), Precision.YEAR, STATED)
    return None
