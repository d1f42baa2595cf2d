"""The store's port: what the rest of the product may ask of a graph store, whichever it is.

`kg.store.open_store(url)` is the way in. Everything that reads takes a `View`; only the ingest takes a `Writer`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from kg.model.entity import Judgement
from kg.model.record import DocumentRecord
from kg.model.statement import Act, DocumentCard, Relation, Statement


class Outcome(StrEnum):
    """What a write did."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    """the same file, extracted by a newer version of the extractor"""
    NEW_VERSION = "new version"
    """the file at this place has changed: the earlier version, which no quote can be checked against any more, went"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Which statements: every field narrows; an empty one does not.

    `document` is a glob over the document's path; `declarant` matches a name or a part of one, case folded; `since`
    and `until` include their day, and leave out statements without a date.
    """

    document: str | None = None
    document_ids: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    declarant: str | None = None
    declarant_ids: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """The id of a statement that full-text search found, with the store's own score (not comparable across stores)."""

    id: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCard:
    """An entity with what the store knows of its part in the record."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    statements: int
    """how many statements it made"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """An entity that bears a name, with the ids of the documents that name it (sorted).

    `kind` is what most of the documents take it for, whichever came first.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    documents: tuple[str, ...]


def common_kind(kinds: Iterable[str]) -> str:
    """The kind that most documents give an entity; of equals the first by name."""
    counts = Counter(kinds)
    return min(counts, key=lambda kind: (-counts[kind], kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Whom a document names: the parties of its matter with their other names, its people and its organizations."""

    parties: tuple[str, ...]
    people: tuple[str, ...]
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much is in the store."""

    documents: int
    statements: int
    entities: int
    claims: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a Cypher query. `truncated` says that a limit cut them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False


class Writer(Protocol):
    """Writes whole documents, one transaction each: after a crash a document is there whole or not at all.

    Any number of writers, in any number of processes, may be at work: on a server, documents that share nothing are
    written at the same time; on an embedded store one after the other.
    """

    def write(self, record: DocumentRecord) -> Outcome:
        """Writes one document with everything extracted from it; writing it again changes nothing."""
        ...

    def remove(self, identifier: str) -> bool:
        """Takes a document out with everything that rests on it alone; False where there is none with this id."""
        ...

    def relate(self, relations: Iterable[Relation], withdrawn: Iterable[Relation] = ()) -> int:
        """Adds links between statements, after taking away those that no longer hold; returns how many were new."""
        ...

    def embed(self, model: str, vectors: Mapping[str, Sequence[float]]) -> int:
        """Puts vectors of a model of the user's beside statements, by id, and makes the index on first use; returns how
        many of the statements there are. Raises UsageError for vectors of another model than those that are there."""
        ...

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Enters judgements of identity that rest on no single document; one a pair and judge, the last one stands."""
        ...


class View(Protocol):
    """Reads. Every result is in a fixed order, the same on every store."""

    def revision(self) -> int:
        """A number that grows with every write, whoever wrote: what was kept from an older one is stale."""
        ...

    def totals(self) -> Totals:
        """Counts of what is in the store."""
        ...

    def documents(self) -> Sequence[DocumentCard]:
        """Every document, by path."""
        ...

    def entities(self) -> Sequence[EntityCard]:
        """Every entity that made a statement, asked a question or is mentioned in a claim, by name then id."""
        ...

    def statements(self, where: Where = Where()) -> Iterator[Statement]:
        """The matching statements by document path, then position."""
        ...

    def by_id(self, ids: Sequence[str]) -> Sequence[Statement]:
        """The statements with these ids, in the order given; unknown ids are left out."""
        ...

    def neighbours(self, statement: Statement, before: int, after: int) -> Sequence[Statement]:
        """The statements of the same document around one, by position, itself included."""
        ...

    def stretches(self, asked: Sequence[tuple[DocumentCard, int, int]]) -> Sequence[Statement]:
        """The statements of several stretches (document, first and last position), by document id, then position."""
        ...

    def search(
        self, text: str, limit: int, declarant_ids: Sequence[str] = (), acts: Sequence[Act] = ()
    ) -> Sequence[Scored]:
        """Full-text search over question, quote, claim and declarant: any of the words, best first."""
        ...

    def document_frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """In how many statements each index term (see `kg.model.terms`) occurs; 0 for unknown ones."""
        ...

    def relations(self, ids: Sequence[str]) -> Sequence[Relation]:
        """CONTRADICTS and CORROBORATES links from or to these statements."""
        ...

    def judgements(self) -> Sequence[Judgement]:
        """The ledger of identity, by pair then judge."""
        ...

    def sharing(self, groups: Sequence[Sequence[str]]) -> Mapping[str, frozenset[str]]:
        """The index terms (see `kg.model.terms`) of every statement that has all terms of one of the groups, by id."""
        ...

    def bearers(self, words: Sequence[str]) -> Sequence[Bearer]:
        """Every entity whose name holds any of these words (case folded, without full stops), by id."""
        ...

    def casts(self, documents: Sequence[str]) -> Mapping[str, Cast]:
        """Whom these documents name, by document id; unknown ids are left out."""
        ...

    def run(self, name: str, parameters: Mapping[str, Any]) -> Table:
        """A query of the catalogue (`kg/store/cypher/NAME.cypher`) with its parameters."""
        ...

    def cypher(self, query: str, parameters: Mapping[str, Any], *, seconds: float = 10.0, rows: int = 1000) -> Table:
        """Untrusted Cypher: read only, with limits. Raises QueryRefused or QueryStopped."""
        ...


class VectorView(View, Protocol):
    """A whole store's view, which may hold vectors beside the statements (see `Writer.embed`)."""

    def nearest(self, vector: Sequence[float], limit: int) -> Sequence[Scored]:
        """The statements with the nearest vectors by cosine, best first; empty where there are none.

        An approximation, and not the same on every store: nothing that is answered rests on it. Raises UsageError for a
        vector of another length than the store's.
        """
        ...


class Store(Protocol):
    """One graph store, opened. Use as a context manager; closing leaves a shared engine running for others."""

    url: str

    @property
    def view(self) -> VectorView:
        """The reading side."""
        ...

    def writer(self) -> Writer:
        """The writing side; prepares the schema on first use."""
        ...

    def close(self) -> None:
        """Gives back connections."""
        ...

    def __enter__(self) -> Store: ...

    def __exit__(self, *exc: object) -> None: ...
