"""The writing side: one transaction a document, in batches.

The embedded engine has one writer at a time: a lock on a file between processes. A server takes several; what keeps
them from harming or deadlocking each other is that every writing transaction takes its locks in one order
(docs/decisions/0006-writers.md has the reasons):

1. **Turns**, in order of their names. A document has its own few of TURNS, chosen by its id, its bytes and its path:
   whoever writes the same document, a copy of it or another version of it waits here. Everything but a new document
   (replacing, removing, links, judgements, vectors) takes all turns, and is alone from here to its end.
2. **Shared nodes**, class by class and by id in each: entities, proceeding, hearing, claims, exhibits. Each is made or
   found and locked before anything is attached to it. Writers whose documents share one go on one after the other from
   here, others at the same time.
3. **Parts of the document itself**, which nobody else touches: passages, questions, statements and what ties them.
4. **The mark of the store** (`write/counts`): revision and counts, then terms. From here to the end of the transaction
   there is one writer, so revisions become visible in their order: who reads revision N sees what N and all before it
   wrote. The server's own locks for attaching relationships, taken when it commits, fall under this one.

A writer waits only for locks later in this order than those it holds; a circle of waiting would need one that does not.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kg.model.entity import Judgement
from kg.model.errors import UsageError
from kg.model.record import DocumentRecord
from kg.model.statement import Relation
from kg.store import schema
from kg.store import vectors as beside
from kg.store.base import Outcome
from kg.store.connection import Connection, rows
from kg.store.rows import Graph, Row, graph

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

T = TypeVar("T")

BATCH = 5_000
# Chosen so that two writers of different documents, with up to three turns each, seldom meet; all are taken in 2 ms.
TURNS = 128
RELATIONS = {"CONTRADICTS": "write/contradicts", "CORROBORATES": "write/corroborates"}


class BoltWriter:
    """Writes whole documents; `turn` is the lock between the processes that write to one embedded store."""

    def __init__(self, connection: Connection, turn: Callable[[], AbstractContextManager[Any]]) -> None:
        self._connection = connection
        self._turn = turn
        with turn():
            schema.prepare(connection.run, connection.url, connection.dialect)

    def write(self, record: DocumentRecord) -> Outcome:
        """Writes one document with everything extracted from it; writing it again changes nothing."""
        made = graph(record)
        version = made.document["record_hash"]
        several = not self._connection.dialect.embedded

        def work(transaction: ManagedTransaction, alone: bool) -> Outcome:
            if several:
                rows(transaction, "write/turn", names=_all_turns() if alone else _turns(record))
            card = record.document
            known = rows(transaction, "write/known_document", id=card.id, sha256=card.sha256, path=card.path)
            if _same(known, record, version):
                return Outcome.UNCHANGED
            replaced = [row for row in known if _gives_way(row, made)]
            if replaced and several and not alone:
                raise _NotNew
            return _write(transaction, record, made, replaced, hold=[True] if several else [])

        with self._turn():
            if not _ties_others(record):
                with suppress(_NotNew):
                    return self._connection.write(lambda transaction: work(transaction, alone=False))
            return self._connection.write(lambda transaction: work(transaction, alone=True))

    def remove(self, identifier: str) -> bool:
        """Takes a document out with everything that rests on it alone; False where there is none with this id."""

        def work(transaction: ManagedTransaction) -> bool:
            found = rows(transaction, "write/old_matter", id=identifier)
            if not found:
                return False
            removed = _Removed(transaction, **found[0])
            _count(transaction, Counter(), 0, 0, [removed])
            removed.tidy(transaction, kept=())
            return True

        return self._alone(work)

    def relate(self, relations: Iterable[Relation], withdrawn: Iterable[Relation] = ()) -> int:
        """Adds links between statements, after taking away those that no longer hold; returns how many were new."""
        chosen, stale = list(relations), list(withdrawn)

        def work(transaction: ManagedTransaction) -> int:
            pairs = [{"source": link.source_id, "target": link.target_id, "kind": link.kind} for link in stale]
            _put(transaction, "write/withdraw_links", pairs)
            created = _relate(transaction, chosen)
            _revise(transaction)
            return created

        if not chosen and not stale:
            return 0
        return self._alone(work)

    def embed(self, model: str, vectors: Mapping[str, Sequence[float]]) -> int:
        """Puts vectors beside statements, and makes the index for them on first use; returns how many were written."""
        if not vectors:
            return 0

        def work(transaction: ManagedTransaction) -> int:
            beside.check(model, vectors, rows(transaction, "read/vector_model"))  # another may have been the first
            written = beside.write(transaction, model, vectors)
            _revise(transaction)
            return written

        def prepare() -> None:
            known = beside.model(self._connection)
            beside.prepare(self._connection, beside.check(model, vectors, known), known)

        return self._alone(work, prepare)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Enters judgements of identity that belong to no single document; they survive when documents are replaced."""
        entries = [_judgement(judgement) for judgement in judgements]

        def work(transaction: ManagedTransaction) -> None:
            _put(transaction, "write/judgements", entries, documents=[])
            _revise(transaction)

        if entries:
            self._alone(work)

    def _alone(self, work: Callable[[ManagedTransaction], T], prepare: Callable[[], None] | None = None) -> T:
        """One transaction while nobody else writes; `prepare` is done first, outside of it."""

        def taken(transaction: ManagedTransaction) -> T:
            if not self._connection.dialect.embedded:
                rows(transaction, "write/turn", names=_all_turns())
            return work(transaction)

        with self._turn():
            if prepare:
                prepare()
            return self._connection.write(taken)


