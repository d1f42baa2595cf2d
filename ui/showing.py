"""From an answer to what is shown of it: citations, printed lines, the gate's cautions, and what to compare."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.cite import cite
from kg.cite.export.blocks import Entry, entries
from kg.model.answer import Answer
from kg.model.document import Document
from kg.model.errors import ChangedSource, SourceError
from kg.model.statement import DocumentCard, Statement
from kg.store.base import View
from ui.identities import Identities
from ui.reading import Shelf
from ui.views.card import Held, Link, Shown
from ui.views.panel import LISTED, NEAR, SHOWN, Exhibit, Listing
from ui.views.passage import printed, rows

SECONDS = 2.5
"""how long an answer waits for its sources; what is not read by then is shown unnumbered, and says so"""
AROUND = 6
_STILL_READING = "The source is still being read: its printed lines are shown when you ask again, or open its page."
_RELATIONS = {"CONTRADICTS": "Contradiction", "CORROBORATES": "Corroboration"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A source as it was found: read, or why it was not."""

    document: Document | None = None
    held: Held = Held.UNCHECKED
    cautions: tuple[str, ...] = ()


class Presenter:
    """Shows the statements of one record. Sources are read at most once as long as they do not change."""

    def __init__(self, view: View, root: Path | None = None) -> None:
        self._view = view
        self.shelf = Shelf(root)
        self.identities = Identities(view)

    def exhibit(self, answer: Answer, searched: View, narrowed: str = "") -> Exhibit:
        """An answer with everything that is shown of it; `searched` is the part of the record that was asked."""
        until = time.monotonic() + SECONDS
        first = answer.statements[:SHOWN]
        cards = self.shown((*first, *answer.near[:NEAR]), until)
        return Exhibit(
            answer=answer,
            shown=cards[: len(first)],
            rest=self._cited(answer.statements[SHOWN:]),
            near=cards[len(first) :],
            documents=tuple(searched.documents()),
            narrowed=narrowed,
        )

    def listing(self, part: View, narrowed: str = "") -> Listing:
        """The statements of a part of the record, in its order."""
        until = time.monotonic() + SECONDS
        first = list(islice(part.statements(), SHOWN + LISTED))
        return Listing(
            count=part.totals().statements,
            shown=self.shown(first[:SHOWN], until),
            rest=self._cited(first[SHOWN:]),
            narrowed=narrowed,
        )

    def shown(self, statements: Sequence[Statement], until: float | None = None) -> tuple[Shown, ...]:
        """Statements ready to be shown; their sources are waited for until this moment of the monotonic clock."""
        links = self._links(statements)
        cards = {item.document.id: item.document for item in statements}
        self.shelf.fetch(cards.values())
        opened = {identifier: self._read(card, until) for identifier, card in cards.items()}
        made = self._entries(statements, {one: read.document for one, read in opened.items() if read.document})
        found = []
        for item in statements:
            entry, read = made[item.id], opened[item.document.id]
            held, cautions = read.held, read.cautions
            if read.document is not None:
                held = Held.BROKEN if entry.refused else Held.CHECKED
                cautions = entry.reasons
            sound = read.document if held is Held.CHECKED else None
            found.append(
                Shown(
                    statement=item,
                    citation=entry.citation,
                    held=held,
                    speech=entry.speech,
                    cautions=(*cautions, *self._identity(item, statements)),
                    rows=rows(sound, item) if sound else (),
                    around=printed(sound, item, AROUND, AROUND) if sound else (),
                    links=tuple(links.get(item.id, ())),
                )
            )
        return tuple(found)

    def _cited(self, statements: Sequence[Statement]) -> tuple[tuple[Statement, str], ...]:
        """Statements with their citations alone."""
        if not statements:
            return ()
        return tuple((entry.statement, entry.citation) for entry in entries(statements, view=self._view))

    def _entries(self, statements: Sequence[Statement], documents: Mapping[str, Document]) -> dict[str, Entry]:
        """The statements as an export would have them, by id: the same citation and the same gate."""

        def source(identifier: str) -> tuple[str, str]:
            return documents[identifier].text, documents[identifier].source.sha256

        # the gate holds one document at a time
        at_hand = sorted(
            (item for item in statements if item.document.id in documents), key=lambda item: item.document.id
        )
        away = [item for item in statements if item.document.id not in documents]
        checked = entries(at_hand, source=source, view=self._view) if at_hand else ()
        unchecked = entries(away, view=self._view) if away else ()
        return {entry.statement.id: entry for entry in (*checked, *unchecked)}

    def _read(self, card: DocumentCard, until: float | None) -> _Opened:
        seconds = None if until is None else max(0.0, until - time.monotonic())
        try:
            document = self.shelf.open(card, seconds)
        except ChangedSource as error:
            return _Opened(held=Held.BROKEN, cautions=(str(error),))
        except SourceError as error:
            return _Opened(cautions=(f"Not compared with its source: {error}",))
        return _Opened(document=document) if document else _Opened(cautions=(_STILL_READING,))

    def _identity(self, item: Statement, statements: Sequence[Statement]) -> tuple[str, ...]:
        """That a name alone ties this statement's declarant to the one of an earlier statement shown with it."""
        for other in statements:
            if other is item:
                break
            left, right = other.declarant_id, item.declarant_id
            if left != right and other.declarant == item.declarant and not self.identities.same(left, right):
                why = self.identities.doubt(left, right) or "nothing but the name ties them"
                place = cite(other).removesuffix(".")
                return (f"It is not certain that this is the {item.declarant} of {place} ({why}).",)
        return ()

    def _links(self, statements: Sequence[Statement]) -> dict[str, list[Link]]:
        """What contradicts or corroborates the statements, anywhere on the record."""
        ids = {item.id for item in statements}
        found: dict[str, list[tuple[str, str]]] = {}
        for relation in self._view.relations(sorted(ids)) if ids else ():
            said = f"{_RELATIONS.get(relation.kind, relation.kind.capitalize())} ({relation.basis}):"
            for one, other in ((relation.source_id, relation.target_id), (relation.target_id, relation.source_id)):
                if one in ids:
                    found.setdefault(one, []).append((other, said))
        others = {other for pairs in found.values() for other, _ in pairs}
        held = {item.id: item for item in self._view.by_id(sorted(others))}
        return {
            one: [
                Link(statement=held[other], citation=cite(held[other]), relation=said)
                for other, said in pairs
                if other in held
            ]
            for one, pairs in found.items()
        }
