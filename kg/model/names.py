"""People's names: taken apart, compared, and traced to the fullest form that a document gives.

Nobody is ever taken for somebody else because of a surname: what is not certain stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.entity import Verdict
from kg.model.identity import name_key

TITLES = frozenset(
    [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "judge", "justice",
        "magistrate", "chief", "hon", "honorable", "honourable", "senator", "sen", "representative", "rep",
        "congressman", "congresswoman", "governor", "gov", "president", "chairman", "chairwoman", "mayor", "minister",
        "secretary", "attorney", "detective", "inspector", "sergeant", "sgt", "officer", "lieutenant", "lt", "captain",
        "capt", "colonel", "col", "general", "gen", "major", "maj", "commander", "sheriff", "deputy", "constable",
        "superintendent", "reverend", "rev", "father", "pastor", "bishop", "archbishop", "rabbi", "imam", "master",
        "counsel", "ambassador", "commissioner", "baroness", "baron", "treasurer", "coroner", "chancellor", "premier",
        "provost", "councillor", "cllr", "councilman", "councilwoman", "alderman", "advocate", "adv", "solicitor",
        "barrister", "spokesman", "spokeswoman", "spokesperson", "marshal", "cpl", "pc", "pte", "dci", "dc", "supt",
    ]
)  # fmt: skip
_MALE = frozenset(
    [
        "mr", "sir", "lord", "father", "chairman", "congressman", "baron",
    ]
)  # fmt: skip
_FEMALE = frozenset(
    [
        "mrs", "ms", "miss", "dame", "lady", "chairwoman", "congresswoman", "baroness",
    ]
)  # fmt: skip
_SUFFIXES = frozenset(
    [
        "jr", "sr", "ii", "iii", "iv", "kc", "qc", "sc", "esq", "md", "phd", "mp", "obe", "cbe", "mbe", "dphil", "llm",
        "cpa", "rn", "mbbs",
    ]
)  # fmt: skip
_PARTICLES = frozenset(
    [
        "de", "da", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "al", "el", "bin", "ibn", "ben",
        "st", "ter", "ten", "dos", "das",
    ]
)  # fmt: skip
# "Courtroom Deputy", "The Foreperson": what somebody does in a courtroom is nobody's name.
FUNCTIONS = frozenset(
    [
        "the", "bailiff", "clerk", "court", "defendant", "deputy", "examiner", "foreperson", "interpreter", "juror",
        "officer", "operator", "plaintiff", "registrar", "reporter", "speaker", "stenographer", "usher", "videographer",
        "witness",
    ]
)  # fmt: skip
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
