"""The links of a record that grows: after an ingest only what the new documents can have changed is read.

Two statements are linked by what they say and by who says it, never by how many others there are; so a new document
changes only the links of statements that are alike to its own, those of its own people, and those of reports on its
people or its day. The result is the same in whatever order documents came. Everything is read and linked a portion at a
time, so that memory depends neither on how much is ingested at once nor on how much is there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.analysis import links, press
from kg.analysis.alike import Alike, batches, propositions
from kg.analysis.propositions import Proposition, is_report, partners, proposition
from kg.model.document import DocumentKind
from kg.model.names import person_name
from kg.model.statement import DocumentCard, Relation, Stance, Statement
from kg.store.base import Where

if TYPE_CHECKING:
    from kg.store.base import Store, Writer

REPORTS = 20
"""reports that are held against the record in one go"""

Key = tuple[str, str, str]
Links = dict[Key, Relation]


def relations(statements: Iterable[Statement]) -> tuple[Relation, ...]:
    """The links among some statements, by kind, source and target; each pair at most once, earlier statement first."""
    held = tuple(statements)
    found = press.reports_linked(held, held)
    found |= links.own_linked(held) | links.answers_linked(held)
    return tuple(found[key] for key in sorted(found))


def relate(store: Store, documents: Sequence[str] | None = None) -> int:
    """Links what these documents (by id; all where None) say with what is in the store; returns how many links are new.

    Links that no longer hold are withdrawn. Doing it again changes nothing; where it is broken off, so does what was
    left, once it is done again.
    """
    cards = {card.id: card for card in store.view.documents()}
    chosen = sorted(cards) if documents is None else [identifier for identifier in documents if identifier in cards]
    return _Relating(store, cards).relate(chosen) if chosen else 0


class _Relating:
    """One run over new documents; what they touch is gathered while they are read."""

    def __init__(self, store: Store, cards: dict[str, DocumentCard]) -> None:
        self._store, self._view, self._cards = store, store.view, cards
        self._alike = Alike(store.view)
        self._writer: Writer | None = None
        self._people: set[str] = set()
        self._surnames: set[str] = set()

    def relate(self, documents: Sequence[str]) -> int:
        """Links these documents with the record; returns how many links are new."""
        created = 0
        for batch in batches(self._propositions(documents)):
            created += self._answers(batch)
        for person in sorted(self._people):
            created += self._own(person)
        touched = sorted(self._touched(documents))
        for start in range(0, len(touched), REPORTS):
            created += self._reports(touched[start : start + REPORTS])
        return created

    def _propositions(self, documents: Sequence[str]) -> Iterator[Proposition]:
        for statement in self._view.statements(Where(document_ids=tuple(documents))):
            self._surnames |= press.surnames([statement])
            if is_report(statement):
                continue
            if statement.question is not None:
                self._people.add(statement.declarant_id)
            made = proposition(statement)
            if made is not None:
                yield made

    def _answers(self, new: Sequence[Proposition]) -> int:
        """Links some new propositions with all that are alike; takes back what they have made a formula."""
        candidates = self._alike.candidates(new)
        near = self._alike.partners(new, candidates)
        known = self._links({*candidates, *(other for ids in candidates.values() for other in ids)})
        ends = {one.statement.id: one for one in new} | {
            other.statement.id: other for held in near.values() for other in held
        }
        others = self._view.by_id(sorted({end for key in known for end in key[1:]} - ends.keys()))
        reports = {one.id for one in others if is_report(one)}
        ends |= propositions(others)
        pairs = [(one, other) for one in new for other in near.get(one.statement.id, ())]
        pairs += [
            (ends[source], ends[target])
            for _, source, target in known
            if source in ends and target in ends and partners(ends[source], ends[target])
        ]
        found = [(pair, link) for pair in pairs if (link := links.answer_link(*pair)) is not None]
        formulas = self._alike.formulas(one for pair, _ in found for one in pair)
        wanted = links.keyed(link for _, link in found if not {link.source_id, link.target_id} & formulas)
        held = {
            key: link
            for key, link in known.items()
            if key in wanted or not (_is_own(link) or {link.source_id, link.target_id} & reports)
        }
        # what somebody said otherwise may take the place of a link that goes
        self._people |= {ends[key[1]].statement.declarant_id for key in held.keys() - wanted.keys() if key[1] in ends}
        return self._change(wanted, held)

    def _own(self, person: str) -> int:
        """Links what one person said with what the same person said otherwise in any document."""
        said = list(self._view.statements(Where(declarant_ids=(person,))))
        known = self._links({one.id for one in said})
        wanted = {key: link for key, link in links.own_linked(said).items() if key not in known or _is_own(known[key])}
        return self._change(wanted, {key: link for key, link in known.items() if _is_own(link)})

    def _reports(self, documents: Sequence[str]) -> int:
        """Links some reports with what they report."""
        reports = {one.id: one for one in self._view.statements(Where(document_ids=tuple(documents)))}
        record = dict(reports)
        sought = press.surnames(reports.values())
        bearers = self._view.bearers(sorted(_words(sought)))
        speakers = tuple(sorted(one.id for one in bearers if person_name(one.name).surname in sought))
        if speakers:
            record |= {one.id: one for one in self._view.statements(Where(declarant_ids=speakers))}
        days = press.dated_roles(reports.values())
        sittings = tuple(sorted(card.id for card in self._cards.values() if card.date in days))
        if sittings:
            record |= {one.id: one for one in self._view.statements(Where(document_ids=sittings))}
        known = self._links(reports)
        held = {key: link for key, link in known.items() if _by_a_report(link, reports, record)}
        return self._change(press.reports_linked(reports.values(), record.values()), held)

    def _touched(self, documents: Sequence[str]) -> set[str]:
        """The new reports, and those that the new documents touch by a speaker's surname or by the day of a hearing."""
        touched = {*documents}
        for one in self._view.bearers(sorted(_words(self._surnames))):
            touched |= {*one.documents}
        days = {day for identifier in documents if (day := self._cards[identifier].date) is not None}
        for card in self._cards.values():
            if card.published and any(dt.timedelta(0) <= card.published - day <= press.LATEST for day in days):
                touched.add(card.id)
        return {one for one in touched if one in self._cards and self._cards[one].kind is not DocumentKind.TRANSCRIPT}

    def _links(self, statements: Iterable[str]) -> Links:
        """The links from or to these statements that are there."""
        return links.keyed(self._view.relations(sorted(statements)))

    def _change(self, wanted: Links, held: Links) -> int:
        """Enters what is wanted and not held so, and takes away what is held and not wanted so."""
        fresh = [link for key, link in sorted(wanted.items()) if held.get(key) != link]
        stale = [link for key, link in sorted(held.items()) if wanted.get(key) != link]
        if not fresh and not stale:
            return 0
        if self._writer is None:
            self._writer = self._store.writer()
        return self._writer.relate(fresh, stale)


def _is_own(link: Relation) -> bool:
    """Whether a link is one that only one person's own statements bring about."""
    return link.basis.endswith((links.GOES_BACK, links.IN_PART))


def _by_a_report(link: Relation, own: Mapping[str, Statement], record: Mapping[str, Statement]) -> bool:
    """Whether a link was made from one of these reports: of two reports, from the one without the reservation."""
    for one, other in ((link.source_id, link.target_id), (link.target_id, link.source_id)):
        if one in own and (other not in record or not is_report(record[other]) or own[one].stance is Stance.AFFIRMS):
            return True
    return False


def _words(names: Iterable[str]) -> set[str]:
    return {max(name.split(), key=len) for name in names if name}
