"""Copies in other words: all but the commonest words exchanged for others that are as frequent."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence

# Words as common as these are the same in every copy.
COMMON = 400
# Others are exchanged within as many words of like frequency.
BAND = 200


def by_frequency(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words that stay as they are, and those that are exchanged, the commonest first."""
    counts = Counter(words)
    order = sorted(counts, key=lambda word: (-counts[word], word))
    return order[:COMMON], order[COMMON:]


def exchange(rare: Sequence[str], number: int) -> dict[str, str]:
    """What each of the words, ordered by frequency, is exchanged for: the same for the same number."""
    chosen = random.Random(number)
    others: dict[str, str] = {}
    for start in range(0, len(rare), BAND):
        band = rare[start : start + BAND]
        others.update(zip(band, chosen.sample(band, len(band)), strict=True))
    return others
