"""How much of what is asked a statement holds: everything, what is no name, and the names."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.statement import Act, Statement
from kg.model.terms import stem
from kg.query import shapes
from kg.query.intent import MAIN_WEIGHT, Family, Intent, Kind
from kg.query.lexicon import root
from kg.query.names import Name
from kg.query.polarity import put
from kg.query.rank import Candidate, Need, roots

COVERAGE, PREDICATE, NAMES = 0.36, 0.34, 0.5
"""least shares of what is asked that the best statement must hold: of everything, of the words that are no names, of
the names. Set on the development questions."""
_EASY = 0.25
"""the share of everything asked that will do for somebody who said little"""
_FULL, _HEART, _WITHOUT_HEART = 0.9, 0.3, 0.75
"""from which weight a word counts as of the matter, how far the rarest of them must be held, and what share of them
will do without it"""


def covers(intent: Intent, needs: Sequence[Need], candidate: Candidate, *, easy: bool = False) -> bool:
    """Whether a statement, with what led up to it, holds enough of what is asked.

    `easy`: of somebody who said little, less will do, and least where a denial is the reply to an accusation.
    """
    if easy:
        least = 0.0 if intent.reply and candidate.statement.act is Act.DENIAL else _EASY
        rarest = heart(needs)
        spoken = rarest is None or candidate.held[rarest.wanted.term] > 0 or candidate.coverage >= COVERAGE
        return candidate.coverage >= least and _names_held(intent, needs, candidate) >= least and (spoken or not least)
    if not any(need.wanted.weight >= 0.4 for need in needs):
        return bool(intent.subjects)
    if intent.told_by and not _tells_of(intent.told_by, candidate.statement):
        return False
    return (
        candidate.coverage >= COVERAGE
        and share(candidate, predicate(needs)) >= PREDICATE
        and _counted_held(intent, candidate)
        and _heart_held(intent, needs, candidate)
        and _names_held(intent, needs, candidate) >= NAMES
    )


def _tells_of(who: str, statement: Statement) -> bool:
    """Whether a statement says that somebody of this kind told something ("the lawyers advised me")."""
    own = statement.quote if len(statement.quote) > 40 else f"{put(statement)} {statement.quote}"
    return root(who) in roots(own) and bool(shapes.TOLD.search(own))


def predicate(needs: Sequence[Need]) -> list[Need]:
    """The needs that are no names."""
    return [need for need in needs if not need.wanted.name]


def _counted_held(intent: Intent, candidate: Candidate) -> bool:
    """Whether the thing that is counted ("how many *shares* …") is held."""
    return intent.counted is None or candidate.held.get(intent.counted, 1.0) >= 0.5


def heart(needs: Sequence[Need]) -> Need | None:
    """The rarest word of the matter that is no name: a question mostly turns on it."""
    asked = [
        need for need in predicate(needs) if need.wanted.weight >= _FULL and not shapes.NOT.fullmatch(need.wanted.word)
    ]
    # of equally rare ones that which no statement holds
    return max(asked, key=lambda need: (round(need.weight, 9), not need.known), default=None)


def asked_deed(intent: Intent, needs: Sequence[Need]) -> Need | None:
    """The verb that a yes-or-no question asks about ("Did X *sign* the form?"), where it names no act of speech."""
    if intent.kind is not Kind.DID or intent.family is not Family.NONE:
        return None
    return next((need for need in needs if need.wanted.weight == MAIN_WEIGHT), None)


def _heart_held(intent: Intent, needs: Sequence[Need], candidate: Candidate) -> bool:
    """Whether the rarest word, or else most of the others, are held where a yes or a name would say that it is so.

    "Who said that the letter was *forged*?" is answered by nobody who spoke of the letter only.
    """
    if intent.kind is not Kind.WHO and (intent.kind is not Kind.DID or intent.family is not Family.NONE):
        return True
    rarest = heart(needs)
    return (
        rarest is None
        or candidate.held[rarest.wanted.term] >= _HEART
        or share(candidate, predicate(needs)) >= _WITHOUT_HEART
    )


def share(candidate: Candidate, needs: Sequence[Need], *, own: bool = False) -> float:
    """The share of some needs' weight that a candidate (`own`: without its neighbours) holds; 1 where none count."""
    held = candidate.own if own else candidate.held
    counting = [need for need in needs if need.wanted.weight >= 0.5]
    total = sum(need.weight for need in counting)
    return sum(need.weight * held[need.wanted.term] for need in counting) / total if total else 1.0


def _names_held(intent: Intent, needs: Sequence[Need], candidate: Candidate) -> float:
    """The share of the other names in the question that the candidate holds.

    A person is held by the last name; of a name of several words that is no known person's, the share of its words.
    """
    weights = {need.wanted.term: need.weight for need in needs}
    shares = []
    for name in intent.topics:
        terms = [term for word in name.words if (term := stem(word)) in candidate.held]
        if not terms:
            continue
        if name.words[-1] in candidate.statement.declarant.casefold().split():
            shares.append(1.0)
        elif _a_person(name) or len(terms) == 1:
            shares.append(min(1.0, 2 * candidate.held[terms[-1]]))
        else:
            total = sum(weights.get(term, 0.0) for term in terms) or 1.0
            shares.append(sum(weights.get(term, 0.0) * candidate.held[term] for term in terms) / total)
    return sum(shares) / len(shares) if shares else 1.0


def _a_person(name: Name) -> bool:
    cards = (*name.declarants, *name.others)
    return len(name.words) <= 3 and (not cards or any(card.kind == "Person" for card in cards))
