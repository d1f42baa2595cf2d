"""Who gives evidence in a record, so that people who share a surname are told apart in citations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.cite.words import surname
from kg.model.entity import EntityKind
from kg.store.base import View

_TITLES = re.compile(
    r"^(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir|Dame|Lord|Lady|Judge|Justice|Hon|The)\b\.?\s+)+", re.IGNORECASE
)


def bare(name: str) -> str:
    """A name without its titles."""
    return _TITLES.sub("", name.strip())


def same_person(short: str, full: str) -> bool:
    """Whether a short name ("Rivera", "M. Rivera", "Maud Rivera") can stand for a full one; titles say nothing."""
    short, full = bare(short), bare(full)
    if surname(short).casefold() != surname(full).casefold():
        return False
    given, known = short.split()[:-1], full.split()[:-1]
    return not given or not known or known[0].casefold().startswith(given[0].rstrip(".").casefold())


class People:
    """The names of deponents and witnesses of a record."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_surname: dict[str, set[str]] = {}
        for name in map(bare, names):
            # a surname alone is nobody else
            if len(name.split()) > 1:
                self._by_surname.setdefault(surname(name).casefold(), set()).add(name)

    @classmethod
    def of(cls, view: View) -> People:
        """Everybody whose deposition is in the store, or who says something in it."""
        deponents = [card.deponent for card in view.documents() if card.deponent]
        speaking = [item.name for item in view.entities() if item.statements and item.kind == EntityKind.PERSON.value]
        return cls([*deponents, *speaking])

    def short(self, name: str) -> str:
        """The surname; with the first initial where others share it; the full name where they share that too."""
        name = bare(name)
        family = surname(name)
        others = [other for other in self._by_surname.get(family.casefold(), ()) if not same_person(name, other)]
        given = name.split()[0]
        if not others or len(name.split()) < 2:
            return family
        if any(other[0].casefold() == given[0].casefold() for other in others):
            return name
        return f"{given[0].upper()}. {family}"
