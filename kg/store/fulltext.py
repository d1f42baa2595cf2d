"""Search that gives the same figures on every store: the index says which, our own arithmetic says how well.

The engines' scores are not comparable, and neither is what they leave out at a limit. So an index is only asked for
whole sets: every statement with any of some rare words, or with several of the commoner ones at once. The store puts
each set in a first order by exact arithmetic of our own (BM25 as if each word stood once) and gives back its head;
only that is scored in full here. What a search costs is bounded by the sets, not by how much is in the store.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from kg.store.base import Scored

# Words are rare as long as there are, together, at most this many statements with them.
ENOUGH = 2_000
# In a narrow search (one person, some acts) most entries are dropped before they cost much: more are gone through.
LONGEST = 20_000
# What a person said is gone through whole up to so many statements.
SPOKEN = 5_000
# So many of the commoner words are put together.
TOGETHER = 6
# The head of a set that is scored in full: enough that words which stand more than once can change the order. Against
# sets scored whole, on the questions of the development gold: of the best 60, 99.5% are the same, of the best 20 all.
HEAD = 400
# Characters of an index word with its space, on the average.
WIDTH = 6.3
_K1, _B = 1.2, 0.75

Fetch = Callable[[str], Mapping[str, str]]
"""query of the index -> id and index terms of the head of what it finds"""


def weights(terms: Sequence[str], frequencies: Mapping[str, int], statements: int) -> dict[str, float]:
    """What each term that occurs is worth, rarest first."""
    known = sorted({term for term in terms if frequencies.get(term, 0) > 0}, key=lambda term: (frequencies[term], term))
    return {term: math.log(1 + (statements - frequencies[term] + 0.5) / (frequencies[term] + 0.5)) for term in known}


def head(limit: int) -> int:
    """How many statements of a set are scored in full, where `limit` are asked for."""
    return max(HEAD, 3 * limit)


def first_order(weighed: Mapping[str, float], statements: int, tokens: int) -> dict[str, object]:
    """The parameters by which a store puts a set in a first order (`read/postings`, `read/spoken`)."""
    return {
        "words": [{"word": f" {term} ", "weight": round(weight, 6)} for term, weight in weighed.items()],
        "average": WIDTH * tokens / statements if statements and tokens else 1.0,
    }


def search(
    terms: Sequence[str],
    frequencies: Mapping[str, int],
    statements: int,
    tokens: int,
    limit: int,
    fetch: Fetch,
    narrowed: bool = False,
) -> list[Scored]:
    """The best statements for any of the terms; `frequencies` are exact counts.

    `narrowed` says that `fetch` leaves most statements out (one declarant, some acts): then only single words are asked
    for, and commoner ones as well.
    """
    wanted = list(weights(terms, frequencies, statements))
    if not wanted:
        return []
    rare = _rare(wanted, frequencies, LONGEST if narrowed else ENOUGH)
    if narrowed and not rare:
        rare = wanted[:1]
    found = dict(fetch(" ".join(rare))) if rare else {}
    common = wanted[len(rare) :]
    if common and not narrowed and len(found) < limit:
        found.update(fetch(together(common[:TOGETHER], frequencies, statements)))
        if not found:
            found.update(fetch(common[0]))
    return best(wanted, frequencies, statements, tokens, limit, found)


def _rare(terms: Sequence[str], frequencies: Mapping[str, int], room: int) -> list[str]:
    """The first of the terms (rarest first) whose postings fit into the room together."""
    chosen: list[str] = []
    for term in terms:
        room -= frequencies[term]
        if room < 0:
            break
        chosen.append(term)
    return chosen


def together(terms: Sequence[str], frequencies: Mapping[str, int], statements: int) -> str:
    """The query for statements with several of the terms: so few as leave, by their counts alone, a set that fits."""
    for count in range(2, len(terms)):
        sets = list(combinations(terms, count))
        if sum(statements * math.prod(frequencies[term] / statements for term in chosen) for chosen in sets) <= ENOUGH:
            return " ".join(f"(+{' +'.join(chosen)})" for chosen in sets)
    return f"+{' +'.join(terms)}"


def best(
    terms: Sequence[str],
    frequencies: Mapping[str, int],
    statements: int,
    tokens: int,
    limit: int,
    found: Mapping[str, str],
) -> list[Scored]:
    """BM25 over those candidates that have any of the terms, best first, then by id."""
    weighed = weights(terms, frequencies, statements)
    average = tokens / statements if statements and tokens else 1.0
    scored = []
    for identifier, text in found.items():
        counts = Counter(text.split(" "))
        if weighed.keys().isdisjoint(counts):
            continue
        length = _K1 * (1 - _B + _B * counts.total() / average)
        score = sum(
            weight * counts[term] * (_K1 + 1) / (counts[term] + length)
            for term, weight in weighed.items()
            if term in counts
        )
        scored.append(Scored(identifier, round(score, 9)))
    scored.sort(key=lambda item: (-item.score, item.id))
    return scored[:limit]
