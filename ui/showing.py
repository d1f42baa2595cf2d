"""From an answer to what is shown of it: citations, printed lines, the gate's cautions, and what to compare."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from kg.cite import cite
from kg.cite.gate import Decision, check
from kg.cite.later import Later
from kg.model.answer import Answer
from kg.model.document import Document
from kg.model.errors import ChangedSource, SourceError
from kg.model.statement import DocumentCard, Statement
from kg.store.base import View
from ui.reading import Shelf
from ui.views.card import Held, Link, Shown
from ui.views.panel import NEAR, SHOWN, Exhibit
from ui.views.passage import printed, rows

SECONDS = 2.5
"""how long an answer waits for its sources; what is not read by then is shown unnumbered, and says so"""
AROUND = 6
_STILL_READING = "The source is still being read: its printed lines are shown when you ask again, or open its page."
_RELATIONS = {"CONTRADICTS": "Contradiction", "CORROBORATES": "Corroboration"}


class Presenter:
    """Shows the statements of one record. Sources are read at most once as long as they do not change."""

    def __init__(self, view: View, root: Path | None = None) -> None:
        self._view = view
        self.shelf = Shelf(root)

    def exhibit(self, answer: Answer, searched: View, narrowed: str = "") -> Exhibit:
        """An answer with everything that is shown of it; `searched` is the part of the record that was asked."""
        until = time.monotonic() + SECONDS
        return Exhibit(
            answer=answer,
            shown=self.shown(answer.statements[:SHOWN], until),
            rest=tuple((item, cite(item)) for item in answer.statements[SHOWN:]),
            near=self.shown(answer.near[:NEAR], until),
            documents=tuple(searched.documents()),
            narrowed=narrowed,
        )

    def shown(self, statements: Sequence[Statement], until: float | None = None) -> tuple[Shown, ...]:
        """Statements ready to be shown; their sources are waited for until this moment of the monotonic clock."""
        links = self._links(statements)
        later: dict[str, Later] = {}
        found = []
        for item in statements:
            document, held, cautions = self._read(item.document, until)
            if document is not None:
                after = later.setdefault(item.document.id, Later(self._view)).of(item)
                checked = check(item, document.text, document.source.sha256, after)
                held = Held.BROKEN if checked.decision is Decision.REFUSED else Held.CHECKED
                cautions = checked.reasons
            sound = document if held is Held.CHECKED else None
            found.append(
                Shown(
                    statement=item,
                    citation=cite(item),
                    held=held,
                    cautions=cautions,
                    rows=rows(sound, item) if sound else (),
                    around=printed(sound, item, AROUND, AROUND) if sound else (),
                    links=tuple(links.get(item.id, ())),
                )
            )
        return tuple(found)

    def _read(self, card: DocumentCard, until: float | None) -> tuple[Document | None, Held, tuple[str, ...]]:
        seconds = None if until is None else max(0.0, until - time.monotonic())
        try:
            document = self.shelf.open(card, seconds)
        except ChangedSource as error:
            return None, Held.BROKEN, (str(error),)
        except SourceError as error:
            return None, Held.UNCHECKED, (f"Not compared with its source: {error}",)
        return document, Held.UNCHECKED, () if document else (_STILL_READING,)

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
