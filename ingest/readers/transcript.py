"""Transcripts as text: from rows to lines with the page and the line that the reporter printed.

Layouts are told from the text alone: numbered lines with stamps or without, heads and feet, filing stamps, printed
pages anywhere at the edge of a page, or pages without line numbers. What is not certain is warned of, by page and line.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.readers import concordance, condensed, detect, markup, numbering, paged, paging, recorded
from ingest.readers.headers import FilingHeader, filing_header
from ingest.readers.numbering import Manner, Numbered
from ingest.readers.prefixed import read_prefixed
from ingest.readers.rows import Row, normal, rows, unmargined, unruled
from ingest.source import document_id
from kg.model.document import Document, DocumentKind, Layout, SourceFile
from kg.model.errors import MalformedSource
from kg.model.text import Line

if TYPE_CHECKING:
    from ingest.case import Case

_FEWEST_LINES = 6
_SHARE = 0.5
# A list of numbered clauses or the page column of a table of contents is no column of line numbers.
_SHARE_UNUSUAL = 0.8
_AS_MANY = 0.9
_ALL_ASK = 0.6
_ASKS = re.compile(r"Q(?:UESTION)?\b")
_ANSWERS = re.compile(r"A(?:NSWER)?\b")
_STAMPED = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A transcript's lines with what its filing stamps say and what the user should know."""

    layout: Layout
    lines: tuple[Line, ...]
    headers: tuple[FilingHeader, ...] = ()
    warnings: tuple[str, ...] = ()


def document(
    source: SourceFile, text: str, case: Case | None, *, raw_is_text: bool, warnings: tuple[str, ...] = ()
) -> Document | None:
    """The transcript (or numbered pleading) in a text; None where the text is neither."""
    from ingest.describe import describe

    try:
        reading = read_numbered(text) or read_recorded(text)
        if (
            reading is None
            and (plain := recorded.rewritten(text)) is not None
            and (told := read_turns(plain)) is not None
        ):
            text, raw_is_text, reading = plain, False, told
            warnings = (*warnings, recorded.WARNING)
        reading = reading or read_turns(text)
    except MalformedSource as error:
        apart = condensed.unfolded(text) if raw_is_text else None
        if apart is None:
            raise MalformedSource(f"{source.path}: {error}") from error
        return document(source, apart, case, raw_is_text=False, warnings=(*warnings, condensed.WARNING))
    if reading is None:
        return None
    words = [text[line.start : line.end] for line in reading.lines]
    kind = DocumentKind.TRANSCRIPT
    if not detect.is_speech(words):
        if detect.is_discovery_response(words[:60]):
            kind = DocumentKind.DISCOVERY_RESPONSE
        elif detect.is_pleading(words[:60]):
            kind = DocumentKind.PLEADING
        elif not reading.headers and not detect.is_of_a_hearing(words):
            return None
    found = Document(
        id=document_id(source),
        source=source,
        kind=kind,
        layout=reading.layout,
        text=text,
        lines=reading.lines,
        warnings=warnings + reading.warnings,
        raw_is_text=raw_is_text,
    )
    return describe(found, reading.headers, case)


def read_recorded(text: str) -> Reading | None:
    """Reads turns that a program wrote with times or bullets around them; None where it did not, or nobody speaks."""
    found = recorded.trimmed(rows(text))
    return _turns(found) if found is not None else None


def read_turns(text: str) -> Reading | None:
    """Reads a text of speaker turns, by printed page where pages are printed; None where nobody speaks."""
    return None if text.lstrip("\ufeff").startswith("---") else _turns(unmargined(unruled(rows(text))))


