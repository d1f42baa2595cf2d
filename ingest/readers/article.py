"""Articles: prose in paragraphs, with what they say about themselves.

For plain text and Markdown the canonical text is the file itself, decoded as UTF-8 with nothing normalised; front
matter, list bullets and heading marks lie outside the lines. HTML and Word files have a canonical text of their own
(`ingest.readers.html`, `ingest.readers.docx`), and everything else comes through `article_from_text`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re
from typing import TYPE_CHECKING

from ingest.source import document_id
from kg.model.document import Description, Document, DocumentKind, Fact, Layout, SourceFile
from kg.model.errors import EmptySource, MalformedSource
from kg.model.text import Line

if TYPE_CHECKING:
    from ingest.case import Case

_STATED = "stated in the text"
_FRONT = "front matter"
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A byline, a credit line or a dateline stands in the first paragraphs; further down it is part of the story.
_HEAD_PARAGRAPHS = 8
_LONGEST_TITLE = 200

_MONTH_NAMES = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_MONTHS = {name[:3].casefold(): number for number, name in enumerate(_MONTH_NAMES.split("|")[:12], start=1)}
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_DATE = (
    rf"(?:{_WEEKDAY}(?P<m1>{_MONTH_NAMES})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y1>\d{{4}})"
    rf"|{_WEEKDAY}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH_NAMES})\.?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d))"
)
_DATE_LINE = re.compile(
    rf"^(?:(?:First\s+)?(?:Published|Posted|Updated|Date)(?:\s+on)?:?\s+)?{_DATE}"
    r"(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?)?\s*\.?$",
    re.IGNORECASE,
)
# LONDON, March 3, 2021 (Reuters) - Text of the story …
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z .'’-]{2,40}(?:,\s+[A-Z][\w. ]{1,25})?)[,\s]+"
    rf"(?:{_DATE}|(?:{_MONTH_NAMES})\.?\s+\d{{1,2}})?\s*\((?P<agency>[A-Z][\w .&'’-]{{1,40}})\)\s*[-–—]"
)
# The Harwick Post, March 5, 2021
_OUTLET_LINE = re.compile(
    rf"^(?P<outlet>(?:The\s+)?[A-Z][\w'’&.-]*(?:\s+(?:and|of|the|&|[A-Z][\w'’&.-]*)){{0,6}}),\s+{_DATE}\.?$"
)
_BYLINE = re.compile(r"^By:?\s+(?P<names>[A-Z][^\d:;]{2,100}?)(?:,\s+(?P<rest>[^,]{3,60}))?\s*$")
_CREDIT = re.compile(
    r"\b(?P<manner>(?:AI[- ])?(?:processed|adapted|translated|republished|reprinted|syndicated|summari[sz]ed))\s+"
    r"(?:from|with permission from|by permission of)\s+(?P<outlet>[A-Z][^;,.|()\n]{1,60})",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\b(?:edited|published)\s+by\s+(?P<outlet>[A-Z][^;,.|()\n]{1,60})")
_COPYRIGHT = re.compile(
    r"^(?:©|\(c\)|Copyright)\s*(?:©\s*)?(?:\d{4}(?:[-–]\d{4})?)?,?\s*(?:by\s+)?(?P<outlet>[A-Z][\w&'’ .-]{1,60}?)"
    r"\s*(?:\.?\s*All rights reserved)?\.?$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])\s+")
_HEADING = re.compile(r"(#{1,6})\s+")
_RULE = re.compile(r"[-=*_~\s]{3,}$")


def read_article(source: SourceFile, case: Case | None = None) -> Document:
    """Reads an article: HTML, Word, Markdown with or without front matter, or plain prose.

    Raises MalformedSource for text that is not UTF-8, and EmptySource where there are no words.
    """
    if source.media_type in _HTML:
        from ingest.readers.html import canonical_text as html_text

        text, description = html_text(source)
        return _document(source, text, text, 0, description, (), case, raw_is_text=False)
    if source.media_type == _DOCX:
        from ingest.readers.docx import canonical_text_with_warnings

        text, warnings = canonical_text_with_warnings(source)
        return _document(source, text, text, 0, Description(), warnings, case, raw_is_text=False)
    try:
        text = source.data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedSource(
            f"{source.path} is not UTF-8 text (byte {error.start}). Save it as UTF-8 and ingest it again."
        ) from error
    body, description = front_matter(text)
    return _document(source, text, text, body, description, (), case, raw_is_text=True)


def article_from_text(source: SourceFile, text: str, case: Case | None = None) -> Document:
    """An article whose canonical text was obtained elsewhere (from the rows of a PDF, say)."""
    return _document(source, text, text, 0, Description(), (), case, raw_is_text=False)


def front_matter(text: str) -> tuple[int, Description]:
    """Where the body of the text begins, and what the front matter between two `---` lines says (nothing if none)."""
    opening = re.match(r"\ufeff?---[ \t]*\r?\n", text)
    if not opening:
        return (1 if text.startswith("\ufeff") else 0), Description()
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE).search(text, opening.end())
    if not closing:
        return 0, Description()
    values: dict[str, list[str]] = {}
    key = ""
    for row in text[opening.end() : closing.start()].splitlines():
        entry = re.match(r"([A-Za-z_][\w -]*?)\s*:(?:\s+(.*)|\s*)$", row)
        item = re.match(r"\s*-\s+(.+)$", row)
        if entry:
            key = entry[1].casefold().replace("-", "_")
            values.setdefault(key, []).extend(_items(entry[2] or ""))
        elif item and key:
            values[key].append(_unquoted(item[1]))
    one = {name: items[0] for name, items in values.items() if items and items[0]}
    authors = tuple(item for name in ("author", "authors", "by", "byline") for item in values.get(name, ()) if item)
    published = next((day for name in ("published", "date", "publication_date") if (day := _iso(one.get(name)))), None)

    def fact(*names: str) -> Fact[str] | None:
        value = next((one[name] for name in names if name in one), None)
        return Fact(value, _FRONT) if value else None

    return closing.end(), Description(
        title=fact("title", "headline"),
        publisher=fact("publisher", "site", "site_name", "source", "publication"),
        authors=Fact(authors, _FRONT) if authors else None,
        published=Fact(published, _FRONT) if published else None,
        url=fact("url", "link", "permalink", "canonical"),
        licence=fact("license", "licence"),
        processed_from=fact("processed_from", "original_publisher", "via"),
    )


def _items(value: str) -> list[str]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(item) for item in value[1:-1].split(",")]
    return [_unquoted(value)] if value else []


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace('\\"', '"').replace("\\\\", "\\") if value[0] == '"' else inner.replace("''", "'")
    return value


def _iso(value: str | None) -> dt.date | None:
    if not value:
        return None
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        found = re.fullmatch(_DATE, value.strip(), re.IGNORECASE)
        return _day(found) if found else None


def _day(found: re.Match[str]) -> dt.date | None:
    for n in "123":
        if found[f"y{n}"]:
            month = found[f"m{n}"]
            try:
                return dt.date(
                    int(found[f"y{n}"]),
                    int(month) if month.isdigit() else _MONTHS[month[:3].casefold()],
                    int(found[f"d{n}"]),
                )
            except ValueError:
                return None
    return None


def paragraphs(text: str, start: int = 0) -> tuple[Line, ...]:
    """The lines of a text that hold words, numbered by paragraph from 1.

    Each line is a paragraph, unless the text is wrapped at a fixed width: then a paragraph runs to the next blank line.
    """
    rows: list[tuple[int, int, int, int]] = []  # start, end, heading level, block
    block, blank = 0, True
    for row in re.compile(r"[^\n]+").finditer(text, start):
        begin, stop = row.span()
        if text.count("\n", rows[-1][1] if rows else start, begin) > 1:
            blank = True
        while begin < stop and text[begin].isspace():
            begin += 1
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        if begin == stop or _RULE.match(text[begin:stop]):
            blank = True
            continue
        level = 0
        mark = _HEADING.match(text, begin, stop)
        if mark:
            level, begin = len(mark[1]), mark.end()
        bullet = _BULLET.match(text, begin, stop)
        if bullet and bullet.end() < stop:
            begin = bullet.end()
        if begin >= stop:
            continue
        block += blank or bool(mark) or bool(bullet)
        rows.append((begin, stop, level, block))
        blank = bool(mark)
    wrapped = _wrapped(text, rows)
    lines: list[Line] = []
    number, last = 0, 0
    for begin, stop, level, own in rows:
        number += 1 if not wrapped or own != last else 0
        last = own
        lines.append(Line(begin, stop, paragraph=number, heading=level))
    return tuple(lines)


def _wrapped(text: str, rows: list[tuple[int, int, int, int]]) -> bool:
    """Whether lines are cut at a fixed width: most lines inside a block are nearly as long as the longest and end in
    mid-sentence."""
    inside = [(row, following) for row, following in itertools.pairwise(rows) if row[3] == following[3]]
    if len(inside) < 3:
        return False
    widest = max(row[1] - row[0] for row, _ in inside)
    if widest > 120:
        return False
    cut = sum(text[row[1] - 1] not in ".!?:\"”'’" and row[1] - row[0] > widest * 0.6 for row, _ in inside)
    return cut > len(inside) * 0.6


def _document(
    source: SourceFile,
    text: str,
    raw: str,
    body: int,
    given: Description,
    warnings: tuple[str, ...],
    case: Case | None,
    *,
    raw_is_text: bool,
) -> Document:
    lines = paragraphs(text, body)
    if not lines:
        raise EmptySource(f"{source.path} holds no text. Check that it is the file that you meant.")
    described, doubts = describe(text, lines, given)
    return Document(
        id=document_id(source),
        source=source,
        kind=DocumentKind.ARTICLE,
        layout=Layout.PARAGRAPHS,
        text=text,
        lines=lines,
        description=described,
        warnings=warnings + doubts,
        raw_is_text=raw_is_text,
    )


def describe(text: str, lines: tuple[Line, ...], given: Description) -> tuple[Description, tuple[str, ...]]:
    """What the article says about itself, with what was `given` (front matter, markup) standing before the text.

    The second value holds warnings: where the text gives another date than the markup does.
    """
    found: dict[str, Fact[object]] = {}
    warnings: list[str] = []
    rows = [text[line.start : line.end] for line in lines]
    marked = next((index for index, line in enumerate(lines[:_HEAD_PARAGRAPHS]) if line.heading == 1), None)
    if marked is not None:
        found["title"] = Fact(rows[marked], "heading")
    elif len(rows) > 1 and _title_like(rows[0]):
        found["title"] = Fact(rows[0], _STATED)
    for row in rows[:_HEAD_PARAGRAPHS]:
        if date_line := _DATE_LINE.match(row):
            if (day := _day(date_line)) and "published" not in found:
                found["published"] = Fact(day, _STATED)
            continue
        if outlet_line := _OUTLET_LINE.match(row):
            found.setdefault("publisher", Fact(outlet_line["outlet"].strip(), _STATED))
            if (day := _day(outlet_line)) and "published" not in found:
                found["published"] = Fact(day, _STATED)
            continue
        if dateline := _DATELINE.match(row):
            found.setdefault("publisher", Fact(dateline["agency"], _STATED))
            if (day := _day(dateline)) and "published" not in found:
                found["published"] = Fact(day, _STATED)
        if len(row) < _LONGEST_TITLE and (byline := _BYLINE.match(row)) and _names_people(byline["names"]):
            authors = tuple(part.strip() for part in re.split(r",|\band\b|&", byline["names"]) if part.strip())
            found.setdefault("authors", Fact(authors, _STATED))
    for row in (*rows[:_HEAD_PARAGRAPHS], *rows[-3:]):
        if len(row) > _LONGEST_TITLE:
            continue
        if credit := _CREDIT.search(row):
            found.setdefault("processed_from", Fact(credit["outlet"].strip(), _STATED))
        if edited := _EDITED.search(row):
            found.setdefault("publisher", Fact(edited["outlet"].strip(), _STATED))
        if right := _COPYRIGHT.match(row):
            found.setdefault("publisher", Fact(right["outlet"].strip(), _STATED))
    published = found.get("published")
    if given.published and published and given.published.value != published.value:
        warnings.append(
            f"The text gives {published.value} as its date, the {given.published.basis} {given.published.value}; "
            f"the {given.published.basis} is used."
        )
    missing = {name: fact for name, fact in found.items() if getattr(given, name) is None}
    return dataclasses.replace(given, **missing), tuple(warnings)  # type: ignore[arg-type]


def manner_of_processing(document: Document) -> str | None:
    """How the article says that it was made from another outlet's ("AI-processed"), as it stands there."""
    rows = [document.text[line.start : line.end] for line in document.lines]
    for row in (*rows[:_HEAD_PARAGRAPHS], *rows[-3:]):
        if len(row) <= _LONGEST_TITLE and (credit := _CREDIT.search(row)):
            return credit["manner"]
    return None


def _title_like(row: str) -> bool:
    return (
        len(row) <= _LONGEST_TITLE
        and len(row.split()) >= 2
        and row[-1] not in ".,;:"
        and not _DATE_LINE.match(row)
        and not _DATELINE.match(row)
        and not row.startswith(('"', "“", "By "))
    )


def _names_people(names: str) -> bool:
    words = [word for word in re.split(r"[\s,&]+", names) if word not in ("and", "")]
    return 2 <= len(words) <= 12 and all(
        word[0].isupper() or word in ("de", "van", "von", "al", "bin") for word in words
    )
