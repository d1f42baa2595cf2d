"""Names in a question, matched against the people and bodies of the record.

A name is matched by its last word and, where both give one, by compatible first names ("Saf" and "Sarfaraz" are left
open, "Stefan Knight" and "Mark Knight" are not the same). Nothing is decided where two declarants fit: both are kept.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from kg.model.terms import STOP, stem
from kg.store.base import EntityCard, Totals, View

_TITLES = frozenset(
    [
        "mr", "mrs", "ms", "miss", "dr", "doctor", "sir",
        "dame", "lord", "lady", "prof", "professor", "judge", "justice",
        "chief", "president", "governor", "senator", "minister", "secretary",
        "adv", "advocate", "kc", "qc", "sc", "esq",
        "hon", "honourable", "honorable", "inspector", "detective",
        "officer", "captain", "general", "rev", "chairperson",
        "attorney", "ambassador", "representative", "the", "mp", "jr", "sr",
        "ii", "iii", "iv", "ph.d", "phd", "m.d", "md", "cpa", "obe", "cbe", "mbe",
    ]
)  # fmt: skip
_CALENDAR = frozenset(
    [
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
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
# words that begin a question and are no name, though some entity's name may hold them
_OPENERS = frozenset(
    [
        "before",
        "after",
        "according",
        "during",
        "since",
        "until",
        "besides",
        "apart",
        "did",
        "does",
        "has",
        "had",
        "was",
        "were",
        "is",
        "are",
        "could",
        "can",
        "would",
        "on",
        "in",
        "at",
        "for",
        "from",
        "to",
        "by",
        "with",
        "under",
        "about",
        "as",
        "if",
        "list",
        "name",
        "give",
        "which",
        "what",
        "who",
        "whom",
        "whose",
        "when",
        "where",
        "why",
        "how",
        "and",
        "but",
        "the",
        "please",
        "tell",
        "show",
        "find",
        "quote",
    ]
)
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a question, with the declarants and the other entities that it may mean."""

    text: str
    start: int
    end: int
    declarants: tuple[EntityCard, ...] = ()
    others: tuple[EntityCard, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the record has anybody of this name."""
        return bool(self.declarants or self.others)

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words of the name without titles."""
        return parts(self.text)


def fold(word: str) -> str:
    """A word without case, accents, possessive ending and final dot."""
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).rstrip(".")
    return plain[:-2] if plain.endswith("'s") else plain.rstrip("'")


def parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without titles and bracketed or quoted nicknames' marks."""
    folded = [fold(match.group()) for match in _WORD.finditer(name)]
    return tuple(word for word in folded if word and word not in _TITLES)


class Roster:
    """Everybody whom the record knows, by the words of their names."""

    def __init__(
        self, cards: Iterable[EntityCard], days: Iterable[dt.date] = (), publishers: Iterable[str] = ()
    ) -> None:
        self.days = frozenset(days)
        """the days of the record's hearings and articles"""
        self._publishers = tuple(frozenset(parts(one)) for one in sorted(set(publishers)))
        self._by_word: dict[str, list[tuple[tuple[str, ...], EntityCard]]] = defaultdict(list)
        self._vocabulary: set[str] = set()
        for card in cards:
            for name in dict.fromkeys((card.name, *card.aliases)):
                words = parts(name)
                if not words:
                    continue
                self._vocabulary.update(words)
                for word in dict.fromkeys(words[1:] if card.kind == "Person" and len(words) > 1 else words):
                    self._by_word[word].append((words, card))

    def knows(self, word: str) -> bool:
        """Whether some entity's name holds this (folded) word."""
        return word in self._vocabulary

    def publishes(self, words: Sequence[str]) -> bool:
        """Whether these folded words name a publisher of the record's articles, or a part of its name."""
        return bool(words) and any(set(words) <= publisher for publisher in self._publishers)

    def match(self, words: Sequence[str]) -> tuple[EntityCard, ...]:
        """The entities that a name of these folded words may mean: the closest matches only, by name then id."""
        found: dict[str, tuple[int, EntityCard]] = {}
        for theirs, card in self._by_word.get(words[-1], ()):
            rank = _agreement(words, theirs) if theirs[-1] == words[-1] else _within(words, theirs)
            if rank and rank > found.get(card.id, (0, card))[0]:
                found[card.id] = (rank, card)
        kept: list[EntityCard] = []
        for speakers in (True, False):
            # a mention "Dr. Li" agrees better with "Li" than the declarant Peter Li does: judged apart
            ranks = [rank for rank, card in found.values() if bool(card.statements) is speakers]
            best = max(ranks, default=0)
            kept += [card for rank, card in found.values() if bool(card.statements) is speakers and rank == best]
        return tuple(sorted(kept, key=lambda card: (card.name, card.id)))


