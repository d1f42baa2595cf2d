"""Where the words of a canonical text stand on the sheets of its PDF.

Both are the same words in the same order; the text may have left out running heads and page numbers, and have joined
words that the print divides. So the two are walked side by side: what differs is passed over within a short reach, and
where no way on is found the rest stays without a place rather than with a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg.model.sheet import PlacedWord

_WORD = re.compile(r"\S+")
# How many words a running head, a page number and what else is not read may have between two words of the text.
REACH = 60
# So many words in a row must agree before the walk goes on after a difference.
AGREE = 3

Placed = list[tuple[int, int, PlacedWord]]
"""Start and end in the canonical text, and a word of a sheet; a word divided in print has two."""


def align(text: str, words: Iterable[PlacedWord]) -> Placed:
    """The words of the text that have a place, by position."""
    tokens = [(found.start(), found.end(), found.group()) for found in _WORD.finditer(text)]
    printed = [piece for word in words for piece in _pieces(word)]
    found: Placed = []
    at, there = 0, 0
    while at < len(tokens) and there < len(printed):
        start, end, token = tokens[at]
        taken = _same(token, printed, there)
        if taken:
            found.extend((start, end, word) for word in printed[there : there + taken])
            at, there = at + 1, there + taken
            continue
        step = _way_on(tokens, at, printed, there)
        if step is None:
            at += 1
        else:
            at, there = at + step[0], there + step[1]
    return found


def _pieces(word: PlacedWord) -> list[PlacedWord]:
    parts = word.text.split()
    if len(parts) == 1 and parts[0] == word.text:
        return [word]
    return [PlacedWord(part, word.sheet, word.left, word.bottom, word.right, word.top) for part in parts]


def _same(token: str, printed: Sequence[PlacedWord], there: int) -> int:
    """How many printed words make the token: one, two where it was divided, none where it is another word."""
    word = printed[there].text
    if word == token:
        return 1
    if word.endswith("-") and there + 1 < len(printed) and token == word[:-1] + printed[there + 1].text:
        return 2
    return 0


def _way_on(
    tokens: Sequence[tuple[int, int, str]], at: int, printed: Sequence[PlacedWord], there: int
) -> tuple[int, int] | None:
    """The smallest step over words of either side after which both agree again."""
    for reach in range(1, REACH + 1):
        for skipped in range(reach + 1):
            step = (skipped, reach - skipped)
            if _agree(tokens, at + step[0], printed, there + step[1]):
                return step
    return None


def _agree(tokens: Sequence[tuple[int, int, str]], at: int, printed: Sequence[PlacedWord], there: int) -> bool:
    count = 0
    while count < AGREE and at < len(tokens) and there < len(printed):
        taken = _same(tokens[at][2], printed, there)
        if not taken:
            return False
        at, there, count = at + 1, there + taken, count + 1
    return count > 0
