"""Identity: what an entity's id is made of, which names are one person's, and the ledger of judgements.

An id is made of the matter and the folded full name (docs/decisions/0002-identity.md): within one proceeding the same
full name is one entity, in another it is another, and the two are linked by a judgement that can be undone. Nobody is
ever merged because of a surname.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.model.entity import Entity, EntityKind, Judgement, Verdict
from kg.model.identity import content_id, name_key
from kg.model.record import DocumentRecord
from kg.model.statement import DocumentCard

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "judge",
        "justice",
        "magistrate",
        "chief",
        "hon",
        "honorable",
        "honourable",
        "senator",
        "sen",
        "representative",
        "rep",
        "congressman",
        "congresswoman",
        "governor",
        "gov",
        "president",
        "chairman",
        "chairwoman",
        "mayor",
        "minister",
        "secretary",
        "attorney",
        "detective",
        "inspector",
        "sergeant",
        "sgt",
        "officer",
        "lieutenant",
        "lt",
        "captain",
        "capt",
        "colonel",
        "col",
        "general",
        "gen",
        "major",
        "maj",
        "commander",
        "sheriff",
        "deputy",
        "constable",
        "superintendent",
        "reverend",
        "rev",
        "father",
        "pastor",
        "bishop",
        "archbishop",
        "rabbi",
        "imam",
        "master",
        "counsel",
        "ambassador",
        "commissioner",
        "baroness",
        "baron",
    ]
)
# Only these stand before a name without being a part of an office's name ("Attorney General" is none).
_MALE = frozenset(["mr", "sir", "lord", "father", "chairman", "congressman", "baron"])
_FEMALE = frozenset(["mrs", "ms", "miss", "dame", "lady", "chairwoman", "congresswoman", "baroness"])
_SUFFIXES = frozenset(
    [
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "kc",
        "qc",
        "sc",
        "esq",
        "md",
        "phd",
        "mp",
        "obe",
        "cbe",
        "mbe",
        "dphil",
        "llm",
        "cpa",
        "rn",
        "mbbs",
    ]
)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "del",
        "della",
        "der",
        "den",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "st",
        "ter",
        "ten",
        "dos",
        "das",
    ]
)
_NICKNAME = re.compile(r"[\"“(‘'][\w .-]+[\"”)’']\s*")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart, folded: titles, given names or initials, surname."""

    titles: tuple[str, ...]
    given: tuple[str, ...]
    surname: str

    @property
    def key(self) -> str:
        """The name without titles: what two full names must share to be the same."""
        return " ".join((*self.given, self.surname)).strip()

    @property
    def full(self) -> bool:
        """Whether there is at least one given name that is more than an initial."""
        return any(len(part) > 1 for part in self.given)

    @property
    def gender(self) -> str | None:
        """ "m" or "f" where a title says so."""
        if any(title in _MALE for title in self.titles):
            return "m"
        return "f" if any(title in _FEMALE for title in self.titles) else None


def person_name(name: str) -> PersonName:
    """Takes a name apart: "Dr. Ann B. Lee, KC" is titles (dr), given (ann, b), surname lee."""
    plain = _NICKNAME.sub("", name) or name
    words = [word.strip("'’") for word in name_key(re.sub(r"['’]s\b", "", plain)).split()]
    titles: list[str] = []
    while len(words) > 1 and words[0] in TITLES:
        titles.append(words.pop(0))
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    if not words:
        return PersonName(tuple(titles), (), name_key(name))
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in _PARTICLES:
        cut -= 1
    return PersonName(tuple(titles), tuple(words[:cut]), " ".join(words[cut:]))


def same_person(left: PersonName, right: PersonName) -> Verdict:
    """Whether two names *within one document* can be one person's: POSITIVE, NEGATIVE or UNSURE.

    The same surname with given names that fit (equal, or an initial of the other) is positive; with one side bare it is
    unsure, because a document may know two people of that surname; different given names are negative.
    """
    if left.surname != right.surname:
        return Verdict.NEGATIVE
    if left.gender and right.gender and left.gender != right.gender:
        return Verdict.NEGATIVE
    if not left.given or not right.given:
        return Verdict.POSITIVE if left.key == right.key else Verdict.UNSURE
    fits = all(
        a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(left.given, right.given, strict=False)
    )
    if not fits:
        return Verdict.NEGATIVE
    return Verdict.POSITIVE if left.full or right.full or left.key == right.key else Verdict.UNSURE


