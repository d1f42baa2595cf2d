"""Search that gives the same figures on every store: the index says which, our own arithmetic says how well.

The engines' scores are not comparable, and neither is what they leave out at a limit. So an index is only asked for
whole postings (every statement with a term, or with several terms at once), rarest terms first, as long as there are
few enough; the candidates are then scored here by BM25 over exact counts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from kg.store.base import Scored

# Postings are fetched until this many candidates are in hand (or twice the limit asked for, if that is more).
ENOUGH = 2_000
# A posting longer than this is only fetched when nothing shorter is left.
LONGEST = 20_000
_K1, _B = 1.2, 0.75

Fetch = Callable[[Sequence[str], int], Mapping[str, str]]
"""(terms that must all occur, at most so many) -> id and index terms of each statement"""


def search(
    terms: Sequence[str],
    frequencies: Mapping[str, int],
    statements: int,
    tokens: int,
    limit: int,
    fetch: Fetch,
    narrowed: bool = False,
    fetch_any: Fetch | None = None,
) -> list[Scored]:
    """The best statements for any of the terms; `frequencies` are exact counts.

    `fetch_any` is `fetch` for terms of which any may occur: postings that are short together are then one request.

    `narrowed` says that `fetch` leaves most statements out (one declarant, some acts): then even common terms are asked
    for, as long as there are not enough candidates.
    """
    wanted = sorted(
        {term for term in terms if frequencies.get(term, 0) > 0}, key=lambda term: (frequencies[term], term)
    )
    if not wanted or statements == 0:
        return []
    enough = max(ENOUGH, 2 * limit)
    found: dict[str, str] = {}
    position = 0
    while position < len(wanted):
        term = wanted[position]
        if narrowed:
            if len(found) >= enough:
                break
        elif frequencies[term] > LONGEST or (len(found) + frequencies[term] > enough and found):
            if not found:
                found.update(_together(wanted[position:], fetch, enough))
            break
        room = LONGEST if narrowed else enough - len(found)
        batch = _batch(wanted[position:], frequencies, room) if fetch_any is not None else [term]
        if fetch_any is not None and len(batch) > 1:
            found.update(fetch_any(batch, LONGEST))
        else:
            found.update(fetch(batch, LONGEST))
        position += len(batch)
    return best(wanted, frequencies, statements, tokens, limit, found)


def _batch(terms: Sequence[str], frequencies: Mapping[str, int], room: int) -> list[str]:
    """The first term, and those after it whose postings fit into the room with those before them."""
    batch = [terms[0]]
    used = frequencies[terms[0]]
    for term in terms[1:]:
        used += frequencies[term]
        if used > room:
            break
        batch.append(term)
    return batch


def _together(terms: Sequence[str], fetch: Fetch, enough: int) -> Mapping[str, str]:
    """Statements with as many of the rarest terms at once as there are statements with all of them."""
    found: Mapping[str, str] = {}
    for count in range(len(terms), 0, -1):
        found = fetch(terms[:count], enough)
        if found:
            return found
    return found


def best(
    terms: Sequence[str],
    frequencies: Mapping[str, int],
    statements: int,
    tokens: int,
    limit: int,
    found: Mapping[str, str],
) -> list[Scored]:
    """BM25 over those candidates that have any of the terms, best first, then by id."""
    weights = {
        term: math.log(1 + (statements - frequencies[term] + 0.5) / (frequencies[term] + 0.5))
        for term in sorted(set(terms), key=lambda term: (frequencies[term], term))
        if frequencies[term] > 0
    }
    average = tokens / statements or 1.0
    scored = []
    for identifier, text in found.items():
        counts = Counter(text.split(" "))
        if weights.keys().isdisjoint(counts):
            continue
        length = _K1 * (1 - _B + _B * counts.total() / average)
        score = sum(
            weight * counts[term] * (_K1 + 1) / (counts[term] + length)
            for term, weight in weights.items()
            if term in counts
        )
        scored.append(Scored(identifier, round(score, 9)))
    scored.sort(key=lambda item: (-item.score, item.id))
    return scored[:limit]
