"""Identity: what an entity's id is made of, and the ledger of judgements.

An id is made of the matter and the folded full name (docs/decisions/0002-identity.md): within one proceeding the same
full name is one entity, in another it is another, and the two are linked by a judgement that can be undone. Nobody is
ever merged because of a surname.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from kg.model.entity import Entity, EntityKind, Judgement, Verdict
from kg.model.identity import content_id, name_key
from kg.model.names import FUNCTIONS, PersonName, person_name, same_person
from kg.model.record import DocumentRecord
from kg.model.statement import DocumentCard
from kg.store.base import Bearer, Cast, View, common_kind


def matter(card: DocumentCard) -> str:
    """What keeps names apart: the proceeding (docket number, else caption), or the document that belongs to none."""
    if card.docket_number:
        return f"docket {name_key(card.docket_number)}"
    if card.caption or card.short_caption:
        return f"caption {name_key(card.short_caption or card.caption or '')}"
    return f"document {card.sha256}"


def person_id(name: str, card: DocumentCard) -> str:
    """The id of whoever bears this full name in the document's matter: the same on every machine and in every store."""
    return content_id("en", matter(card), person_name(name).key or name_key(name))


def resolve(records: Sequence[DocumentRecord], view: View | None = None) -> tuple[Judgement, ...]:
    """Judgements on the entities of these documents, in a fixed order.

    They are judged against one another and, with a view of the store that they were written to, against everybody of
    the same name in it; then only what is not in the ledger yet is returned.

    The same id needs no judgement (same matter, same full name). What ties two bearers of a name together is looked for
    in all the documents that name them, so that the ledger is the same in whatever order documents come. Names that
    share only a surname are not put into the ledger at all.
    """
    if view is None:
        return _judgements(*_from_records(records))
    keys = {key for record in records for entity in record.entities if (key := _key(entity.kind, entity.name))}
    words = {_rarest(key) for _, key in keys}
    bearers = [item for item in view.bearers(sorted(words)) if _key(EntityKind(item.kind), item.name) in keys]
    shared = Counter(_key(EntityKind(item.kind), item.name) for item in bearers)
    bearers = [item for item in bearers if shared[_key(EntityKind(item.kind), item.name)] > 1]
    casts = view.casts(sorted({document for item in bearers for document in item.documents}))
    known = set(view.judgements()) if bearers else set()
    return tuple(item for item in _judgements(bearers, casts) if item not in known)


def _from_records(records: Sequence[DocumentRecord]) -> tuple[list[Bearer], dict[str, Cast]]:
    """What a store would say of these documents alone."""
    named: dict[str, list[tuple[Entity, str]]] = {}
    casts: dict[str, Cast] = {}
    for record in records:
        parties = {name for party in record.parties for name in (party.name, *party.aliases)}
        kinds = {
            kind: tuple(sorted({entity.name for entity in record.entities if entity.kind is kind}))
            for kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)
        }
        casts[record.document.id] = Cast(
            parties=tuple(sorted(parties)), people=kinds[EntityKind.PERSON], bodies=kinds[EntityKind.ORGANIZATION]
        )
        for entity in record.entities:
            named.setdefault(entity.id, []).append((entity, record.document.id))
    bearers = [
        Bearer(
            id=identifier,
            kind=common_kind(entity.kind.value for entity, _ in rows),
            name=min((entity.name for entity, _ in rows), key=lambda name: (-len(name), name)),
            aliases=tuple(sorted({alias for entity, _ in rows for alias in entity.aliases})),
            documents=tuple(sorted({document for _, document in rows})),
        )
        for identifier, rows in sorted(named.items())
    ]
    return bearers, casts


def _key(kind: EntityKind, name: str) -> tuple[EntityKind, str] | None:
    """Under what a name is looked for; None where a shared name raises no question.

    A bare surname is no evidence. Places, courts, works and products are what they are called. An organization is asked
    about because it may be a party elsewhere (see `_judge`).
    """
    if kind is EntityKind.PERSON:
        named = person_name(name)
        return (kind, named.key) if named.full and not FUNCTIONS & set(named.key.split()) else None
    return (kind, name_key(name)) if kind is EntityKind.ORGANIZATION and name_key(name) else None


def _rarest(key: str) -> str:
    """The longest word of a folded name: likely to be the rarest, by which bearers are looked up."""
    return max(key.split(), key=lambda word: (len(word), word))


def _judgements(bearers: Sequence[Bearer], casts: Mapping[str, Cast]) -> tuple[Judgement, ...]:
    by_key: dict[tuple[str, str], list[Bearer]] = {}
    for bearer in bearers:
        key = _key(EntityKind(bearer.kind), bearer.name)
        if key is not None:
            by_key.setdefault((key[0].value, key[1]), []).append(bearer)
    return tuple(
        judgement
        for _, group in sorted(by_key.items())
        for left, right in combinations(sorted(group, key=lambda item: item.id), 2)
        if (judgement := _judge(left, right, casts)) is not None
    )


def _judge(left: Bearer, right: Bearer, casts: Mapping[str, Cast]) -> Judgement | None:
    tie = _tie(left, right, casts)
    if tie:
        verdict, reason = Verdict.POSITIVE, f"the same full name, {left.name}, and {tie}"
    elif left.kind == EntityKind.PERSON.value:
        verdict, reason = (
            Verdict.UNSURE,
            f"the same full name, {left.name}, in two matters, and nothing else that ties them",
        )
    else:
        return None
    return Judgement(left_id=left.id, right_id=right.id, verdict=verdict, reason=reason, judge="rule: full name")


def _tie(left: Bearer, right: Bearer, casts: Mapping[str, Cast]) -> str | None:
    """What, besides the name, ties two entities together, in words; None where nothing does."""
    empty = Cast(parties=(), people=())
    ones = [casts.get(document, empty) for document in left.documents]
    twos = [casts.get(document, empty) for document in right.documents]
    for bearer, others in ((left, twos), (right, ones)):
        names = {name_key(name) for name in (bearer.name, *bearer.aliases)}
        if any(name_key(party) in names for cast in others for party in cast.parties):
            return "a party of that name in the other matter"
    if left.kind != EntityKind.PERSON.value:
        return None
    own = person_name(left.name).surname
    best: list[str] = []
    party: str | None = None
    for one in ones:
        for two in twos:
            shared = sorted(name for surname, name in _in_common(one, two).items() if surname != own)
            best = min(best, shared, key=lambda names: (-len(names), names))
            if shared:
                found = _party_named(one, two) | _party_named(two, one)
                party = min((name for name in (party, *found) if name is not None), default=None)
    if len(best) >= 2:
        return f"both documents name {best[0]} and {best[1]} as well"
    return f"both name {best[0]}, and one names {party}, a party of the other matter" if best and party else None


def _in_common(one: Cast, two: Cast) -> dict[str, str]:
    """The people whom both documents name in full, first names compatible ("Ann Lee", "Ann B. Lee"), by surname."""
    known: dict[str, list[PersonName]] = {}
    for named in map(person_name, two.people):
        if named.full:
            known.setdefault(named.surname, []).append(named)
    shared: dict[str, str] = {}
    for name in one.people:
        named = person_name(name)
        if named.full and any(same_person(named, other) is Verdict.POSITIVE for other in known.get(named.surname, ())):
            shared.setdefault(named.surname, name)
    return shared


def _party_named(one: Cast, two: Cast) -> frozenset[str]:
    """The names under which one document names a party of the other's matter."""
    parties = frozenset(map(name_key, two.parties))
    return frozenset(name for name in one.bodies if name_key(name) in parties)
