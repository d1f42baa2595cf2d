"""The reading side, over any Bolt server."""

from __future__ import annotations

import fnmatch
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.model.entity import Judgement, Verdict
from kg.model.statement import Act, DocumentCard, Relation, Statement
from kg.store import fulltext, guard, queries, reading, schema, vectors
from kg.store.base import Bearer, Cast, EntityCard, Scored, Table, Totals, Where, common_kind
from kg.store.connection import Connection
from kg.store.rows import TERM_LENGTH, index_terms

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

# Statements are read for this many documents' worth at a time: enough to be quick, little enough to hold.
BATCH = 5_000
# Groups of words asked for in one full-text query: well below what the index takes (1024 clauses).
GROUPS = 200
# Up to this many declarants, only the documents in which they speak are looked at.
FEW_DECLARANTS = 50


class BoltView:
    """Reads from one server; every result is in a fixed order."""

    def __init__(self, connection: Callable[[], Connection]) -> None:
        self._connection = connection
        self._checked = False

    def _read(self, work: Callable[[ManagedTransaction], Any]) -> Any:
        connection = self._connection()
        if not self._checked:
            self._checked = schema.check(connection.run, connection.url)
        return connection.read(work)

    def rows(self, name: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of one of the store's own Cypher files."""
        return self._single(queries.text(name), parameters)

    def ask(self, text: str, /, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a text made in this package."""
        return self._single(text, parameters)

    def _single(self, text: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        connection = self._connection()
        if not self._checked:
            self._checked = schema.check(connection.run, connection.url)
        return connection.read_one(text, dict(parameters))

    def revision(self) -> int:
        """A number that grows with every write; 0 for an empty store."""
        found = self.rows("schema/version")
        return int(found[0]["revision"] or 0) if found else 0

    def totals(self) -> Totals:
        """Counts of what is in the store."""
        return Totals(**self.rows("read/totals")[0])

    def documents(self) -> Sequence[DocumentCard]:
        """Every document, by path."""
        cards = [reading.card(row["properties"]) for row in self.rows("read/documents")]
        return sorted(cards, key=lambda card: (card.path, card.id))

    def entities(self) -> Sequence[EntityCard]:
        """Every entity of the record, by name then id."""
        cards = [
            EntityCard(
                id=row["id"],
                kind=row["kind"],
                name=row["name"],
                aliases=tuple(row["aliases"] or ()),
                statements=row["statements"],
            )
            for row in self.rows("read/entities")
        ]
        return sorted(cards, key=lambda card: (card.name, card.id))

    def statements(self, where: Where = Where()) -> Iterator[Statement]:
        """The matching statements by document path, then position."""
        declarants = self._declarants(where)
        if declarants is not None and len(declarants) <= FEW_DECLARANTS:
            speaking = [row["document"] for row in self.rows("read/documents_of", declarants=declarants)]
            held = self.rows("read/documents_by_id", ids=speaking)
        else:
            held = self.rows("read/documents")
        cards = [(reading.card(row["properties"]), int(row["properties"].get("statements", 0))) for row in held]
        if where.document_ids:
            cards = [(card, count) for card, count in cards if card.id in where.document_ids]
        if where.document is not None:
            pattern = where.document
            cards = [(card, count) for card, count in cards if fnmatch.fnmatchcase(card.path, pattern)]
        cards.sort(key=lambda pair: (pair[0].path, pair[0].id))
        filters = {
            "acts": [act.value for act in where.acts] or None,
            "declarants": declarants,
            "since": where.since,
            "until": where.until,
        }
        for batch in _batches(cards):
            place = {card.id: position for position, card in enumerate(batch)}
            found = [
                row["properties"] for row in self.rows("read/statements", documents=[c.id for c in batch], **filters)
            ]
            found.sort(key=lambda item: (place[item["document_id"]], item["ordinal"], item["id"]))
            for item in found:
                yield reading.statement(item, batch[place[item["document_id"]]])

    def _declarants(self, where: Where) -> list[str] | None:
        """The ids that the filter lets through; None where it does not ask."""
        chosen = set(where.declarant_ids) if where.declarant_ids else None
        if where.declarant is not None:
            asked = where.declarant.casefold()
            named = {
                card.id
                for card in self.entities()
                if any(asked in name.casefold() for name in (card.name, *card.aliases))
            }
            chosen = named if chosen is None else chosen & named
        return None if chosen is None else sorted(chosen)

    def by_id(self, ids: Sequence[str]) -> Sequence[Statement]:
        """The statements with these ids, in the order given; unknown ids are left out."""

        if not ids:
            return []
        found = [row["properties"] for row in self.rows("read/statements_by_id", ids=list(dict.fromkeys(ids)))]
        documents = sorted({item["document_id"] for item in found})
        cards = {
            row["properties"]["id"]: reading.card(row["properties"])
            for row in self.rows("read/documents_by_id", ids=documents)
        }
        # a document may go between the two reads: then its statements are unknown as well
        known = {
            item["id"]: reading.statement(item, cards[item["document_id"]])
            for item in found
            if item["document_id"] in cards
        }
        return [known[identifier] for identifier in ids if identifier in known]

    def neighbours(self, statement: Statement, before: int, after: int) -> Sequence[Statement]:
        """The statements of the same document around one, by position, itself included."""
        first, last = statement.ordinal - before, statement.ordinal + after
        found = self.rows("read/neighbours", document=statement.document.id, first=first, last=last)
        return [reading.statement(row["properties"], statement.document) for row in found]

    def stretches(self, asked: Sequence[tuple[DocumentCard, int, int]]) -> Sequence[Statement]:
        """The statements of several stretches (document, first and last position), by document id, then position."""
        cards = {card.id: card for card, _, _ in asked}
        wanted = [{"document": card.id, "first": first, "last": last} for card, first, last in asked]
        found = self.rows("read/stretches", stretches=wanted) if wanted else []
        return [reading.statement(row["properties"], cards[row["properties"]["document_id"]]) for row in found]

    def search(
        self, text: str, limit: int, declarant_ids: Sequence[str] = (), acts: Sequence[Act] = ()
    ) -> Sequence[Scored]:
        """Full-text search over question, quote, claim and declarant: any of the words, best first."""
        asked = index_terms(text)
        known = self.rows("schema/version")
        if not asked or not known:
            return []
        frequencies = self.document_frequencies(asked)
        counts = known[0]["statements"], known[0]["tokens"]
        weighed = fulltext.weights(asked, frequencies, counts[0])
        if not weighed:
            return []
        filters = {
            "declarants": sorted(set(declarant_ids)) or None,
            "acts": [act.value for act in acts] or None,
            "limit": fulltext.head(limit),
            **fulltext.first_order(weighed, *counts),
        }
        if declarant_ids:
            # few statements are read whole: the index would go through everybody's to find theirs
            most = fulltext.SPOKEN + 1
            spoken = self.rows("read/spoken_count", declarants=filters["declarants"], most=most)[0]["statements"]
            if spoken < most:
                texts = {row["id"]: row["terms"] for row in self.rows("read/spoken", **filters)}
                return fulltext.best(asked, frequencies, *counts, limit, texts)
        index = self._connection().dialect.fulltext

        def fetch(query: str) -> Mapping[str, str]:
            return {row["id"]: row["terms"] for row in self.rows("read/postings", index=index, query=query, **filters)}

        return fulltext.search(asked, frequencies, *counts, limit, fetch, bool(declarant_ids or acts))

    def nearest(self, vector: Sequence[float], limit: int) -> Sequence[Scored]:
        """The statements with the nearest vectors by cosine, best first; empty where there are no vectors."""
        return vectors.nearest(self.rows, self._connection().dialect.vector, vector, limit)

    def document_frequencies(self, terms: Sequence[str]) -> Mapping[str, int]:
        """In how many statements each index term occurs; 0 for unknown ones."""
        cut = sorted({term[:TERM_LENGTH] for term in terms})
        known = {row["id"]: int(row["statements"]) for row in self.rows("read/term_counts", ids=cut)}
        return {term: known.get(term[:TERM_LENGTH], 0) for term in terms}

    def relations(self, ids: Sequence[str]) -> Sequence[Relation]:
        """CONTRADICTS and CORROBORATES links from or to these statements, by kind, source, target."""
        found = [
            Relation(
                kind=row["kind"],
                source_id=row["source"],
                target_id=row["target"],
                confidence=row["confidence"],
                basis=row["basis"],
            )
            for row in self.rows("read/relations", ids=list(dict.fromkeys(ids)))
        ]
        return sorted(set(found), key=lambda item: (item.kind, item.source_id, item.target_id))

    def judgements(self) -> Sequence[Judgement]:
        """The ledger of identity, by pair then judge."""
        found = [
            Judgement(
                left_id=row["left"],
                right_id=row["right"],
                verdict=Verdict(row["judgement"]),
                reason=row["reason"],
                judge=row["judge"],
            )
            for row in self.rows("read/judgements")
        ]
        return sorted(found, key=lambda item: (item.left_id, item.right_id, item.judge))

    def sharing(self, groups: Sequence[Sequence[str]]) -> Mapping[str, frozenset[str]]:
        """The index terms of every statement that has all terms of one of these groups, by the statement's id."""
        wanted = sorted({tuple(sorted({term[:TERM_LENGTH] for term in group})) for group in groups if group})
        index = self._connection().dialect.fulltext if wanted else ""
        found: dict[str, frozenset[str]] = {}
        for start in range(0, len(wanted), GROUPS):
            query = " ".join(f"({' '.join(f'+{term}' for term in group)})" for group in wanted[start : start + GROUPS])
            rows = self.rows("read/sharing", index=index, query=query)
            found.update((row["id"], frozenset(row["terms"].split(" "))) for row in rows)
        return found

    def bearers(self, words: Sequence[str]) -> Sequence[Bearer]:
        """Every entity whose name holds any of these words, by id."""
        wanted = sorted(set(words))
        found = [
            Bearer(
                id=row["id"],
                kind=common_kind(row["kinds"] or [row["kind"]]),
                name=row["name"],
                aliases=tuple(row["aliases"] or ()),
                documents=tuple(sorted(set(row["documents"]))),
            )
            for row in (self.rows("read/bearers", words=wanted) if wanted else ())
        ]
        return sorted(found, key=lambda item: item.id)

    def casts(self, documents: Sequence[str]) -> Mapping[str, Cast]:
        """Whom these documents name, by document id; unknown ids are left out."""
        wanted = sorted(set(documents))
        named: dict[tuple[str, str], set[str]] = {}
        for row in self.rows("read/people_of", ids=wanted) if wanted else ():
            named.setdefault((row["document"], row["kind"]), set()).add(row["name"])
        found = {}
        for row in self.rows("read/documents_by_id", ids=wanted) if wanted else ():
            identifier, extras = row["properties"]["id"], json.loads(row["properties"].get("extras", "{}"))
            names = {name for party in extras.get("parties", ()) for name in (party["name"], *party.get("aliases", ()))}
            found[identifier] = Cast(
                parties=tuple(sorted(names)),
                people=tuple(sorted(named.get((identifier, "Person"), ()))),
                bodies=tuple(sorted(named.get((identifier, "Organization"), ()))),
            )
        return found

    def run(self, name: str, parameters: Mapping[str, Any]) -> Table:
        """A query of the catalogue with its parameters."""
        text = queries.text(name)

        def work(transaction: ManagedTransaction) -> Table:
            result = transaction.run(text, dict(parameters))
            return guard.table(result, None)

        found: Table = self._read(work)
        return found

    def cypher(self, query: str, parameters: Mapping[str, Any], *, seconds: float = 10.0, rows: int = 1000) -> Table:
        """Untrusted Cypher: read only, with limits. Raises QueryRefused or QueryStopped."""
        return guard.run(self._connection(), query, parameters, seconds=seconds, rows=rows)


def _batches(cards: Sequence[tuple[DocumentCard, int]]) -> Iterator[list[DocumentCard]]:
    batch: list[DocumentCard] = []
    held = 0
    for card, count in cards:
        if batch and held + count > BATCH:
            yield batch
            batch, held = [], 0
        batch.append(card)
        held += count
    if batch:
        yield batch