def _turns(everything: Sequence[Row]) -> Reading | None:
    headers = headers_of(everything)
    filled = [row for row in everything if not row.blank]
    if not detect.is_speech([row.text for row in filled], [row.indent for row in filled]):
        return None
    index_row = concordance.start(everything)
    body = everything if index_row is None else everything[:index_row]
    noted = () if index_row is None else ("a word index at the end is left out of the record",)
    found = paged.read_paged(body, headers)
    if found is not None:
        return Reading(
            layout=Layout.PAGE, lines=found.lines, headers=tuple(headers.values()), warnings=found.warnings + noted
        )
    kept = [row for row in body if row.index not in headers]
    return Reading(layout=Layout.TURNS, lines=markup.lines(kept), headers=tuple(headers.values()), warnings=noted)


def headers_of(found: Sequence[Row]) -> dict[int, FilingHeader]:
    """The filing stamps of a text by row index."""
    return {row.index: header for row in found if not row.blank and (header := filing_header(row))}


def read_numbered(text: str) -> Reading | None:
    """Reads a text whose lines are numbered page by page; None where it is not such a text.

    Numbers are looked for bare at the left edge first, then at the right edge, then with a mark behind them.
    """
    everything = unruled(rows(text))
    headers = headers_of(everything)
    index_row = concordance.start(everything)
    body = everything if index_row is None else everything[:index_row]
    if prefixed := read_prefixed([row for row in body if row.index not in headers]):
        return Reading(
            layout=Layout.PAGE_LINE, lines=prefixed[0], headers=tuple(headers.values()), warnings=prefixed[1]
        )
    chosen = _best(body, headers)
    if chosen is None:
        return None
    if _side_by_side(body, chosen):
        raise MalformedSource(
            "prints several transcript pages side by side (condensed print), so that words of two pages share a row; "
            "get the full-size transcript, or the PDF of this one"
        )
    return _Assembly(body, headers, _without_twins(body, chosen)).reading(index_row, everything)


def _best(body: Sequence[Row], headers: dict[int, FilingHeader]) -> list[Numbered] | None:
    """The numbered rows in the manner in which this text prints its numbers; None if it prints none.

    Questions may be numbered at the left of lines that are numbered at the right.
    """
    bare = _numbered(body, headers, Manner.BARE)
    whole = _suffices(bare, body, headers, Manner.BARE)
    # Most texts print no number at the right of any line: nothing to weigh.
    if not whole or len(numbering.candidates(body, Manner.RIGHT)) > len(bare):
        right = _numbered(body, headers, Manner.RIGHT)
        if _suffices(right, body, headers, Manner.RIGHT) and not (whole and len(bare) >= _AS_MANY * len(right)):
            return right
    if whole:
        return bare
    marked = _numbered(body, headers, Manner.MARKED)
    return marked if _suffices(marked, body, headers, Manner.MARKED) else None


def _suffices(
    chosen: Sequence[Numbered], body: Sequence[Row], headers: Mapping[int, FilingHeader], manner: Manner
) -> bool:
    """Whether the numbered rows are the lines of a text. Lists and questions are numbered with marks too."""
    numbers = {item.number_row for item in chosen if item.number_row != item.row}
    filled = sum(not row.blank and row.index not in headers and row.index not in numbers for row in body)
    worded = [item for item in chosen if not item.alone]
    share = _SHARE if manner is Manner.BARE else _SHARE_UNUSUAL
    if len(worded) < _FEWEST_LINES or len(chosen) < share * filled or not _runs(chosen):
        return False
    words = {
        item.row: body[item.row].text[item.start - body[item.row].start : item.end - body[item.row].start]
        for item in worded
    }
    asked = sum(bool(_ASKS.match(text)) for text in words.values())
    if asked > _ALL_ASK * len(words):
        # Only the questions are numbered: their answers stand on rows without a number.
        answered = sum(bool(_ANSWERS.match(row.text)) for row in body if row.index not in words)
        if answered >= 0.5 * asked:
            return False
    return manner is Manner.BARE or detect.is_speech(list(words.values()))


def _side_by_side(body: Sequence[Row], chosen: Sequence[Numbered]) -> bool:
    """Whether most rows print their line number twice, in two columns of words."""
    twice = worded = 0
    for item in chosen:
        row = body[item.row]
        again = re.search(
            rf"(?:\s{{2,}}|^)0?{item.number}(?:\s+(?=\S)|\s*$)",
            row.text[item.start - row.start + 20 : item.end - row.start],
        )
        twice += again is not None
        worded += again is not None and again.end() < len(again.string)
    return twice >= 0.5 * len(chosen) and worded >= 0.2 * twice


