"""The exhibits that questions and statements name, read at their spans; what they are called is data.

"Tab 5" and "page 12" are places in somebody's bundle and no exhibits; "that document" is not resolved.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from kg.model.exhibit import Exhibit, Reference
from kg.model.identity import content_id, name_key
from kg.model.statement import DocumentCard, Statement
from kg.model.text import Span, read

_BARE = "Exhibit"
# Numbered anew for each witness who is deposed.
_OF_A_DEPOSITION = ("Exhibit", "Deposition Exhibit")


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("ingest.extract").joinpath("patterns/exhibits.toml").read_text(encoding="utf-8"))


@cache
def _pattern() -> re.Pattern[str]:
    data = _data()
    parties = "|".join(sorted(map(re.escape, data["party"]), key=len, reverse=True)).replace("'", "['’]")
    initials = "|".join(sorted(data["numbers"]["initials"], key=len, reverse=True))
    after = data["numbers"]["after"]
    never = "|".join(data["numbers"]["never"])
    return re.compile(
        rf"\b(?P<code>{initials})(?:[-\s]\s?|\.\s?)?(?P<serial>\d{{1,4}}(?:\.\d{{1,3}})*[A-Z]?)\b(?![.,]?\d)"
        rf"|\b(?!{never})(?P<bates>{data['numbers']['bates']})(?![^\W_])"
        rf"|(?:\b(?P<party>(?i:{parties}))\s+)?\b(?P<word>(?i:exhibit|exh\.|ex\.))(?P<many>[sS])?\s+"
        rf"(?:(?i:nos?|numbers?)\b\.?\s+)?(?P<list>{after}\b(?:(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|through|to)\s+)"
        rf"{after}\b)*)"
    )


def exhibits(
    text: str, card: DocumentCard, statements: Sequence[Statement]
) -> tuple[tuple[Exhibit, ...], tuple[Reference, ...]]:
    """The exhibits that the statements and the questions they answer name, by number; and where, by position."""
    found: dict[str, Exhibit] = {}
    references: dict[Reference, None] = {}
    for statement in statements:
        for part, spans in (("question", statement.question_spans), ("answer", statement.answer_spans)):
            for number, places in _named(text, spans):
                exhibit = Exhibit(id=_identifier(number, card), number=number)
                found.setdefault(exhibit.id, exhibit)
                reference = Reference(
                    exhibit_id=exhibit.id,
                    statement_id=statement.id,
                    part=part,
                    text=read(text, places),
                    spans=places,
                )
                references.setdefault(reference)
    return (
        tuple(sorted(found.values(), key=lambda one: (one.number, one.id))),
        tuple(sorted(references, key=lambda one: (one.spans, one.statement_id, one.exhibit_id))),
    )


def _identifier(number: str, card: DocumentCard) -> str:
    matter = card.docket_number or card.short_caption or card.caption
    own = card.hearing_kind == "deposition" and number.rpartition(" ")[0] in _OF_A_DEPOSITION
    scope = card.sha256 if own or not matter else name_key(matter)
    return content_id("ex", scope, number.casefold())


def _named(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Each number named within the spans, in one form, with its place."""
    joined = " ".join(text[span.start : span.end] for span in spans)
    for match in _pattern().finditer(joined):
        if match["code"]:
            yield f"{match['code']}-{match['serial']}", _places(spans, match.start(), match.end())
        elif match["bates"]:
            yield match["bates"], _places(spans, match.start(), match.end())
        else:
            yield from _listed(match, spans)


def _listed(match: re.Match[str], spans: Sequence[Span]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """ "Exhibits 3, 4 and 5" are three; the first takes the word "Exhibits" into its place."""
    whose = _data()["party"].get((match["party"] or "").casefold().replace("’", "'"), "")
    begins = match.start("list")
    for place, one in enumerate(re.finditer(rf"{_data()['numbers']['after']}\b", match["list"])):
        if place and not match["many"]:
            return  # "Exhibit 5, 2011" is one
        start = begins + one.start() if place else match.start()
        written = re.sub(r"\s+", " ", one.group())
        coded = re.fullmatch(r"([A-Z]{2,3})[- ]?(\d.*)", written)
        if coded and coded[1] in _data()["numbers"]["initials"]:
            number = f"{coded[1]}-{coded[2]}"
        else:
            number = f"{whose} {_BARE} {written.upper()}".strip()
        yield number, _places(spans, start, begins + one.end())


def _places(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The stretch [start, end) of the spans' joined words, back in the document."""
    found = []
    begins = 0
    for span in spans:
        first, last = max(start, begins), min(end, begins + len(span))
        if first < last:
            found.append(Span(span.start + first - begins, span.start + last - begins))
        begins += len(span) + 1
    return tuple(found)
