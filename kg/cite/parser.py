"""From the text of a brief back to citations: the inverse of `format`, and tolerant of how people really write.

What a reader had to guess is kept as a doubt, in plain words; nothing is silently settled.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.cite.model import FORMS, Article, Cite, Id, PlainDocument, RecordPage
from kg.cite.pin import Unit
from kg.cite.profile import Form, profile, profiles
from kg.cite.template import Style, kinds, pattern, says_only, value
from kg.model.errors import UsageError

# More lines than any transcript page has: beyond it, the second number of "45:12-46" is rather a page.
MOST_LINES = 40
_PARENTHETICALS = (
    r"emphasis (?:added|in original|omitted)|objections? omitted|alterations? in original|cleaned up|"
    r"(?:internal )?(?:quotation marks|citations?) omitted|quoting .+|citing .+|reporting .+|brackets in original|"
    r"colloquy omitted|footnote omitted|second (?:and|through) \w+ ellips[ei]s"
)
_KNOWN_TAIL = re.compile(rf"\s*\((?P<note>{_PARENTHETICALS})\)$")
_SIGNAL = re.compile(
    r"^(?:(?:[Bb]ut\s+)?[Ss]ee(?:,?\s+e\.g\.,?)?(?:\s+also)?|[Cc]f\.|[Aa]ccord|[Cc]ompare|[Ee]\.g\.,)\s+", re.X
)
# Forms with a title that could be any words, most particular first: tried after every form that its shape marks.
_FREE = (
    "inquiry",
    "congress",
    "supra",
    "oral_argument",
    "other_case",
    "post",
    "newspaper_print",
    "web",
    "newspaper_online",
    "plain",
)
_AFTER_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+$")
# Only what its shape marks is hunted for in running text.
_HUNTED = tuple(name for name in FORMS if name not in _FREE or name in ("inquiry", "supra", "oral_argument"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A citation as read: with the profile and form that read it, and what the reader was not sure of."""

    cite: Cite
    profile: str
    form: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A citation in a draft, at `[start, end)` of the draft's text."""

    start: int
    end: int
    text: str
    cite: Cite
    form: str
    doubts: tuple[str, ...] = ()


# (free titles, tolerant, italics). What is marked by its shape is tried before free titles, italics before none, and
# text as we write it before text as people write it.
_MARKED = ((False, False, True), (False, False, False), (True, False, True), (False, True, True), (False, True, False))
_TITLED = ((True, True, True), (True, False, False), (True, True, False))


def parse(text: str, court: str | None = None) -> Cite:
    """The citation that a text writes. Raises UsageError for what is no citation to a record."""
    return parsed(text, court).cite


def parsed(text: str, court: str | None = None) -> Parsed:
    """The same with the reader's doubts. `court` is tried first; without one, every profile is tried."""
    given = " ".join(_SIGNAL.sub("", text.strip()).split())
    attempts = list(_attempts(given))
    for passes in (_MARKED, _TITLED):
        for body, notes, enclosed in attempts:
            for free, tolerant, italics in passes:
                if italics and "*" not in body:
                    continue
                hit = _match(body, court, free=free, italics=italics, tolerant=tolerant)
                if hit is not None:
                    cite, name, form = hit
                    # a court that puts the form in brackets anyway says nothing by them
                    own = enclosed and not (court and profile(court).forms[form].enclose)
                    cite = dataclasses.replace(cite, parentheticals=notes, enclosed=own)
                    return Parsed(cite=cite, profile=name, form=form, doubts=_doubts(cite, form, italics))
    raise UsageError(f"{text!r} is not a citation to the record in a form that is known; see docs/citations.md.")


def find_citations(text: str, court: str | None = None) -> list[Found]:
    """Every record citation in a text, in order of position, without overlaps (the longer one stands)."""
    candidates: list[tuple[int, int, int, Mapping[str, str | None], str, str, Style]] = []
    rank = 0
    for form, source, style in _sources(court, all_courts=False):
        if form not in _HUNTED:
            continue
        rank += 1
        compiled = _finder(source)
        for hit in compiled.finditer(text):
            if source.startswith("{volume}") and _AFTER_MONTH.search(text, max(0, hit.start() - 12), hit.start()):
                # "Oct. 1 Tr. 45:3": a day without its year
                continue
            candidates.append((hit.start(), -hit.end(), rank, hit.groupdict(), form, source, style))
    candidates.sort(key=lambda item: (item[0], item[1], item[2]))
    # the longer of two that overlap; of equal ones, the earlier template
    by_length = sorted(candidates, key=lambda item: (item[0] + item[1], item[2], item[0]))
    taken: list[Found] = []
    for start, negative, _rank, groups, form, source, style in by_length:
        end = -negative
        if any(start < other.end and other.start < end for other in taken):
            continue
        try:
            cite = _build(form, groups, source, style)
        except ValueError:
            continue
        end, notes = _notes(text, end)
        cite = dataclasses.replace(cite, parentheticals=notes)
        taken.append(
            Found(start=start, end=end, text=text[start:end], cite=cite, form=form, doubts=_doubts(cite, form, True))
        )
    return sorted(taken, key=lambda item: item.start)


