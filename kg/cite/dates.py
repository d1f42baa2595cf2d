"""Dates as citations write them."""

from __future__ import annotations

import datetime as dt
import re

_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# The short forms that American briefs use: names of up to four letters stay whole.
_SHORT = tuple(name if len(name) <= 4 else "Sept." if name == "September" else name[:3] + "." for name in _NAMES)

_MONTH = r"(?:" + "|".join(rf"{name[:3]}(?:{name[3:]}|t)?\.?" if name[3:] else name for name in _NAMES) + r")"
DATE = (
    rf"(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d))"
)


def date_text(day: dt.date, style: str = "mdy") -> str:
    """`mdy`: "Mar. 4, 2025"; `dmy`: "4 March 2025"."""
    if style == "dmy":
        return f"{day.day} {_NAMES[day.month - 1]} {day.year}"
    return f"{_SHORT[day.month - 1]} {day.day}, {day.year}"


def read_date(text: str) -> dt.date:
    """The day that a text matched by `DATE` names. Slashes are read month first, as American briefs write them; of two
    digits of a year, those from 70 on are of the last century. Raises ValueError for a day that there is not."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return dt.date.fromisoformat(text)
    if "/" in text:
        month, day, year = (int(part) for part in text.split("/"))
        return dt.date(year if year > 99 else 1900 + year if year >= 70 else 2000 + year, month, day)
    words = re.findall(r"[A-Za-z]+|\d+", text)
    name = next(word for word in words if word.isalpha())
    numbers = [int(word) for word in words if word.isdigit()]
    month = next(number for number, full in enumerate(_NAMES, 1) if full.startswith(name[:3]))
    return dt.date(numbers[1], month, numbers[0])