class _NotNew(Exception):
    """A document takes the place of another: to be written again, alone."""


def _turns(record: DocumentRecord) -> list[str]:
    """The turns of a document, in order: those of every other that may be the same, or stand at its place."""
    card = record.document
    parts = (part.encode("utf-8", "surrogatepass") for part in (card.id, card.sha256, card.path))
    return sorted({_turn(zlib.crc32(part) % TURNS) for part in parts})


def _all_turns() -> list[str]:
    return [_turn(number) for number in range(TURNS)]


def _turn(number: int) -> str:
    return f"turn {number:03}"


def _ties_others(record: DocumentRecord) -> bool:
    """Whether the record has links to statements of other documents, which another writer may be about to replace."""
    own = {statement.id for statement in record.statements}
    return any({link.source_id, link.target_id} - own for link in record.relations)


def _same(known: Sequence[Row], record: DocumentRecord, version: str) -> bool:
    """Whether the file is there already: with this extraction, or as a copy under a path that still exists."""
    card = record.document
    for row in known:
        if row["sha256"] != card.sha256 and row["id"] != card.id:
            continue
        if row["id"] != card.id:
            return True
        if row["record_hash"] == version:
            stands = row["location"] and Path(row["location"]).is_file()
            return bool(row["path"] == card.path or stands)
    return False


def _gives_way(known: Row, made: Graph) -> bool:
    """Whether a document is this one as it was, or another version of the file at this very place.

    Another file may stand at a path of the same name elsewhere, or in another matter.
    """
    new = made.document
    if known["id"] == new["id"]:
        return True
    here = new.get("location") is not None and known["location"] == new["location"] and known["path"] == new["path"]
    return here and (known["proceeding"] or "") == (new.get("proceeding_id") or "")


def _judgement(judgement: Judgement) -> Row:
    return {
        "left": judgement.left_id,
        "right": judgement.right_id,
        "judgement": judgement.verdict.value,
        "reason": judgement.reason,
        "judge": judgement.judge,
    }