def _attempts(text: str) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """The text as bodies to match: without enclosing brackets, full stop and parentheticals, mildest change first."""
    enclosed = text.startswith("(") and _closes_at_end(text.removesuffix("."))
    text = text.removesuffix(".") if enclosed else text
    if enclosed:
        text = text[1:-1].strip()
    text = text.removesuffix(".") if not text.endswith(("Id.", "id.")) else text
    notes: list[str] = []
    while _KNOWN_TAIL.search(text):
        start = _opening(text)
        if start is None:
            break
        notes.insert(0, text[start + 1 : -1])
        text = text[:start].rstrip()
    yield text, tuple(notes), enclosed
    if text.endswith("*"):
        yield text + ".", tuple(notes), enclosed
    while text.endswith(")") and (start := _opening(text)) is not None and start > 0:
        notes.insert(0, text[start + 1 : -1])
        text = text[:start].rstrip()
        yield text, tuple(notes), enclosed


def _opening(text: str) -> int | None:
    """Where the bracket opens that the last character closes."""
    depth = 0
    for position in range(len(text) - 1, -1, -1):
        depth += (text[position] == ")") - (text[position] == "(")
        if depth == 0:
            return position
    return None


def _closes_at_end(text: str) -> bool:
    return text.endswith(")") and _opening(text) == 0


def _notes(text: str, end: int) -> tuple[int, tuple[str, ...]]:
    """Parentheticals that follow at once in running text."""
    notes: list[str] = []
    while found := re.compile(rf"\s*\(((?:{_PARENTHETICALS.replace('.+', '[^()]+')}))\)").match(text, end):
        notes.append(found[1])
        end = found.end()
    return end, tuple(notes)


@cache
def _sources(court: str | None, *, all_courts: bool) -> tuple[tuple[str, str, Style], ...]:
    """Every template with its form and style: the asked profile's first, then the default, then (if asked) all others.

    What a profile writes comes before what it only reads, and marked shapes before free titles.
    """
    order = [*([court] if court else []), "bluebook", *(profiles() if all_courts else ())]
    seen: dict[tuple[str, str], Style] = {}
    for part in ("write", "read"):
        for name in dict.fromkeys(order):
            for form, made in profile(name).forms.items():
                for source in _of(made, part):
                    if not says_only(source, _TITLE):
                        seen.setdefault((form, source), made.style)
    written = [(form, source, style) for (form, source), style in seen.items()]
    return tuple(sorted(written, key=lambda item: _FREE.index(item[0]) if item[0] in _FREE else -1))


_TITLE = frozenset({"title", "author"})


def _of(form: Form, part: str) -> tuple[str, ...]:
    return form.write if part == "write" else form.read


@cache
def _finder(source: str) -> re.Pattern[str]:
    body = pattern(source, italics=False, tolerant=True, within=True).pattern
    return re.compile(rf"(?<![\w.\-/])[*_]?(?:{body})(?!\w|\.\d)")


def _match(body: str, court: str | None, *, free: bool, italics: bool, tolerant: bool) -> tuple[Cite, str, str] | None:
    for form, source, style in _sources(court, all_courts=True):
        if (form in _FREE) is not free:
            continue
        hit = pattern(source, italics=italics, tolerant=tolerant).fullmatch(body)
        if hit is not None:
            try:
                cite = _build(form, hit.groupdict(), source, style)
            except ValueError:
                continue
            if italics or _marked(cite):
                return cite, court or "bluebook", form
    return None


def _marked(cite: Cite) -> bool:
    """Whether a citation without italics says enough to be one: titles alone could be any sentence."""
    if isinstance(cite, Article):
        return cite.url is not None or cite.date is not None
    if isinstance(cite, PlainDocument):
        return cite.pin is not None and cite.pin.unit is not Unit.PAGE
    return True


def _build(form: str, groups: Mapping[str, str | None], source: str, style: Style) -> Cite:
    units = kinds(source)
    values: dict[str, Any] = {
        name: value(name, text, units.get(name), style) for name, text in groups.items() if text is not None
    }
    if form == "declaration" and "kind" not in values:
        values["kind"] = "Decl."
    kind = FORMS[form]
    return kind(**values)


def _doubts(cite: Cite, form: str, italics: bool) -> tuple[str, ...]:
    doubts = []
    pin = cite.pin
    if pin is not None:
        for item in pin.ranges:
            if pin.unit is Unit.LINE and item.end_page is None and (item.end_line or 0) > MOST_LINES:
                doubts.append(f"{item.page}:{item.line}–{item.end_line}: {item.end_line} may be a page, not a line.")
            elif item.backwards():
                doubts.append("The range ends before it begins.")
        if pin.unit is Unit.PAGE and form in ("deposition", "trial", "hearing"):
            doubts.append("The page is given without lines.")
    if isinstance(cite, RecordPage) and cite.system == "RT":
        doubts.append("RT may be a reporter's transcript on appeal or a realtime transcript of this case.")
    if not italics and form in ("newspaper_print", "newspaper_online", "post", "web", "oral_argument", "other_case"):
        doubts.append("Without italics, where the title ends is a guess.")
    if form == "plain":
        doubts.append("Read as a title and a place in it, for want of a known form.")
    if isinstance(cite, Id):
        doubts.append("Id. means the citation before it.")
    return tuple(doubts)