def fullest(name: str, known: Sequence[str]) -> str:
    """The fullest of the known names that this one can only mean; the name itself where none or several fit."""
    short = person_name(name)
    candidates: dict[str, str] = {}
    for other in known:
        long = person_name(other)
        if same_person(short, long) is Verdict.NEGATIVE or len(long.given) < len(short.given):
            continue
        covering = next((key for key in candidates if _covers(person_name(candidates[key]), long)), None)
        if covering is not None:
            continue
        for key in [key for key in candidates if _covers(long, person_name(candidates[key]))]:
            del candidates[key]
        candidates[long.key] = other
    if not candidates and not short.given:
        # A second surname or a compound one: "Pérez" for "Ana Pérez Soto", where nobody else bears it.
        inner = {person_name(other).key: other for other in known if short.surname in person_name(other).given[1:]}
        if len(inner) == 1:
            return next(iter(inner.values()))
    return next(iter(candidates.values())) if len(candidates) == 1 else name


def _covers(long: PersonName, short: PersonName) -> bool:
    return (
        long.surname == short.surname
        and len(long.given) >= len(short.given)
        and same_person(long, short) is not Verdict.NEGATIVE
    )


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


def resolve(records: Sequence[DocumentRecord]) -> tuple[Judgement, ...]:
    """Judgements on entities of different documents that share a name, in a fixed order.

    The same id needs no judgement (same matter, same full name). The same full name in two matters is POSITIVE only
    with another tie: the same organization or a case file's alias for both; for people a shared full name without a tie
    is UNSURE. Names that share only a surname are not put into the ledger at all.
    """
    by_key: dict[tuple[str, str], dict[str, tuple[Entity, DocumentRecord]]] = {}
    for record in records:
        for entity in record.entities:
            key = person_name(entity.name).key if entity.kind is EntityKind.PERSON else name_key(entity.name)
            if entity.kind is EntityKind.PERSON and not person_name(entity.name).full:
                continue
            by_key.setdefault((entity.kind.value, key), {}).setdefault(entity.id, (entity, record))
    judgements: list[Judgement] = []
    for (_, _), bearers in sorted(by_key.items()):
        for left_id, right_id in combinations(sorted(bearers), 2):
            (left, one), (right, two) = bearers[left_id], bearers[right_id]
            judgements.append(_judge(left, one, right, two))
    return tuple(judgements)


def _judge(left: Entity, one: DocumentRecord, right: Entity, two: DocumentRecord) -> Judgement:
    tie = _tie(left, one, right, two)
    if tie:
        verdict, reason = Verdict.POSITIVE, f"the same full name, {left.name}, and {tie}"
    else:
        verdict, reason = (
            Verdict.UNSURE,
            f"the same full name, {left.name}, in two matters, and nothing else that ties them",
        )
    return Judgement(left_id=left.id, right_id=right.id, verdict=verdict, reason=reason, judge="rule: full name")


def _tie(left: Entity, one: DocumentRecord, right: Entity, two: DocumentRecord) -> str | None:
    """What, besides the name, ties two entities together, in words; None where nothing does."""
    parties_one = {name_key(name) for party in one.parties for name in (party.name, *party.aliases)}
    parties_two = {name_key(name) for party in two.parties for name in (party.name, *party.aliases)}
    if {name_key(left.name), *map(name_key, left.aliases)} & parties_two or (
        {name_key(right.name), *map(name_key, right.aliases)} & parties_one
    ):
        return "a party of that name in the other matter"
    if left.kind is not EntityKind.PERSON:
        return None
    others_one = {person_name(e.name).key for e in one.entities if _tying(e) and e.id != left.id}
    others_two = {person_name(e.name).key for e in two.entities if _tying(e) and e.id != right.id}
    shared = sorted(others_one & others_two - {person_name(left.name).key})
    if len(shared) >= 2:
        return f"both documents name {shared[0]} and {shared[1]} as well"
    return None


def _tying(entity: Entity) -> bool:
    return entity.kind is EntityKind.PERSON and person_name(entity.name).full
