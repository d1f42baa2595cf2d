"""The links of a record that grows: after an ingest only what the new documents can have changed is read.

Two statements are linked by what they say and by who says it, never by how many others there are; so a new document
changes only the links among statements that are alike to its own (and to those, and so on), those of its own people,
and those of reports on its people or its day. The result is the same in whatever order documents came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import TYPE_CHECKING

from kg.analysis import links, press
from kg.analysis.propositions import Proposition, is_report, least_shared, partners, proposition, seeds
from kg.model.document import DocumentKind
from kg.model.names import person_name
from kg.model.statement import DocumentCard, Relation, Stance, Statement
from kg.store.base import Where

if TYPE_CHECKING:
    from kg.store.base import Store, View

_AT_ONCE = 200
"""propositions for which the store is asked in one go"""

Key = tuple[str, str, str]


def relations(statements: Iterable[Statement]) -> tuple[Relation, ...]:
    """The links among some statements, by kind, source and target; each pair at most once, earlier statement first."""
    held = tuple(statements)
    found = press.reports_linked(held, held)
    found |= links.own_linked(held) | links.answers_linked(held)
    return tuple(found[key] for key in sorted(found))


def relate(store: Store, documents: Sequence[str] | None = None) -> int:
    """Links what these documents (by id; all where None) say with what is in the store; returns how many links are new.

    Links that no longer hold are withdrawn. Doing it again changes nothing.
    """
    view = store.view
    cards = {card.id: card for card in view.documents()}
    chosen = sorted(cards) if documents is None else [identifier for identifier in documents if identifier in cards]
    if not chosen:
        return 0
    new = list(view.statements(Where(document_ids=tuple(chosen))))
    wanted: dict[Key, Relation] = {}
    held: dict[Key, Relation] = {}
    for found, known in (
        _people(view, [one for one in new if not is_report(one)]),
        _alike(view, new),
        _reports(view, cards, new),
    ):
        wanted |= found
        held |= known
    fresh = [link for key, link in sorted(wanted.items()) if held.get(key) != link]
    stale = [link for key, link in sorted(held.items()) if wanted.get(key) != link]
    return store.writer().relate(fresh, stale) if fresh or stale else 0


def _alike(view: View, new: Sequence[Statement]) -> tuple[dict[Key, Relation], dict[Key, Relation]]:
    """The links among the new statements and all that are alike, step by step; and those that are held."""
    inside: dict[str, Proposition] = {}
    front = [made for statement in new if (made := proposition(statement)) is not None]
    while front:
        inside |= {one.statement.id: one for one in front}
        front = [one for one in _near(view, front) if one.statement.id not in inside]
    members = [one.statement for one in inside.values()]
    known = {
        key: link
        for key, link in links.keyed(view.relations(list(inside))).items()
        if link.source_id in inside and link.target_id in inside and not _own(link)
    }
    return links.answers_linked(members), known


def _near(view: View, front: Sequence[Proposition]) -> list[Proposition]:
    """Every proposition of the store that is alike to one of these."""
    found: dict[str, Proposition] = {}
    for batch in _batches(front):
        frequency = view.document_frequencies(sorted({word for one in batch for word in one.words}))
        asked = {one.statement.id: _together(one, frequency) for one in batch}
        terms = view.sharing(sorted({pair for pairs in asked.values() for pair in pairs}))
        holders: dict[str, set[str]] = {}
        for identifier, words in terms.items():
            for word in words:
                holders.setdefault(word, set()).add(identifier)
        candidates = {
            identifier
            for one in batch
            for left, right in asked[one.statement.id]
            for identifier in holders.get(left, set()) & holders.get(right, set())
            if len(one.words & terms[identifier]) >= least_shared(one.words) and identifier != one.statement.id
        }
        read = [made for statement in view.by_id(sorted(candidates)) if (made := proposition(statement)) is not None]
        found |= {other.statement.id: other for other in read if any(partners(one, other) for one in batch)}
    return [found[identifier] for identifier in sorted(found)]


def _together(one: Proposition, frequency: Mapping[str, int]) -> list[tuple[str, str]]:
    """Pairs of words of which whatever is alike holds one; a word that only this statement has leads to nobody."""
    held = seeds(one.words, frequency, held=2)
    return [pair for pair in combinations(sorted(held), 2) if all(frequency.get(word, 0) > 1 for word in pair)]


def _people(view: View, new: Sequence[Statement]) -> tuple[dict[Key, Relation], dict[Key, Relation]]:
    """What the new documents' witnesses said otherwise in any document; and the links of this kind that are held."""
    people = sorted({one.declarant_id for one in new if one.question is not None})
    if not people:
        return {}, {}
    said = list(view.statements(Where(declarant_ids=tuple(people))))
    return links.own_linked(said), links.keyed(link for link in _held(view, said) if _own(link))


def _own(link: Relation) -> bool:
    return link.basis.endswith((links.GOES_BACK, links.IN_PART))


def _reports(
    view: View, cards: dict[str, DocumentCard], new: Sequence[Statement]
) -> tuple[dict[Key, Relation], dict[Key, Relation]]:
    """The links of every report that the new documents touch, by a speaker's surname or by the day of a hearing."""
    touched = {one.document.id for one in new if is_report(one)}
    named = view.bearers(sorted(_words(press.surnames(new))))
    touched |= {identifier for one in named for identifier in one.documents}
    days = [card.date for card in {one.document.id: one.document for one in new}.values() if card.date is not None]
    touched |= {
        card.id
        for card in cards.values()
        if any(card.published and 0 <= (card.published - day).days <= press.LATEST.days for day in days)
    }
    touched = {one for one in touched if one in cards and cards[one].kind is not DocumentKind.TRANSCRIPT}
    if not touched:
        return {}, {}
    reports = list(view.statements(Where(document_ids=tuple(sorted(touched)))))
    record = {one.id: one for one in reports}
    sought = press.surnames(reports)
    speakers = [one.id for one in view.bearers(sorted(_words(sought))) if person_name(one.name).surname in sought]
    if speakers:
        record |= {one.id: one for one in view.statements(Where(declarant_ids=tuple(sorted(speakers))))}
    roles = press.dated_roles(reports)
    sittings = tuple(sorted(card.id for card in cards.values() if card.date in roles))
    if sittings:
        record |= {one.id: one for one in view.statements(Where(document_ids=sittings))}
    own = {one.id: one for one in reports}
    held = [link for link in _held(view, reports) if _by_a_report(link, own, record)]
    return press.reports_linked(reports, record.values()), links.keyed(held)


def _by_a_report(link: Relation, own: dict[str, Statement], record: dict[str, Statement]) -> bool:
    """Whether a link was made from one of these reports: of two reports, from the one without the reservation."""
    for one, other in ((link.source_id, link.target_id), (link.target_id, link.source_id)):
        if one in own and (other not in record or not is_report(record[other]) or own[one].stance is Stance.AFFIRMS):
            return True
    return False


def _held(view: View, statements: Sequence[Statement]) -> list[Relation]:
    return list(view.relations([one.id for one in statements]))


def _words(names: Iterable[str]) -> set[str]:
    return {max(name.split(), key=len) for name in names if name}


def _batches(items: Sequence[Proposition]) -> Iterator[list[Proposition]]:
    rest = iter(items)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch
