"""The propositions of a store that are alike to some others, a portion at a time: nothing is kept but small verdicts.

Whether a proposition is a formula (`CROWD`) takes all that are alike to it, so what a new document changes reaches one
step further than the statements that are alike to its own, and no further.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING, TypeVar

from kg.analysis.propositions import CROWD, Proposition, least_shared, partners, proposition, seeds
from kg.model.statement import Statement

if TYPE_CHECKING:
    from kg.store.base import View

T = TypeVar("T")

AT_ONCE = 50
"""propositions for which the store is asked in one go"""
STRETCH = 2 * CROWD
"""candidates of each proposition that are read in one go: a formula shows itself in the first"""
_KEPT = 50_000
"""verdicts that are kept at most"""


class Alike:
    """Looks for what is alike in one state of a store: not to be kept across writes of documents."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._formulas: dict[str, bool] = {}

    def candidates(self, asked: Sequence[Proposition]) -> dict[str, list[str]]:
        """By id of each proposition, the ids of all statements that can be alike to it, sorted.

        Among them are statements that are not alike after all; none that is alike is missing.
        """
        frequency = self._view.document_frequencies(sorted({word for one in asked for word in one.words}))
        pairs = {one.statement.id: _together(one, frequency) for one in asked}
        terms = self._view.sharing(sorted({pair for wanted in pairs.values() for pair in wanted}))
        holders: dict[str, set[str]] = {}
        for identifier, words in terms.items():
            for word in words:
                holders.setdefault(word, set()).add(identifier)
        return {
            one.statement.id: sorted(
                identifier
                for identifier in {
                    held
                    for left, right in pairs[one.statement.id]
                    for held in holders.get(left, set()) & holders.get(right, set())
                }
                if identifier != one.statement.id and len(one.words & terms[identifier]) >= least_shared(one.words)
            )
            for one in asked
        }

    def partners(
        self, asked: Sequence[Proposition], candidates: Mapping[str, Sequence[str]]
    ) -> dict[str, list[Proposition]]:
        """By id of each proposition, those that are alike to it; formulas are left out.

        Candidates are read only until a proposition is known to be a formula.
        """
        found: dict[str, list[Proposition]] = {one.statement.id: [] for one in asked}
        waiting = {one.statement.id: one for one in asked}
        start = 0
        while waiting:
            stretch = {key: candidates[key][start : start + STRETCH] for key in waiting}
            wanted = sorted({identifier for ids in stretch.values() for identifier in ids})
            read = propositions(self._view.by_id(wanted))
            for key, one in list(waiting.items()):
                found[key] += [read[other] for other in stretch[key] if other in read and partners(one, read[other])]
                formula = len(found[key]) > CROWD
                if formula or start + STRETCH >= len(candidates[key]):
                    del waiting[key]
                    self._remember(key, formula)
                if formula:
                    del found[key]
            start += STRETCH
        return found

    def formulas(self, asked: Iterable[Proposition]) -> frozenset[str]:
        """The ids of those that have more than `CROWD` alike to them."""
        wanted = {one.statement.id: one for one in asked}
        known = {key: self._formulas[key] for key in wanted if key in self._formulas}
        for batch in batches(one for key, one in wanted.items() if key not in known):
            found = self.partners(batch, self.candidates(batch))
            known |= {one.statement.id: one.statement.id not in found for one in batch}
        return frozenset(key for key, formula in known.items() if formula)

    def _remember(self, identifier: str, formula: bool) -> None:
        if len(self._formulas) >= _KEPT:
            del self._formulas[next(iter(self._formulas))]
        self._formulas[identifier] = formula


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items in portions that the store is asked about in one go."""
    rest = iter(items)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch


def propositions(statements: Iterable[Statement]) -> dict[str, Proposition]:
    """What testimony among these puts forward, by the statement's id."""
    return {one.id: made for one in statements if (made := proposition(one)) is not None}


def _together(one: Proposition, frequency: Mapping[str, int]) -> list[tuple[str, str]]:
    """Pairs of words of which whatever is alike holds one; a word that only this statement has leads to nobody."""
    held = seeds(one.words, frequency, held=2)
    return [pair for pair in combinations(sorted(held), 2) if all(frequency.get(word, 0) > 1 for word in pair)]