def _without_twins(body: Sequence[Row], chosen: list[Numbered]) -> list[Numbered]:
    """The numbered rows without the number that some reporters print again at the right edge of the line."""
    cut: list[Numbered] = []
    for item in chosen:
        row = body[item.row]
        words = row.text[item.start - row.start : item.end - row.start]
        twin = re.search(rf"(?:^|\s{{2,}})0?{item.number}$", words)
        cut.append(dataclasses.replace(item, end=item.start + twin.start()) if twin and not item.alone else item)
    twins = sum(a.end != b.end for a, b in zip(cut, chosen, strict=True))
    return cut if twins >= 0.8 * len(chosen) else chosen


def _numbered(body: Sequence[Row], headers: dict[int, FilingHeader], manner: Manner) -> list[Numbered]:
    breaks, count = [], 0
    for row in body:
        count += row.feed or row.index in headers
        breaks.append(count)
    found = [item for item in numbering.candidates(body, manner) if item.row not in headers]
    if not found:
        return []
    chosen = numbering.choose(found, breaks)
    return chosen if manner is Manner.RIGHT else numbering.on_own_rows(chosen, body)


def _runs(chosen: Sequence[Numbered]) -> bool:
    """Whether the numbers rise by one far more often than not."""
    steps = sum(b.number == a.number + 1 for a, b in pairwise(chosen))
    return steps >= 0.75 * (len(chosen) - 1)


