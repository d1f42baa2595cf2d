"""What a statement puts forward, folded for comparison: content words, numbers, negation.

Word overlap cannot tell a denial from a paraphrase: it only says that two statements are about one thing. What they say
of it is read from their stances.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model.document import DocumentKind
from kg.model.statement import Act, DocumentCard, Stance, Statement
from kg.model.terms import terms
from kg.model.testimony import Status

SAME, ALIKE = 0.8, 0.65
"""shares of common content words from which two propositions are one, and from which one is the other hardened"""
CROWD = 40
"""a proposition with more like it than this is a formula, which says nothing about anybody"""
_LEAST_WORDS = 4
_TESTED = frozenset({Act.ADMISSION, Act.PARTIAL_ADMISSION, Act.DENIAL, Act.CONFIRMATION, Act.ASSERTION})
_NEGATION = re.compile(r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE)
# words of putting and answering, which are no part of a proposition
FILLER = frozenset(
    terms("correct right true agree accept say said tell told know knew think thought well okay yeah sir")
)
_ASKS = re.compile(
    r".*\?\s*$|(?:and |so |okay,? |now,? )*(?:(?:can|could|would|will) (?:you|i|we)|please|"
    r"who|whom|whose|what|when|where|why|how|which|do you|did (?:you|they|he|she|it)|have you|may i)\b",
    re.IGNORECASE | re.DOTALL,
)
# a name or a number within the claim: without one, two witnesses' like words are about two matters
_NAMED = re.compile(r"(?<=\s)[A-Z][\w'’-]+|\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Proposition:
    """A statement's claim folded. `negated` says that it holds an odd number of negations."""

    statement: Statement
    words: frozenset[str]
    numbers: frozenset[str]
    negated: bool


def is_report(statement: Statement) -> bool:
    """Whether the statement stands in a writing about what was said, not in the record of a hearing."""
    return statement.document.kind is not DocumentKind.TRANSCRIPT


def matter(card: DocumentCard) -> str:
    """The proceeding that a document belongs to; the document itself where it names none."""
    return card.docket_number or card.short_caption or card.caption or card.id


def place(statement: Statement) -> tuple[str, int, str]:
    """Where a statement stands among all others."""
    return statement.document.path, statement.ordinal, statement.id


def numbers(words: frozenset[str]) -> frozenset[str]:
    """Those of the words that are numbers."""
    return frozenset(word for word in words if word[0].isdigit())


def negated(text: str) -> bool:
    """Whether the text holds an odd number of negations."""
    return len(_NEGATION.findall(text)) % 2 == 1


def names(text: str) -> frozenset[str]:
    """The names and numbers inside a claim, as they stand there."""
    return frozenset(_NAMED.findall(text))


def proposition(statement: Statement) -> Proposition | None:
    """What testimony puts forward; None where it puts nothing forward that could be compared.

    Submissions and instructions are no evidence, an open question is no proposition, and a few words are about nothing.
    """
    if is_report(statement) or statement.act not in _TESTED or statement.stance is Stance.NONE:
        return None
    if statement.status is not Status.IN_EVIDENCE or statement.examination == "argument":
        return None
    if _ASKS.match(statement.claim):
        return None
    # whose proposition it is says nothing of what it is about
    words = frozenset(terms(statement.claim)) - FILLER - frozenset(terms(statement.declarant))
    if len(words) < _LEAST_WORDS:
        return None
    return Proposition(statement, words, numbers(words), negated(statement.claim))


def overlap(one: Proposition, other: Proposition) -> float:
    """The share of their words that two propositions have in common, 0 to 1."""
    return len(one.words & other.words) / len(one.words | other.words)


def partners(one: Proposition, other: Proposition, least: float = SAME) -> bool:
    """Whether two propositions are alike enough to be compared."""
    return one.statement.id != other.statement.id and (
        one.statement.claim_id == other.statement.claim_id or overlap(one, other) >= least
    )


def least_shared(words: frozenset[str], least: float = SAME) -> int:
    """How many of these words a proposition has at least, if it is alike."""
    return math.ceil(least * len(words))


def seeds(words: frozenset[str], frequency: Mapping[str, int], least: float = SAME, held: int = 1) -> list[str]:
    """The rarest of the words, as many as it takes that whatever is alike holds `held` of them.

    Whoever holds fewer has fewer than `least_shared` of the words: nothing is missed, however rare is counted.
    """
    rarest = sorted(words, key=lambda word: (frequency.get(word, 0), word))
    return rarest[: len(words) - least_shared(words, least) + held]


def alike_pairs(propositions: Sequence[Proposition], least: float = SAME) -> Iterator[tuple[Proposition, Proposition]]:
    """Every pair of partners, without those of which one is a formula."""
    frequency = Counter(word for one in propositions for word in one.words)
    holders: dict[str, list[int]] = {}
    for number, one in enumerate(propositions):
        for key in (*one.words, f" {one.statement.claim_id}"):
            holders.setdefault(key, []).append(number)
    near: list[set[int]] = [set() for _ in propositions]
    for number, one in enumerate(propositions):
        keys = (*seeds(one.words, frequency, least), f" {one.statement.claim_id}")
        for other in {held for key in keys for held in holders[key]} - near[number]:
            if partners(one, propositions[other], least):
                near[number].add(other)
                near[other].add(number)
    for number, others in enumerate(near):
        for other in sorted(others):
            if other > number and len(others) <= CROWD and len(near[other]) <= CROWD:
                yield propositions[number], propositions[other]
