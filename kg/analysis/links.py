"""Links between statements about one proposition: conservative, each with a confidence and its reason in words.

Word overlap cannot tell a denial from a paraphrase, so two statements are only linked where their propositions have
(nearly) the same content words and the very same numbers and negation; then their *stances* decide. What is linked
stays as it is: a contradiction is shown, never resolved.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.model.statement import Act, Relation, Stance, Statement
from kg.model.terms import terms
from kg.model.testimony import Status
from kg.model.text import fold

if TYPE_CHECKING:
    from kg.store.base import Store

CONTRADICTS, CORROBORATES = "CONTRADICTS", "CORROBORATES"
_SAME, _HARDENED = 0.8, 0.65
"""shares of common content words from which two propositions are one, or one hardened"""
_LEAST_WORDS = 4
_BLOCK = 40
"""a word that more propositions than this have does not bring two together"""
_TESTED = frozenset({Act.ADMISSION, Act.PARTIAL_ADMISSION, Act.DENIAL, Act.CONFIRMATION, Act.ASSERTION})
_NEGATION = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
# words of putting and answering, which are no part of a proposition
_FILLER = frozenset(
    terms("correct right true agree accept say said tell told know knew think thought well okay yeah sir")
)


_ASKS = re.compile(
    r".*\?\s*$|(?:and |so |okay,? |now,? )*(?:(?:can|could|would|will) (?:you|i|we)|please|"
    r"who|whom|whose|what|when|where|why|how|which|do you|did (?:you|they|he|she|it)|have you|may i)\b",
    re.IGNORECASE | re.DOTALL,
)
# a name or a number within the claim: without one, two witnesses' like words are about two matters
_NAMED = re.compile(r"(?<=\s)[A-Z][\w'’-]+|\d[\d,.]*")
_ASKED_AGAIN = 2
"""answers of one witness this near to one another are one answer, broken off or asked for again"""


@dataclass(frozen=True, slots=True)
class _Proposition:
    statement: Statement
    words: frozenset[str]
    numbers: frozenset[str]
    negated: bool


def relations(statements: Iterable[Statement]) -> tuple[Relation, ...]:
    """The links among some statements, by kind, source and target; each pair at most once, earlier statement first."""
    statements = tuple(statements)
    propositions = [made for statement in statements if (made := _proposition(statement)) is not None]
    found = {
        (link.kind, link.source_id, link.target_id): link
        for left, right in _pairs(propositions)
        if (link := _link(left, right)) is not None
    }
    for link in _taken_back(statements):
        found.setdefault((link.kind, link.source_id, link.target_id), link)
    return tuple(found[key] for key in sorted(found))


def relate(store: Store) -> int:
    """Links the statements of a store and writes the links; returns how many were new."""
    return store.writer().relate(relations(store.view.statements()))


def _proposition(statement: Statement) -> _Proposition | None:
    if statement.act not in _TESTED or statement.stance is Stance.NONE or statement.status is not Status.IN_EVIDENCE:
        return None
    if statement.examination == "argument" or _ASKS.match(statement.claim):
        return None  # submissions and instructions are no evidence; an open question is no proposition
    # whose proposition it is says nothing of what it is about
    words = frozenset(terms(statement.claim)) - _FILLER - frozenset(terms(statement.declarant))
    if len(words) < _LEAST_WORDS:
        return None
    numbers = frozenset(word for word in words if word[0].isdigit())
    return _Proposition(statement, words, numbers, len(_NEGATION.findall(statement.claim)) % 2 == 1)


def _pairs(propositions: Sequence[_Proposition]) -> Iterator[tuple[_Proposition, _Proposition]]:
    """The pairs worth comparing: with one of each other's three rarest words, or one claim, in common."""
    counts = Counter(word for one in propositions for word in one.words)
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(propositions):
        rare = sorted(one.words, key=lambda word: (counts[word], word))[:3]
        for key in (f"claim {one.statement.claim_id}", *rare):
            blocks[key].append(place)
    seen = set()
    for key in sorted(blocks):
        if len(blocks[key]) > _BLOCK:
            continue
        for pair in combinations(blocks[key], 2):
            if pair not in seen:
                seen.add(pair)
                yield propositions[pair[0]], propositions[pair[1]]


