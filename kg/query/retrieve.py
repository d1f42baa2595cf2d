"""From a reading of a question to the statements that may answer it: full-text search, then their surroundings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from kg.model.statement import DocumentCard, Statement
from kg.model.terms import stem
from kg.query.intent import Intent, Wanted
from kg.query.lexicon import irregular_forms, root, written_synonyms
from kg.query.rank import Candidate, Need, needs, rank
from kg.store.base import View, Where

_FOUND = 60
"""how many statements full-text search gives"""
_CLOSE = 12
"""how many of them are looked at with their surroundings"""
FEW = 60
"""up to so many statements, all that a person said is looked at"""
_BEFORE, _AFTER, _APART = 5, 4, 32
_ENOUGH = 0.55
"""where the best statement holds this share of what is asked, synonyms are not searched for"""
_BEST = 5
"""how many of the best statements must lack a word for its synonyms to be searched for"""
_SEARCHED = 9
"""how many words are searched for"""
_SEARCHED_FROM = 0.4
"""from this weight on, a word is searched for; lighter ones only help to rank"""
_DERIVED_FROM = 0.45
"""from this weight on, a word is also searched for by its derivations"""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Candidates, best first, with the needs they were judged by and the words that were searched for."""

    candidates: tuple[Candidate, ...]
    needs: tuple[Need, ...]
    query: str


def retrieve(
    view: View,
    intent: Intent,
    statements: int,
    declarant_ids: Sequence[str] = (),
    *,
    few: bool = False,
) -> Retrieved:
    """The statements nearest to what is asked, of the given declarants only where there are any.

    `few` says that the declarants made no more than a page of statements: then all of them are looked at.
    """
    terms = intent.wanted
    if not terms and not declarant_ids:
        return Retrieved((), (), "")
    derived = {item.term: _derivations(item) for item in terms}
    frequencies = view.document_frequencies(sorted({*derived, *(form for forms in derived.values() for form in forms)}))
    asked = needs(terms, frequencies, statements)
    told = [need for need in asked if need.wanted.weight >= _SEARCHED_FROM] or list(asked)
    # the weightiest words find what there is; the others help to rank it
    told = sorted(told, key=lambda need: -need.weight)[:_SEARCHED]
    query = " ".join(need.wanted.word for need in told)
    forms = sorted({form for need in told for form in derived[need.wanted.term] if frequencies.get(form)})
    found: dict[str, Statement] = {}
    if query:
        _search(view, " ".join([query, *forms]), declarant_ids, found)
    ranked = rank(intent, asked, {}, list(found.values()))
    if not ranked or ranked[0].direct < _ENOUGH:
        # only for the words that the best statements do not hold: the others' synonyms would bury what there is
        missing = [need for need in told if all(one.own[need.wanted.term] < 1 for one in ranked[:_BEST])]
        near = sorted(
            {word for need in missing if need.wanted.weight >= 1 for word in written_synonyms().get(need.root, ())}
        )
        if near:
            _search(view, " ".join([query, *forms, *near]), declarant_ids, found)
    if declarant_ids and (few or not query):
        chosen = view.statements(Where(declarant_ids=tuple(declarant_ids)))
        found.update((item.id, item) for item in islice(chosen, FEW))
    first = rank(intent, asked, {}, list(found.values()))
    pool = _surroundings(view, [one.statement for one in first[:_CLOSE]])
    allowed = set(declarant_ids)
    for items in pool.values():
        for item in items:
            if not allowed or item.declarant_id in allowed:
                found.setdefault(item.id, item)
    return Retrieved(tuple(rank(intent, asked, pool, list(found.values()))), asked, query)


def _search(view: View, text: str, declarant_ids: Sequence[str], found: dict[str, Statement]) -> None:
    hits = view.search(text, _FOUND, declarant_ids=tuple(declarant_ids))
    missing = [hit.id for hit in hits if hit.id not in found]
    found.update((item.id, item) for item in view.by_id(missing))


# the endings of words that share a root; the store says which of the words it has
_ENDINGS = (
    "", "e", "y", "able", "ion", "ation", "ment", "er", "or", "ing", "ed", "al", "ive", "ity", "ness", "ance", "ence",
    "ist", "ise", "ize", "ly", "ful", "less",
)  # fmt: skip
_NEGATED_ENDINGS = ("", "e", "able", "ables", "ed", "al", "ful")


def _derivations(item: Wanted) -> frozenset[str]:
    """The index terms of words that may share a root with a wanted one ("untouchable" for "touch"), itself left out."""
    if item.name or item.weight < _DERIVED_FROM or item.term[0].isdigit():
        return frozenset()
    base = root(item.term).rstrip("*")
    forms = {stem(base + ending) for ending in _ENDINGS} | {stem(f"un{base}{ending}") for ending in _NEGATED_ENDINGS}
    return frozenset(forms | set(irregular_forms(root(item.term)))) - {item.term}


def _surroundings(view: View, statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """What stands around the statements, by document and position; near ones share one look into the store."""
    by_document: dict[str, list[Statement]] = {}
    for statement in statements:
        by_document.setdefault(statement.document.id, []).append(statement)
    asked: list[tuple[DocumentCard, int, int]] = []
    for items in by_document.values():
        items.sort(key=lambda item: item.ordinal)
        first = last = items[0].ordinal
        for item in items[1:]:
            if item.ordinal - last > _APART:
                asked.append((item.document, first - _BEFORE, last + _AFTER))
                first = item.ordinal
            last = item.ordinal
        asked.append((items[0].document, first - _BEFORE, last + _AFTER))
    pool: dict[str, dict[int, Statement]] = {}
    for near in view.stretches(asked):
        pool.setdefault(near.document.id, {})[near.ordinal] = near
    return {document: [held[place] for place in sorted(held)] for document, held in pool.items()}
