"""Days and months that a question or a sentence names, as first and last day."""

from __future__ import annotations

import datetime as dt
import re

_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
# with a capital: "may" is a verb
_MONTH = rf"(?P<month>{'|'.join(name.capitalize() for name in _MONTHS)})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DATES = (
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}"),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}"),
    re.compile(rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b{_MONTH}\s+{_YEAR}"),
)
_RELATIVE = re.compile(
    r"\b(?:(?P<day>today|yesterday)|(?P<which>last|this) (?P<unit>week|month|year))\b", re.IGNORECASE
)


def _relative(match: re.Match[str], today: dt.date) -> tuple[dt.date, dt.date]:
    if match["day"]:
        day = today - dt.timedelta(days=match["day"].lower() == "yesterday")
        return day, day
    last = match["which"].lower() == "last"
    if match["unit"].lower() == "week":
        monday = today - dt.timedelta(days=today.weekday() + 7 * last)
        return monday, monday + dt.timedelta(days=6)
    if match["unit"].lower() == "month":
        end = today.replace(day=1) - dt.timedelta(days=1) if last else today
        return end.replace(day=1), _month_end(end)
    year = today.year - last
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _month_end(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


def dates_in(text: str, today: dt.date | None = None) -> list[tuple[dt.date, dt.date]]:
    """The days and months that a text names with their year, as first and last day, in order of position.

    With `today`, also "yesterday", "last month" and the like.
    """
    found: list[tuple[int, int, dt.date, dt.date]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end, _, _ in found):
                continue
            part = match.groupdict()
            number = int(part["number"]) if part.get("number") else _MONTHS[part["month"].lower()]
            year = int(part["year"])
            try:
                if part.get("day"):
                    first = last = dt.date(year, number, int(part["day"]))
                else:
                    first = dt.date(year, number, 1)
                    last = _month_end(first)
            except ValueError:
                found.append((match.start(), match.end(), dt.date.max, dt.date.min))
                continue
            found.append((match.start(), match.end(), first, last))
    if today is not None:
        found += [(match.start(), match.end(), *_relative(match, today)) for match in _RELATIVE.finditer(text)]
    return [(first, last) for _, _, first, last in sorted(found) if first <= last]


def without_days(text: str, only: frozenset[dt.date] | None = None) -> str:
    """The text with its dates blanked, at their length: they say when, and are not what it is about.

    With `only`, those are blanked that are, or hold, one of these days.
    """

    def blank(match: re.Match[str]) -> str:
        held = only is None or any(first <= day <= last for first, last in dates_in(match.group()) for day in only)
        return " " * len(match.group()) if held else match.group()

    for pattern in _DATES:
        text = pattern.sub(blank, text)
    return text
