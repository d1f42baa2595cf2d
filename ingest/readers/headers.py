"""Stamps of a court's filing system at the head of a page, and what they say.

The page that a reporter printed may follow on the same row, stand on a row of its own, or be glued to the PageID
("PageID #: 6922658" is PageID 69226 and page 58 when the neighbours say so). PageIDs and the pages of the filed PDF
are kept apart from printed pages.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ingest.readers.rows import Row

_HINT = re.compile(r"case|appeal|nyscef|filed", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingHeader:
    """What one stamp says; `pageid` holds the digits as printed, `tail` a number that follows them after a space."""

    row: int
    docket: str | None = None
    filing: str | None = None
    filed: str | None = None
    page: int | None = None
    pages: int | None = None
    pageid: str | None = None
    tail: int | None = None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = tomllib.loads(resources.files("ingest.readers").joinpath("filing_headers.toml").read_text("utf-8"))
    return tuple(re.compile(entry["pattern"], re.IGNORECASE) for entry in table["header"])


def filing_header(row: Row) -> FilingHeader | None:
    """The stamp that a row consists of, or None."""
    if len(row.text) > 250 or not _HINT.search(row.text[:60]):
        return None
    for pattern in _patterns():
        match = pattern.search(row.text)
        if match and match.start() < 12:
            groups = match.groupdict()
            pageid = groups.get("pageid") or groups.get("pageid2")
            return FilingHeader(
                row=row.index,
                docket=groups.get("docket"),
                filing=groups.get("filing"),
                filed=groups.get("filed"),
                page=_number(groups.get("page")),
                pages=_number(groups.get("pages")),
                pageid=pageid,
                tail=_number(groups.get("tail")),
            )
    return None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def tails(headers: Sequence[FilingHeader]) -> dict[int, int]:
    """The printed page on each header row, by row index, where one follows the PageID or is glued to it.

    A PageID rises by one with the page of the filing, so their difference is constant; the split of the digits that
    most headers agree on gives it, and what is left over is the printed page.
    """
    found = {header.row: header.tail for header in headers if header.tail is not None}
    votes: Counter[int] = Counter()
    for header in headers:
        if header.pageid and header.page:
            for cut in range(1, len(header.pageid) + 1):
                # Short prefixes agree by chance; a PageID has as many digits as the page or more.
                votes[int(header.pageid[:cut]) - header.page] += 1
    if not votes:
        return found
    base, count = max(votes.items(), key=lambda item: (item[1], item[0]))
    if count < 2:
        return found
    for header in headers:
        if header.tail is None and header.pageid and header.page:
            prefix = str(base + header.page)
            rest = header.pageid[len(prefix) :]
            if header.pageid.startswith(prefix) and rest and not rest.startswith("0"):
                found[header.row] = int(rest)
    return found
