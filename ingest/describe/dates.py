"""Dates as title pages and headings print them. A date that can be read two ways is not read."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"  # noqa: E501
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_MONTH}\s+{_DAY}\s*,?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b{_DAY}\s+(?:day\s+of\s+|of\s+)?{_MONTH}\s*,?\s+(?P<year>(?:19|20)\d\d)\b",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
    )
)


# The date of another paper or event, which the words right before it name.
_ANOTHER = re.compile(
    r"\b(?:sworn|affirmed|dated|filed|entered|signed|decided|born|issued|expires?|expiration(?:\s+date)?|ordered)\W*"
    r"(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)


def find_date(text: str) -> dt.date | None:
    """The first date in a text, or None."""
    found = _dates(text)
    return min(found)[1] if found else None


def find_hearing_date(text: str) -> dt.date | None:
    """The first date that is not said to be of another paper or event ("sworn January 4, 2031"), or None."""
    found = [(start, date) for start, date in _dates(text) if not _ANOTHER.search(text[:start])]
    return min(found)[1] if found else None


def _dates(text: str) -> list[tuple[int, dt.date]]:
    return [(match.start(), date) for form in _FORMS for match in form.finditer(text) if (date := _date(match))]


def _date(match: re.Match[str]) -> dt.date | None:
    groups = match.groupdict()
    if groups.get("number"):
        month = int(groups["number"])
    else:
        name = groups["month"].lower().rstrip(".")
        month = next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(name[:3]))
    try:
        return dt.date(int(groups["year"]), month, int(groups["day"]))
    except ValueError:
        return None
