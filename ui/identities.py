"""Who is held to be the same person: the ledger's positive judgements joined, its doubts kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model.entity import Judgement, Verdict
from kg.store.base import View


class Identities:
    """The ledger of one record, read again after every write."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._revision: int | None = None
        self._first: Mapping[str, str] = {}
        self._doubts: Mapping[frozenset[str], str] = {}

    def groups(self, ids: Iterable[str]) -> list[tuple[str, ...]]:
        """The ids, those of one person together; in the order of their first."""
        self._refresh()
        held: dict[str, list[str]] = defaultdict(list)
        for one in ids:
            held[self._first.get(one, one)].append(one)
        return [tuple(group) for group in held.values()]

    def same(self, left: str, right: str) -> bool:
        """Whether two ids are judged to be one person."""
        self._refresh()
        return self._first.get(left, left) == self._first.get(right, right)

    def doubt(self, left: str, right: str) -> str | None:
        """Why the ledger is unsure about these two; None where it says nothing of the kind."""
        self._refresh()
        return self._doubts.get(frozenset((left, right)))

    def _refresh(self) -> None:
        revision = self._view.revision()
        if revision != self._revision:
            judgements = self._view.judgements()
            self._first = joined(judgements)
            self._doubts = {
                frozenset((one.left_id, one.right_id)): one.reason
                for one in judgements
                if one.verdict is Verdict.UNSURE
            }
            self._revision = revision


def joined(judgements: Iterable[Judgement]) -> dict[str, str]:
    """From each id that is judged the same as another to the smallest id of its person."""
    first: dict[str, str] = {}

    def root(one: str) -> str:
        while first.get(one, one) != one:
            one = first[one]
        return one

    for judgement in judgements:
        if judgement.verdict is Verdict.POSITIVE:
            low, high = sorted((root(judgement.left_id), root(judgement.right_id)))
            first[high] = low
            first.setdefault(low, low)
    return {one: root(one) for one in first}