def _link(first: _Proposition, second: _Proposition) -> Relation | None:
    left, right = sorted((first, second), key=lambda made: _place(made.statement))
    one, other = left.statement, right.statement
    if one.id == other.id or left.numbers != right.numbers or left.negated != right.negated:
        return None
    declarant = one.declarant_id == other.declarant_id
    if _same_words(one, other) and one.document.id != other.document.id:
        return None  # one occasion found in two documents, which corroborates nothing
    if declarant and one.document.id == other.document.id and abs(one.ordinal - other.ordinal) <= _ASKED_AGAIN:
        return None
    alike = len(left.words & right.words) / len(left.words | right.words)
    same = one.claim_id == other.claim_id or alike >= _SAME
    stances = {one.stance, other.stance}
    if same and stances == {Stance.AFFIRMS, Stance.DENIES}:
        who = f"{one.declarant} affirms and denies" if declarant else f"{one.declarant} and {other.declarant} differ on"
        return _relation(CONTRADICTS, one, other, 0.6 + 0.3 * alike, f"{who} the same proposition")
    if (same or alike >= _HARDENED) and declarant and stances == {Stance.AFFIRMS, Stance.QUALIFIES}:
        if one.document.id == other.document.id and not one.reported_by and not other.reported_by:
            return None
        return _relation(
            CONTRADICTS, one, other, 0.4 + 0.3 * alike, "one is without reservation what the other is only in part"
        )
    named = set(_NAMED.findall(one.claim)) & set(_NAMED.findall(other.claim))
    if same and named and stances == {Stance.AFFIRMS} and (not declarant or one.document.id != other.document.id):
        who = f"{one.declarant} in two documents" if declarant else f"{one.declarant} and {other.declarant}"
        return _relation(CORROBORATES, one, other, 0.5 + 0.3 * alike, f"{who}: the same proposition affirmed")
    return None


def _relation(kind: str, one: Statement, other: Statement, confidence: float, basis: str) -> Relation:
    return Relation(
        kind=kind, source_id=one.id, target_id=other.id, confidence=round(min(confidence, 0.95), 3), basis=basis
    )


_RECALLED = re.compile(r"\byou (?:told|said|testified|swore)\b[^.?!]{0,60}?\bthat (?P<clause>[^.?!]+)", re.IGNORECASE)
_ASKED_TO_CHANGE = re.compile(
    r"\b(?:want|wish|like) to (?:change|correct|revise)\b|\bstand by (?:that|it|what)\b|"
    r"\bthat (?:wasn['’]t|was not) (?:right|true)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:I had forgotten|I was (?:wrong|mistaken)|it was (?:wrong|not true)|put it differently|"
    r"(?:correct|change) (?:that|my))\b",
    re.IGNORECASE,
)
_RECALLED_WITHIN = 8
"""exchanges between counsel's recalling an answer and asking whether it stands"""
_RECALLED_WORDS, _RECALLED_SHARE = 3, 0.6


def _taken_back(statements: Sequence[Statement]) -> Iterator[Relation]:
    """An earlier answer that counsel recalls to the witness, and the answer in which the witness goes back on it.

    It takes all three: the recalled words, the question whether they stand, and words of going back on them.
    """
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=_place):
        if statement.question is not None and statement.status is Status.IN_EVIDENCE and not statement.reported_by:
            said[statement.declarant_id].append(statement)
    for own in said.values():
        for place, one in enumerate(own):
            if not (_ASKED_TO_CHANGE.search(one.question or "") and _CHANGED.search(one.quote)):
                continue
            earlier = _recalled(own, place)
            if earlier is not None:
                yield _relation(
                    CONTRADICTS,
                    earlier,
                    one,
                    0.8,
                    f"{one.declarant}, asked whether an earlier answer stands, goes back on it",
                )


def _recalled(own: Sequence[Statement], place: int) -> Statement | None:
    """The earlier answer that is put to the witness again, the only one nearest to the words recalled; else None."""
    one = own[place]
    for back in range(place, max(-1, place - 1 - _RECALLED_WITHIN), -1):
        asked = own[back]
        match = _RECALLED.search(asked.question or "")
        if match is None or asked.document.id != one.document.id or one.ordinal - asked.ordinal > _RECALLED_WITHIN:
            continue
        wanted = frozenset(terms(match["clause"])) - _FILLER
        if len(wanted) < _RECALLED_WORDS:
            return None
        shares = sorted(
            (
                (len(wanted & frozenset(terms(f"{other.claim} {other.quote}"))) / len(wanted), -number)
                for number, other in enumerate(own[:back])
                if other.act in _TESTED and other.stance is not Stance.NONE
            ),
            reverse=True,
        )
        if not shares or shares[0][0] < _RECALLED_SHARE or (len(shares) > 1 and shares[1][0] == shares[0][0]):
            return None
        return own[-shares[0][1]]
    return None


def _place(statement: Statement) -> tuple[str, int, str]:
    return statement.document.path, statement.ordinal, statement.id


def _same_words(one: Statement, other: Statement) -> bool:
    """Whether both have the same words on the same day (or none known), or the same question and answer."""
    same = fold(one.quote).casefold() == fold(other.quote).casefold()
    exchange = one.question is not None and fold(one.question) == fold(other.question or "")
    return same and (exchange or (one.declarant_id == other.declarant_id and one.made_on == other.made_on))