class _Assembly:
    """Puts the lines of one numbered transcript together."""

    def __init__(self, body: Sequence[Row], headers: dict[int, FilingHeader], chosen: Sequence[Numbered]) -> None:
        self.body = body
        self.headers = headers
        self.pages = _pages(chosen, body, headers)
        self.warnings: list[str] = []

    def reading(self, index_row: int | None, everything: Sequence[Row]) -> Reading:
        gaps = self._gaps()
        seen: set[int] = set()
        repeated = paging.recurring(gaps)
        last_line = numbering.most_lines([item for page in self.pages for item in page])
        # Where a word index was cut off, the foot of the last page may have gone with it.
        ends = index_row is None and self.pages[-1][-1].number >= min(last_line, numbering.MOST_LINES)
        whole = (self.pages[0][0].number == 1, ends)
        numbers = paging.number(gaps, self.headers, whole)
        self.warnings.extend(numbers.warnings)
        self.stamps_outside, self.stamps_inside, self.stamps_right = self._stamps()
        lines: list[Line] = []
        dropped: list[tuple[int | None, str]] = []
        broken = False
        places = self._place(numbers)
        missing = self._missing(places)
        for position, (page, placed) in enumerate(zip(self.pages, places, strict=True)):
            inside = self._inside(page, repeated)
            ragged = len(inside) > 0
            before = self._edge(gaps[position], page[0], repeated, numbers.rows, ragged, above=True)
            after = self._edge(gaps[position + 1], page[-1], repeated, numbers.rows, ragged, above=False)
            dropped.extend((placed[0], row.text) for row in (*before[1], *after[1]))
            seen.update(row.index for row in (*before[0], *before[1], *inside, *after[0], *after[1]))
            numbered = {item.row: (item, printed) for item, printed in zip(page, placed, strict=True)}
            printed = placed[0]
            for row in sorted([*before[0], *inside, *after[0], *(self.body[i] for i in numbered)], key=_by_index):
                item, printed = numbered.get(row.index, (None, printed))
                line = self._line(row, item, printed)
                broken = broken or row.index in missing
                if line is not None:
                    lines.append(dataclasses.replace(line, gap=True) if broken and lines else line)
                    broken = False
            self._check(page, placed, position)
        dropped.extend(self._left(gaps, seen | numbers.rows, repeated, places))
        if dropped:
            page_number, text = dropped[0]
            self.warnings.append(
                f"{len(dropped)} unnumbered line(s) at the edge of a page taken as running heads, the first on "
                f"page {page_number}: “{text[:60]}”"
            )
        unknown = sum(line.page is None for line in lines)
        if unknown:
            self.warnings.append(f"the page of {unknown} of {len(lines)} lines is not printed: cited without page")
        if index_row is not None:
            left = sum(not row.blank for row in everything[index_row:])
            self.warnings.append(f"a word index of {left} lines at the end is left out of the record")
        return Reading(
            layout=Layout.PAGE_LINE,
            lines=tuple(lines),
            headers=tuple(self.headers.values()),
            warnings=tuple(self.warnings),
        )

    def _gaps(self) -> list[paging.Gap]:
        gaps = []
        edges = [(-1, self.pages[0][0].number_row)]
        edges += [(a[-1].row, b[0].number_row) for a, b in pairwise(self.pages)]
        edges.append((self.pages[-1][-1].row, len(self.body)))
        for number, (low, high) in enumerate(edges):
            gap = paging.split(self.body[low + 1 : high], self.headers)
            if number == 0:
                gap = paging.Gap(head=gap.rows)
            elif number == len(edges) - 1 and not gap.head:
                gap = paging.Gap(foot=gap.rows)
            gaps.append(gap)
        return gaps

    def _left(
        self, gaps: Sequence[paging.Gap], seen: Set[int], repeated: frozenset[str], placed: Sequence[list[int | None]]
    ) -> Iterator[tuple[int | None, str]]:
        """Rows between pages, with their page, that are neither read nor heads, feet, stamps or numbers."""
        for position, gap in enumerate(gaps):
            for row in gap.rows:
                known = row.index in self.headers or row.index in seen or normal(row.text) in repeated
                if not (known or paging.prints_page(row.text) or numbering.only_stamp(row.text)):
                    yield placed[max(0, position - 1)][0], row.text

    def _missing(self, placed: Sequence[list[int | None]]) -> set[int]:
        """The numbered rows before which printed lines are missing from the file: it is an excerpt there."""
        found: set[int] = set()
        before: tuple[int | None, int] | None = None
        for page, own in zip(self.pages, placed, strict=True):
            for a, b in pairwise(page):
                # Words on rows without a number are lines that lost theirs, not lines that are missing.
                between = sum(not row.blank for row in self.body[a.row + 1 : b.number_row])
                if b.number - a.number - 1 > between:
                    found.add(b.row)
            first = (own[0], page[0].number)
            if before is not None and (first[1] > 2 or _skips(before[0], first[0])):
                found.add(page[0].row)
            before = (own[-1], page[-1].number)
        return found

    def _inside(self, page: Sequence[Numbered], repeated: frozenset[str]) -> list[Row]:
        """Unnumbered rows between the first and the last numbered row of a page."""
        numbered = {item.row for item in page}
        return [
            row
            for row in self.body[page[0].row : page[-1].row]
            if not row.blank
            and row.index not in numbered
            and row.index not in self.headers
            and normal(row.text) not in repeated
            and not numbering.only_stamp(row.text)
            and not row.text.isdigit()
        ]

    def _edge(
        self,
        gap: paging.Gap,
        item: Numbered,
        repeated: frozenset[str],
        numbers: frozenset[int],
        ragged: bool,
        *,
        above: bool,
    ) -> tuple[list[Row], list[Row]]:
        """Unnumbered rows of the record above the first or below the last numbered row; and those left out."""
        span = (gap.open + gap.head)[::-1] if above else gap.foot + gap.open
        kept: list[Row] = []
        left: list[Row] = []
        at = item.row
        for row in span:
            edge = row.index in self.headers or row.index in numbers or normal(row.text) in repeated
            if edge or paging.prints_page(row.text) or numbering.only_stamp(row.text):
                break
            # A row that continues the last line stands right below it; above the first line only a ragged page has any.
            belongs = ragged if above else abs(row.index - at) == 1
            (kept if belongs else left).append(row)
            at = row.index
        return kept, left

    def _stamps(self) -> tuple[bool, bool, bool]:
        """Whether time stamps are printed left of the number, between number and words, and right of the words.

        Elsewhere a time is part of the words: "7:30 in the morning".
        """
        found = [item for page in self.pages for item in page if not item.alone]
        bodies = [self.body[item.row].text[item.start - self.body[item.row].start :] for item in found]
        outside = sum(item.stamp is not None for item in found)
        inside = sum(numbering.first_stamp(text) is not None for text in bodies)
        right = sum(numbering.last_stamp(text) is not None for text in bodies)
        fewest = _STAMPED * len(found)
        return outside >= fewest, inside >= fewest, right >= fewest

    def _line(self, row: Row, item: Numbered | None, page: int | None) -> Line | None:
        start, end, stamp = row.start, row.end, None
        if item is not None:
            start, end, stamp = item.start, item.end, item.stamp
        stamped = self.stamps_inside or (self.stamps_outside and item is None)
        if stamped and stamp is None and (found := numbering.first_stamp(row.text[start - row.start :])):
            stamp, start = found[0], start + found[1]
        if self.stamps_right and (last := numbering.last_stamp(row.text)):
            stamp, end = last[0], max(start, row.start + last[1])
        if start >= end:
            return None
        return Line(
            start=start,
            end=end,
            page=page,
            number=item.number if item else None,
            indent=row.column(start),
            stamp=stamp,
        )

    def _place(self, numbers: paging.Pages) -> list[list[int | None]]:
        """The printed page of every numbered row, page by page."""
        usual = numbering.most_lines([item for page in self.pages for item in page])
        last_line = usual if usual < numbering.MOST_LINES else max(page[-1].number for page in self.pages)
        stretches: list[list[tuple[int, int]]] = []
        for page in self.pages:
            own = [(page[0].number, page[0].number)]
            for item in page[1:]:
                joined = item.number == own[-1][1] + 1
                own[-1:] = [(own[-1][0], item.number)] if joined else [own[-1], (item.number, item.number)]
            stretches.append(own)
        placed = []
        for page, found in zip(self.pages, paging.place(stretches, numbers, last_line), strict=True):
            at, pages = 0, [found[0]]
            for a, b in pairwise(page):
                at += b.number != a.number + 1
                pages.append(found[at])
            placed.append(pages)
        return placed

    def _check(self, page: Sequence[Numbered], placed: Sequence[int | None], position: int) -> None:
        """Warns where the numbers of a page do not run from 1 without a gap."""
        for (a, on), (b, then) in pairwise(zip(page, placed, strict=True)):
            if b.number != a.number + 1:
                other = "" if then == on else f" of page {then}" if then is not None else " of a page not printed"
                self.warnings.append(f"{_where(on, position)}: line {a.number} is followed by line {b.number}{other}")
        if page[0].number != 1 and position:
            self.warnings.append(f"{_where(placed[0], position)} begins with line {page[0].number}")


def _skips(page: int | None, following: int | None) -> bool:
    return page is not None and following is not None and following > page + 1


def _where(page: int | None, position: int) -> str:
    return f"page {page}" if page is not None else f"the {position + 1}. page of the file"


def _by_index(row: Row) -> int:
    return row.index


def _pages(chosen: Sequence[Numbered], body: Sequence[Row], headers: dict[int, FilingHeader]) -> list[list[Numbered]]:
    """The numbered rows page by page: a page ends where the numbers begin anew or a page break stands between."""
    pages: list[list[Numbered]] = []
    for item in chosen:
        last = pages[-1][-1] if pages else None
        broken = last is None or item.number <= last.number
        if last is not None and not broken:
            broken = any(row.feed or row.index in headers for row in body[last.row + 1 : item.row + 1])
        if broken:
            pages.append([item])
        else:
            pages[-1].append(item)
    return pages
