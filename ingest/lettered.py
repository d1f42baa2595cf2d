"""Marks of questions and answers in other languages than English: "Q." and "R.", "P." and "R.", "F." and "A."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

# French, Spanish and Portuguese, Italian, German.
_PAIRS = (("Q", "R"), ("P", "R"), ("D", "R"), ("F", "A"))
_MARK = r"(?:\d{{1,5}}[.)]?\s+)?(?P<mark>[{letters}])(?P<point>\s?[.:]|\s?[-–—](?=\s))\s+(?=\S)"
_ENGLISH = re.compile(r"(?P<mark>[QA])\s?[.:]\s")
_FEWEST = 3
_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of question and answer in one text, and the indents at which they stand."""

    question: str
    answer: str
    indents: frozenset[int]

    def match(self, text: str, indent: int) -> re.Match[str] | None:
        """The mark at the head of a row, with the groups `mark` and `point`; the words begin at its end."""
        return _pattern(self.question, self.answer).match(text) if indent in self.indents else None


def convention(rows: Sequence[tuple[str, int]]) -> Letters | None:
    """The letters of question and answer that rows (text, indent) print; None where they print "Q." and "A." or none.

    Both come back about as often and in turn; a person's initial does not.
    """
    english = {match["mark"] for text, _ in rows if (match := _ENGLISH.match(text))}
    if english == {"Q", "A"}:
        return None
    for asks, answers in _PAIRS:
        mark = _pattern(asks, answers)
        found = [(match["mark"], indent) for text, indent in rows if (match := mark.match(text))]
        counts = Counter(letter for letter, _ in found)
        if min(counts[asks], counts[answers]) < max(_FEWEST, 0.4 * max(counts.values(), default=0)):
            continue
        turns = sum(a[0] != b[0] for a, b in pairwise(found))
        if turns >= 0.8 * (len(found) - 1) and len(found) >= _SHARE * len(rows):
            places = Counter(indent for _, indent in found)
            return Letters(asks, answers, frozenset(at for at, count in places.items() if count * 5 >= len(found)))
    return None


@cache
def _pattern(asks: str, answers: str) -> re.Pattern[str]:
    return re.compile(_MARK.format(letters=asks + answers))
