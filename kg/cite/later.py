"""Where the same witness comes back to an answer later: to correct it, or, on that day or another, to say otherwise."""

from __future__ import annotations

import glob
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from kg.model.identity import name_key
from kg.model.statement import Statement
from kg.store.base import View, Where

_CORRECTS = re.compile(
    r"\b(?:i (?:misspoke|was (?:wrong|mistaken)|need to correct|stand corrected)|"
    r"i(?:'d| would)? (?:want|like) to correct|"
    r"(?:let me|to) correct (?:my|that|an?|the)|(?:correct|change|take back|withdraw) (?:my|that) (?:answer|testimony)|"
    r"my (?:earlier|previous|prior) (?:answer|testimony))\b",
    re.I,
)
# How many ids are asked for at once.
BATCH = 2_000


class Later:
    """Corrections and contradictions, worked out once a document: the last document asked for is held."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._document: str | None = None
        self._found: dict[str, list[Statement]] = {}

    def of(self, statement: Statement) -> Sequence[Statement]:
        """Later statements of the same declarant that correct or contradict this one: the document's own first."""
        if statement.document.id != self._document:
            self._document = statement.document.id
            self._found = self._work_out(statement)
        return self._found.get(statement.id, ())

    def _work_out(self, one: Statement) -> dict[str, list[Statement]]:
        pattern = glob.escape(one.document.path)
        said = [item for item in self._view.statements(Where(document=pattern)) if item.document.id == one.document.id]
        by_id = {item.id: item for item in said}
        linked, others = self._contradictions(by_id)
        pairs = {*corrections(said), *linked}
        found: dict[str, list[Statement]] = {}
        for earlier, later in sorted(pairs, key=lambda pair: (pair[0], by_id[pair[1]].ordinal)):
            found.setdefault(earlier, []).append(by_id[later])
        for earlier, other in others:
            found.setdefault(earlier, []).append(other)
        return found

    def _contradictions(self, by_id: dict[str, Statement]) -> tuple[set[tuple[str, str]], list[tuple[str, Statement]]]:
        """Linked contradictions by the same declarant: within the document, and on a later day in another one."""
        ids = list(by_id)
        pairs: set[tuple[str, str]] = set()
        outside: set[tuple[str, str]] = set()
        for start in range(0, len(ids), BATCH):
            for relation in self._view.relations(ids[start : start + BATCH]):
                if relation.kind != "CONTRADICTS":
                    continue
                ends = (relation.source_id, relation.target_id)
                held = [by_id[end] for end in ends if end in by_id]
                if len(held) == 2:
                    first, second = sorted(held, key=lambda item: item.ordinal)
                    if first.declarant_id == second.declarant_id:
                        pairs.add((first.id, second.id))
                elif held:
                    outside.add((held[0].id, next(end for end in ends if end not in by_id)))
        others = {item.id: item for item in self._view.by_id(sorted({other for _, other in outside}))}
        later = [
            (own, others[other])
            for own, other in sorted(outside)
            if other in others and _later_by_the_same(by_id[own], others[other])
        ]
        return pairs, later


def _later_by_the_same(own: Statement, other: Statement) -> bool:
    """Whether another document has a later word of the same declarant, not a newspaper's report of it."""
    same = own.declarant_id == other.declarant_id or name_key(own.declarant) == name_key(other.declarant)
    dated = own.made_on is not None and other.made_on is not None and own.made_on < other.made_on
    return same and dated and not other.reported_by and other.document.hearing_kind is not None


def corrections(said: Sequence[Statement]) -> set[tuple[str, str]]:
    """Pairs (earlier, later) of ids: the later one takes back the earlier one that it shares most words with.

    One that names no subject ("I misspoke.") is about what its question names, else about the answer just before it.
    """
    pairs = set()
    for position, later in enumerate(said):
        if not _CORRECTS.search(later.quote):
            continue
        before = [item for item in said[:position] if item.declarant_id == later.declarant_id]
        if not before:
            continue
        words = _words(later.quote)
        bare = len(words) < 3
        if bare:
            # "Agreed. I misspoke before.": the question says about what
            words |= _words(later.question or "")
        shared = {item.id: len(words & _words(f"{item.question or ''} {item.quote}")) for item in before}
        most = max(shared.values())
        if most >= 2:
            alike = [identifier for identifier, count in shared.items() if count == most]
            pairs |= {(identifier, later.id) for identifier in (alike[-1:] if bare else alike)}
        elif len(words) < 3:
            pairs.add((before[-1].id, later.id))
    return pairs


@cache
def _common() -> frozenset[str]:
    form = tomllib.loads(files("kg.cite").joinpath("profiles/words.toml").read_text(encoding="utf-8"))
    return frozenset(form["common"].split())


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.casefold())) - _common()
