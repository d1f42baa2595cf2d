"""A part of the record, asked as if it were the whole: some declarants, some documents, some days."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from threading import Lock
from typing import Any

from kg.model.entity import Judgement
from kg.model.errors import UsageError
from kg.model.statement import Act, DocumentCard, Relation, Statement
from kg.store.base import Bearer, Cast, EntityCard, Scored, Table, Totals, View, Where


class NarrowedView:
    """The statements that a condition selects, as a `View`: what is left out is neither found nor counted.

    The selection is made once, from the revision at hand; `narrowed` makes it anew after a write.
    """

    def __init__(self, view: View, where: Where) -> None:
        self._view = view
        self._where = where
        self._revision = view.revision()
        self._ids: set[str] = set()
        self._made: Counter[str] = Counter()
        documents: dict[str, DocumentCard] = {}
        for statement in view.statements(where):
            self._ids.add(statement.id)
            self._made[statement.declarant_id] += 1
            documents[statement.document.id] = statement.document
        # a document that was chosen and holds no statement was searched all the same
        self._documents = [card for card in view.documents() if card.id in documents or _chosen(card, where)]

    def revision(self) -> int:
        """The revision that the selection was made from."""
        return self._revision

    def totals(self) -> Totals:
        """Counts of what is selected; entities and claims are those of the whole record."""
        return dataclasses.replace(self._view.totals(), documents=len(self._documents), statements=len(self._ids))

    def documents(self) -> Sequence[DocumentCard]:
        """The documents with a selected statement, and those that were chosen by name."""
        return self._documents

    def entities(self) -> Sequence[EntityCard]:
        """Every entity, with its count of selected statements."""
        return [dataclasses.replace(card, statements=self._made[card.id]) for card in self._view.entities()]

    def statements(self, where: Where = Where()) -> Iterator[Statement]:
        """The matching ones among the selected."""
        return (item for item in self._view.statements(where) if item.id in self._ids)

    def by_id(self, ids: Sequence[str]) -> Sequence[Statement]:
        """The selected ones among these."""
        return self._view.by_id([one for one in ids if one in self._ids])

    def neighbours(self, statement: Statement, before: int, after: int) -> Sequence[Statement]:
        """What stands around a statement, selected or not: a context is not cut."""
        return self._view.neighbours(statement, before, after)

    def stretches(self, asked: Sequence[tuple[DocumentCard, int, int]]) -> Sequence[Statement]:
        """The selected statements of the stretches."""
        return [item for item in self._view.stretches(asked) if item.id in self._ids]

    def search(
        self, text: str, limit: int, declarant_ids: Sequence[str] = (), acts: Sequence[Act] = ()
    ) -> Sequence[Scored]:
        """The best selected statements: as many of the whole record are asked for as it takes to find them."""
        whom = tuple(declarant_ids) or self._where.declarant_ids
        asked = limit
        while True:
            found = self._view.search(text, asked, whom, acts)
            kept = [one for one in found if one.id in self._ids]
            if len(kept) >= min(limit, len(self._ids)) or len(found) < asked:
                return kept[:limit]
            asked *= 8

    def document_frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """Of the whole record: how rare a word is does not depend on the part that is asked."""
        return self._view.document_frequencies(terms)

    def relations(self, ids: Sequence[str]) -> Sequence[Relation]:
        """Links of the whole record: a contradiction outside of the selection is still one."""
        return self._view.relations(ids)

    def judgements(self) -> Sequence[Judgement]:
        """The ledger of identity."""
        return self._view.judgements()

    def sharing(self, groups: Sequence[Sequence[str]]) -> Mapping[str, frozenset[str]]:
        """The index terms of the selected statements that have all terms of one of the groups."""
        return {one: held for one, held in self._view.sharing(groups).items() if one in self._ids}

    def bearers(self, words: Sequence[str]) -> Sequence[Bearer]:
        """Of the whole record: who somebody is does not depend on the part that is asked."""
        return self._view.bearers(words)

    def casts(self, documents: Sequence[str]) -> Mapping[str, Cast]:
        """Whom documents name."""
        return self._view.casts(documents)

    def run(self, name: str, parameters: Mapping[str, Any]) -> Table:
        """A query of the catalogue, over the whole record."""
        return self._view.run(name, parameters)

    def cypher(self, query: str, parameters: Mapping[str, Any], *, seconds: float = 10.0, rows: int = 1000) -> Table:
        """Untrusted Cypher, over the whole record."""
        return self._view.cypher(query, parameters, seconds=seconds, rows=rows)


def _chosen(card: DocumentCard, where: Where) -> bool:
    return card.id in where.document_ids or (where.document is not None and fnmatchcase(card.path, where.document))


class Narrowing:
    """Narrowed views of one record, the last few kept: the same part is usually asked more than once."""

    def __init__(self, view: View, kept: int = 8) -> None:
        self._view = view
        self._most = kept
        self._kept: dict[Where, NarrowedView] = {}
        self._lock = Lock()

    def view(self, where: Where) -> View:
        """The part of the record that `where` selects; the record itself where it selects all."""
        if where == Where():
            return self._view
        with self._lock:
            found = self._kept.pop(where, None)
        if found is None or found.revision() != self._view.revision():
            found = NarrowedView(self._view, where)
        with self._lock:
            self._kept[where] = found
            while len(self._kept) > self._most:
                self._kept.pop(next(iter(self._kept)))
        return found


def day(text: str | None, name: str) -> dt.date | None:
    """A day as typed, None for nothing. Raises UsageError for anything but YYYY-MM-DD."""
    written = (text or "").strip()
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        raise UsageError(f"“{name}” is a day, written YYYY-MM-DD (2024-03-12), not '{written[:40]}'.") from None


def where_of(
    declarant_ids: Sequence[str] = (),
    document_ids: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    acts: Sequence[str] = (),
) -> Where:
    """The condition that the filters of the chat make. Raises UsageError for a wrong day or a span that is none."""
    first, last = day(since, "From"), day(until, "To")
    if first and last and first > last:
        raise UsageError(f"“From” ({first}) is later than “To” ({last}): nothing can lie between them.")
    return Where(
        declarant_ids=tuple(sorted(declarant_ids or ())),
        document_ids=tuple(sorted(document_ids or ())),
        acts=tuple(act for act in Act if act.value in acts),
        since=first,
        until=last,
    )


def in_words(where: Where, declarants: Mapping[str, str], documents: Mapping[str, str]) -> str:
    """The condition in words, empty where nothing is left out; the maps give the names of ids."""
    parts = []
    if where.acts:
        parts.append("read as " + " or ".join(act.value.replace("_", " ") for act in where.acts))
    if where.declarant_ids:
        names = dict.fromkeys(declarants.get(one, one) for one in where.declarant_ids)
        parts.append("by " + " or ".join(names))
    elif where.declarant:
        parts.append(f"by a declarant named “{where.declarant}”")
    if where.document_ids:
        parts.append("in " + " or ".join(documents.get(one, one) for one in where.document_ids))
    elif where.document:
        parts.append(f"in documents whose path matches “{where.document}”")
    if where.since:
        parts.append(f"from {where.since}")
    if where.until:
        parts.append(f"to {where.until}")
    if where.since or where.until:
        parts.append("(statements without a date left out)")
    return " ".join(["statements", *parts]) if parts else ""
