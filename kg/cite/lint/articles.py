"""Citations of articles in a draft, found by the titles that the record holds: titles have no shape of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.cite.dates import DATE, read_date
from kg.cite.model import NewspaperOnline
from kg.cite.parser import Found
from kg.cite.pin import PARAGRAPH, Unit, read_pin
from kg.model.document import DocumentKind
from kg.model.statement import DocumentCard

# A title of fewer words could be any phrase.
FEWEST = 3
_MARKS = "[*_\"“”'‘’]"
_DASHES = "[-–—]"
_OPEN = rf"[,.]?{_MARKS}{{0,2}},?\s*\(?"
_NAMED = rf"{_MARKS}?[A-Z][^,;()\n]{{1,60}}?{_MARKS}?,?\s*"
_DAY = rf"\(?(?P<date>{DATE})(?:,[^()\n]{{1,20}})?\)?"
_URL = r"https?://[^\s\[\]()]*[^\s\[\]().,;]"
_PIN = rf"(?:,\s*at\s+[A-Z]?\d{{1,3}}\b)?(?:\s*,\s*(?:at\s+)?(?P<pin>{PARAGRAPH}))?"
# What follows a title, fullest first: publication and day, publication and address, a place alone.
_RESTS = tuple(
    re.compile(text)
    for text in (
        rf"{_OPEN}(?:{_NAMED})?{_DAY}(?:,?\s*{_URL})?{_PIN}",
        rf"{_OPEN}(?:{_NAMED})?{_URL}(?P<date>(?!))?{_PIN}",
        rf"[,.]?{_MARKS}{{0,2}}(?P<date>(?!))?{_PIN}",
    )
)


def cited_articles(draft: str, cards: Iterable[DocumentCard]) -> Iterator[Found]:
    """Each place where a draft names an article of the record by its title, with what it says of it."""
    for card in cards:
        if card.kind is not DocumentKind.ARTICLE or not card.title or len(card.title.split()) < FEWEST:
            continue
        for hit in re.finditer(_title(card.title), draft, re.IGNORECASE):
            start = _author(draft, hit.start(), card)
            rest = _rest(draft, hit.end())
            end = rest.end() if rest else hit.end()
            end = hit.end() + len(draft[hit.end() : end].rstrip(" ,."))
            cite = NewspaperOnline(
                author=", ".join(card.authors) or None,
                title=card.title,
                publication=card.publisher,
                date=read_date(rest["date"]) if rest and rest["date"] else None,
                url=card.url,
                pin=read_pin(rest["pin"], Unit.PARAGRAPH) if rest and rest["pin"] else None,
            )
            yield Found(start=start, end=end, text=draft[start:end], cite=cite, form="newspaper_online")


def _title(title: str) -> str:
    """The title as a pattern: blanks and typographic marks as the typist likes."""
    words = []
    for word in title.split():
        plain = re.escape(word)
        plain = re.sub(r"[\"“”'‘’]", lambda _: _MARKS, plain)
        words.append(re.sub(r"\\?[-–—]", lambda _: _DASHES, plain))
    body = r"\s+".join(words)
    return rf"{_MARKS}?(?<!\w){body}(?!\w)"


def _rest(draft: str, at: int) -> re.Match[str] | None:
    """What follows a title, as far as it reads as publication, day, address and place."""
    return next((hit for rest in _RESTS if (hit := rest.match(draft, at))), None)


def _author(draft: str, at: int, card: DocumentCard) -> int:
    """Where a citation begins whose author stands before its title."""
    for name in (*card.authors, *(author.split()[-1] for author in card.authors)):
        before = re.search(rf"{re.escape(name)},\s*$", draft[max(0, at - len(name) - 4) : at])
        if before:
            return at - (len(draft[max(0, at - len(name) - 4) : at]) - before.start())
    return at