def _agreement(asked: Sequence[str], theirs: Sequence[str]) -> int:
    """How well two names that end alike agree: 0 not the same, 1 first names may be, 2 surname alone, 3 fully."""
    if len(asked) == 1 or len(theirs) == 1:
        return 2
    mine, other = set(asked[:-1]), set(theirs[:-1])
    if mine <= other or other <= mine:
        return 3
    first, second = asked[0], theirs[0]
    # initials, and short forms that begin alike ("Saf" and "Sarfaraz" share two letters)
    return 1 if first[0] == second[0] and (min(len(first), len(second)) <= 3 or first[:2] == second[:2]) else 0


@lru_cache(maxsize=4096)
def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: the same last word, and first names that do not speak against it."""
    mine, theirs = parts(one), parts(other)
    return bool(mine and theirs) and mine[-1] == theirs[-1] and _agreement(mine, theirs) > 1


def _within(asked: Sequence[str], theirs: Sequence[str]) -> int:
    """1 where the name asked for is a part of the other: the first of two surnames, a body without "Inc."."""
    size = len(asked)
    return int(any(tuple(theirs[at : at + size]) == tuple(asked) for at in range(len(theirs) - size)))


_ROSTERS: WeakKeyDictionary[View, tuple[Totals, Roster]] = WeakKeyDictionary()


def roster(view: View, totals: Totals) -> Roster:
    """The roster of a store, made anew when its counts have changed."""
    try:
        held = _ROSTERS.get(view)
    except TypeError:
        return _made(view)
    if held and held[0] == totals:
        return held[1]
    made = _made(view)
    _ROSTERS[view] = (totals, made)
    return made


def _made(view: View) -> Roster:
    cards = view.documents()
    days = (day for card in cards for day in (card.date, card.published) if day)
    return Roster(view.entities(), days, (card.publisher for card in cards if card.publisher))


def find_names(text: str, known: Roster) -> tuple[Name, ...]:
    """The names in a text: runs of words with capitals ("of" may join two where the record knows the whole)."""
    runs: list[list[re.Match[str]]] = []
    closed = True
    for match in _WORD.finditer(text):
        word = match.group()
        if not _capital(word) or (match.start() == 0 and not _opens_name(word, known)):
            closed = True
            continue
        if not closed and text[runs[-1][-1].end() : match.start()] in (" ", "  "):
            runs[-1].append(match)
        else:
            runs.append([match])
        closed = word.endswith(("'s", "’s"))
    found: list[Name] = []
    for run in runs:
        name = _name(text, run[0].start(), run[-1].end(), known)
        if name is None:
            continue
        if found and re.fullmatch(r" of (?:the )?", text[found[-1].end : name.start]):
            whole = _name(text, found[-1].start, name.end, known)
            if whole is not None and whole.known:
                found[-1] = whole
                continue
        found.append(name)
    return tuple(found)


def _capital(word: str) -> bool:
    return any(letter.isupper() for letter in word) and fold(word) not in _CALENDAR


def _opens_name(word: str, known: Roster) -> bool:
    folded = fold(word)
    return folded not in STOP and folded not in _OPENERS and (folded in _TITLES or known.knows(folded))


def _name(text: str, start: int, end: int, known: Roster) -> Name | None:
    written = re.sub(r"['’]s?$", "", text[start:end].rstrip("."))
    words = parts(written)
    if not words or all(word in STOP for word in words):
        return None
    cards = known.match(words)
    return Name(
        text=written,
        start=start,
        end=start + len(written),
        declarants=tuple(card for card in cards if card.statements),
        others=tuple(card for card in cards if not card.statements),
    )


def name_terms(name: Name) -> frozenset[str]:
    """The index terms of a name's words."""
    return frozenset(stem(word) for word in name.words)
