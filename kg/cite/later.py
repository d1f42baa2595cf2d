"""Where the same witness comes back to an answer later in the same document: to correct it, or to say otherwise."""

from __future__ import annotations

import glob
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

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
        """Later statements of the same declarant and document that correct or contradict this one, by position."""
        if statement.document.id != self._document:
            self._document = statement.document.id
            self._found = self._work_out(statement)
        return self._found.get(statement.id, ())

    def _work_out(self, one: Statement) -> dict[str, list[Statement]]:
        pattern = glob.escape(one.document.path)
        said = [item for item in self._view.statements(Where(document=pattern)) if item.document.id == one.document.id]
        pairs = {*corrections(said), *self._contradictions(said)}
        by_id = {item.id: item for item in said}
        found: dict[str, list[Statement]] = {}
        for earlier, later in sorted(pairs, key=lambda pair: (pair[0], by_id[pair[1]].ordinal)):
            found.setdefault(earlier, []).append(by_id[later])
        return found

    def _contradictions(self, said: Sequence[Statement]) -> set[tuple[str, str]]:
        by_id = {item.id: item for item in said}
        ids = list(by_id)
        pairs = set()
        for start in range(0, len(ids), BATCH):
            for relation in self._view.relations(ids[start : start + BATCH]):
                ends = [by_id.get(relation.source_id), by_id.get(relation.target_id)]
                if relation.kind != "CONTRADICTS" or ends[0] is None or ends[1] is None:
                    continue
                first, second = sorted((ends[0], ends[1]), key=lambda item: item.ordinal)
                if first.declarant_id == second.declarant_id:
                    pairs.add((first.id, second.id))
        return pairs


def corrections(said: Sequence[Statement]) -> set[tuple[str, str]]:
    """Pairs (earlier, later) of ids: the later one takes back the earlier one that it shares most words with.

    One that names no subject ("I misspoke.") is about the answer just before it.
    """
    pairs = set()
    for position, later in enumerate(said):
        if not _CORRECTS.search(later.quote):
            continue
        before = [item for item in said[:position] if item.declarant_id == later.declarant_id]
        if not before:
            continue
        words = _words(later.quote)
        shared = {item.id: len(words & _words(f"{item.question or ''} {item.quote}")) for item in before}
        most = max(shared.values())
        if most >= 2:
            pairs |= {(identifier, later.id) for identifier, count in shared.items() if count == most}
        elif len(words) < 3:
            pairs.add((before[-1].id, later.id))
    return pairs


@cache
def _common() -> frozenset[str]:
    form = tomllib.loads(files("kg.cite").joinpath("profiles/words.toml").read_text(encoding="utf-8"))
    return frozenset(form["common"].split())


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.casefold())) - _common()