def _batches(items: Sequence[T]) -> Iterable[Sequence[T]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def _write(
    transaction: ManagedTransaction, record: DocumentRecord, made: Graph, replaced: Sequence[Row], hold: list[bool]
) -> Outcome:
    """Writes what is in the store neither in this version nor as a copy; `hold` says to keep shared nodes locked."""
    card = record.document
    removed = [_Removed(transaction, row["id"], row["hearing"], row["proceeding"]) for row in replaced]
    rows(transaction, "write/document", properties=made.document)
    _entities(transaction, made, hold)
    _put(transaction, "write/named_in", made.entities, document=card.id)
    _matter(transaction, made)
    # not in batches: the order of locks is that of all ids, not of a part of them
    for name, shared in (("write/claims", made.claims), ("write/exhibits", made.exhibits)):
        if shared:
            rows(transaction, name, rows=shared, hold=hold)
    _put(transaction, "write/passages", made.passages, document=card.id)
    _put(transaction, "write/questions", made.questions)
    _put(transaction, "write/asked_by", made.asked_by)
    _put(transaction, "write/statements", made.statements)
    if made.hearing:
        for batch in _batches([row["properties"]["id"] for row in made.statements]):
            rows(transaction, "write/given_at", hearing=made.hearing["id"], ids=batch)
    _put(transaction, "write/answers", made.answers)
    _put(transaction, "write/reported_by", made.reported_by)
    _put(transaction, "write/mentions", made.mentions, document=card.id)
    _put(transaction, "write/references", made.references)
    _put(transaction, "write/judgements", made.judgements, documents=[card.id])
    _relate(transaction, record.relations)
    _count(transaction, made.terms, len(made.statements), made.tokens, removed)
    for gone in removed:
        gone.tidy(transaction, kept=made.terms)
    if any(row["id"] != card.id for row in replaced):
        return Outcome.NEW_VERSION
    return Outcome.REPLACED if replaced else Outcome.WRITTEN


def _count(
    transaction: ManagedTransaction, terms: Mapping[str, int], statements: int, tokens: int, removed: Sequence[_Removed]
) -> None:
    """Keeps the counts of terms and statements: what comes in less what was taken out."""
    added = Counter(terms)
    for gone in removed:
        added.subtract(gone.terms)
        statements -= gone.statements
        tokens -= gone.tokens
    _revise(transaction, statements, tokens)
    changed = [{"id": term, "statements": count} for term, count in sorted(added.items()) if count]
    _put(transaction, "write/terms", changed)


def _revise(transaction: ManagedTransaction, statements: int = 0, tokens: int = 0) -> None:
    """The last lock of a transaction: every one that writes takes it."""
    rows(transaction, "write/counts", statements=statements, tokens=tokens)


def _put(transaction: ManagedTransaction, name: str, items: Sequence[Row], **parameters: Any) -> None:
    for batch in _batches(items):
        rows(transaction, name, rows=batch, **parameters)


def _matter(transaction: ManagedTransaction, made: Graph) -> None:
    if made.proceeding:
        rows(transaction, "write/proceeding", **made.proceeding)
        _put(transaction, "write/parties", made.parties, proceeding=made.proceeding["id"], document=made.document["id"])
    if made.hearing:
        rows(transaction, "write/hearing", **made.hearing)
        if made.proceeding:
            rows(transaction, "write/held_in", hearing=made.hearing["id"], proceeding=made.proceeding["id"])


def _entities(transaction: ManagedTransaction, made: Graph, hold: list[bool]) -> None:
    """New entities are made; known ones keep their kind and learn new names."""
    entities = made.entities
    ids = {row["id"] for row in entities} | {row[end] for row in made.judgements for end in ("left", "right")}
    name = "write/hold_entities" if hold else "write/known_entities"
    known = {row["id"]: row for row in rows(transaction, name, ids=sorted(ids)) if row["kind"]}
    fresh: dict[str, list[Row]] = {}
    renamed: list[Row] = []
    for row in entities:
        before = known.get(row["id"])
        names = {row["name"], *row["aliases"]} | ({before["name"], *before["aliases"]} if before else set())
        now = naming(row["id"], {row["name"]} | ({before["name"]} if before else set()), names)
        if before is None:
            fresh.setdefault(row["kind"], []).append(now)
        elif (before["name"], list(before["aliases"])) != (now["name"], now["aliases"]):
            renamed.append(now)
    for kind in sorted(fresh):
        for batch in _batches(fresh[kind]):
            rows(transaction, f"write/new_{kind.lower()}", rows=batch)
    _put(transaction, "write/rename_entities", renamed)


def naming(identifier: str, names: Iterable[str], every: Iterable[str]) -> Row:
    """The fullest of the names that documents give an entity, and all the others, whatever the order of ingest."""
    name = min(names, key=lambda name: (-len(name), name))
    return {"id": identifier, "name": name, "aliases": sorted(set(every) - {name})}


def _relate(transaction: ManagedTransaction, relations: Sequence[Relation]) -> int:
    created = 0
    for kind, name in RELATIONS.items():
        chosen = {
            (relation.source_id, relation.target_id): {
                "source": relation.source_id,
                "target": relation.target_id,
                "kind": kind.lower(),
                "confidence": float(relation.confidence),
                "basis": relation.basis,
            }
            for relation in relations
            if relation.kind == kind
        }
        for batch in _batches(list(chosen.values())):
            created += len(rows(transaction, name, rows=batch))
    unknown = {relation.kind for relation in relations} - set(RELATIONS)
    if unknown:
        raise UsageError(f"There is no link of kind {sorted(unknown)[0]}; there are {', '.join(RELATIONS)}.")
    return created


class _Removed:
    """What a document that was taken out took with it, and what may be left without a ground."""

    def __init__(self, transaction: ManagedTransaction, id: str, hearing: str | None, proceeding: str | None) -> None:
        old = rows(transaction, "write/old_statements", id=id)
        self.statements = len(old)
        self.terms: Counter[str] = Counter()
        self.tokens = 0
        for row in old:
            found = row["terms"].split(" ") if row["terms"] else []
            self.terms.update(set(found))
            self.tokens += len(found)
        self.claims = sorted({row["claim"] for row in old})
        self.entities = [row["id"] for row in rows(transaction, "write/old_entities", id=id)]
        self.exhibits = [row["id"] for row in rows(transaction, "write/old_exhibits", id=id)]
        self.hearing, self.proceeding = hearing, proceeding
        for batch in _batches(self.entities):
            for tie in ("party_to", "mentions", "same_as"):
                rows(transaction, f"write/withdraw_{tie}", ids=batch, document=id)
        for part in ("vectors", "statements", "questions", "passages", "document"):
            rows(transaction, f"write/remove_{part}", id=id)

    def tidy(self, transaction: ManagedTransaction, kept: Container[str]) -> None:
        """Takes away what nothing rests on any more, once what replaces it is in; `kept` are that one's terms."""
        for batch in _batches(self.claims):
            rows(transaction, "write/remove_claims", ids=batch)
        for batch in _batches(self.entities):
            rows(transaction, "write/remove_entities", ids=batch)
        for batch in _batches(self.exhibits):
            rows(transaction, "write/remove_exhibits", ids=batch)
        if self.hearing:
            rows(transaction, "write/remove_hearing", id=self.hearing)
        if self.proceeding:
            rows(transaction, "write/remove_proceeding", id=self.proceeding)
        gone = [term for term in self.terms if term not in kept]
        for terms in _batches(gone):
            rows(transaction, "write/remove_terms", ids=terms)
        self._rename(transaction)

    def _rename(self, transaction: ManagedTransaction) -> None:
        names: dict[str, set[str]] = {}
        every: dict[str, set[str]] = {}
        for batch in _batches(self.entities):
            for row in rows(transaction, "write/entity_names", ids=batch):
                names.setdefault(row["id"], set()).add(row["name"])
                every.setdefault(row["id"], set()).update((row["name"], *(row["aliases"] or ())))
        _put(transaction, "write/rename_entities", [naming(key, names[key], every[key]) for key in sorted(names)])
