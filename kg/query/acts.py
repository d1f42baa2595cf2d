"""Whether the act on the record is the one that a question takes for granted, and which way it goes.

A denial reads like the admission that it denies: what speaks against the act asked for is looked for among all that
speak of the matter, and what is both conceded and denied is told as both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.statement import Act, Statement
from kg.model.terms import stem, words
from kg.model.testimony import Status
from kg.query import shapes
from kg.query.coverage import covers, heart, predicate, share
from kg.query.intent import FITTING, Family, Intent, Kind
from kg.query.lexicon import root
from kg.query.polarity import agrees_after_all, at_odds, denies, negated_roots, put, says_no, supposes
from kg.query.rank import Candidate, Need, roots
from kg.query.verdict import Why

_SUPPOSED = 0.55
"""the share of the words that are no names that must be held where the question takes an act for granted"""
_ITSELF = 0.62
"""how far the rarest word must be held by the exchange itself where a negative is supposed to be conceded: more than by
a near-synonym"""
_TOLD = 0.6
"""the share of what is asked that words must hold to tell which way they go"""
_CONTRARY = 0.75
"""the share that they must hold to be shown as the contrary of what is asked"""


def by_act(
    intent: Intent, needs: Sequence[Need], candidates: Sequence[Candidate]
) -> tuple[list[Candidate], Why | None]:
    """The candidates with those first that are of the act asked for, or why none is."""
    ranked = [one for one in candidates if one.statement.status is not Status.NOT_ANSWERED]
    if not ranked:
        return [], Why.NOTHING
    fitting = FITTING.get(intent.family)
    best = ranked[0]
    if intent.first:
        return _earliest(ranked), None
    if fitting is None:
        return ranked, None
    # a denial says the matter in other words than who asserts it: among all who speak of it, more are looked at
    near = 0.75 if intent.family in (Family.CONCESSION, Family.AGREEMENT) or intent.subjects else 0.5
    close = [one for one in ranked[:16] if one.coverage >= near * best.coverage and covers(intent, needs, one)] or [
        best
    ]
    right = [one for one in close if fits(intent, needs, one)]
    against = [one for one in close if _against(intent, needs, one)]
    if intent.family in (Family.CONCESSION, Family.AGREEMENT):
        if right and not (against and _as_near(against[0], right[0])):
            return first(right, ranked), None
        if intent.kind is Kind.DID:
            if against:
                return first([*against[:3], *right], ranked), None
            if at_odds(best.statement) or intent.identity:
                return [], Why.NOT_ADMITTED
            return (ranked, None) if _bears(needs, best) else ([], Why.NOT_ADMITTED)
        if pair := _disputed(needs, right, against):
            # conceded and denied, the very same matter: the record holds both, and so does the answer
            return first(pair, ranked), None
        if against and _stronger(needs, against[0], right[0] if right else None):
            return [], Why.NOT_ADMITTED
        if intent.family is Family.AGREEMENT or intent.kind is Kind.WHAT:
            said = [one for one in close if one.statement.act in (Act.ASSERTION, Act.PARTIAL_ADMISSION)]
            if said and said[0] is best:
                return ranked, None
        return [], Why.NOT_ADMITTED
    if right:
        return first(right, ranked), None
    if intent.kind is Kind.DID:
        return ranked, None
    return [], Why.NO_SUCH_ACT


def fits(intent: Intent, needs: Sequence[Need], candidate: Candidate) -> bool:
    """Whether a statement is of the family of acts that is asked for, and of the deed of the one who is asked about."""
    statement = candidate.statement
    if intent.negated and intent.supposes and (rarest := heart(needs)) and candidate.own[rarest.wanted.term] < _ITSELF:
        return False  # a no to something else concedes no negative
    if _concedes_negative(intent, statement) or (intent.negated and agrees_after_all(statement)):
        return True
    if intent.family is Family.NO_RECOLLECTION and shapes.UNKNOWING.search(statement.quote):
        return True
    if statement.act not in FITTING.get(intent.family, frozenset()) or at_odds(statement):
        return False
    if intent.identity and not _one_and_the_same(statement):
        return False
    if intent.family in (Family.CONCESSION, Family.AGREEMENT) and (
        supposes(statement)
        or (not intent.negated and _goes(needs, statement) < 0)
        or (intent.negated and intent.supposes and _goes(needs, statement) >= 0)
    ):
        return False
    if not (intent.supposes and intent.family is Family.CONCESSION) or intent.kind is Kind.QUANTITY:
        return True
    return share(candidate, predicate(needs)) >= _SUPPOSED and (not intent.deed or _own_deed(intent, needs, candidate))


def _disputed(
    needs: Sequence[Need], right: Sequence[Candidate], against: Sequence[Candidate]
) -> tuple[Candidate, Candidate] | None:
    """The first concession and denial by one person, of one claim or each of nearly the whole matter; or None."""
    for one in right:
        for two in against:
            if one.statement.declarant_id != two.statement.declarant_id:
                continue
            whole = min(share(part, predicate(needs), own=True) for part in (one, two)) >= _CONTRARY
            admits = one.statement.act in (Act.ADMISSION, Act.PARTIAL_ADMISSION)
            if one.statement.claim_id == two.statement.claim_id or (whole and admits):
                return one, two
    return None


def _against(intent: Intent, needs: Sequence[Need], candidate: Candidate) -> bool:
    """Whether a statement speaks against the concession that is asked for: a denial, or what affirms the contrary."""
    statement = candidate.statement
    if denies(statement) or says_no(statement):
        return not _concedes_negative(intent, statement)
    if agrees_after_all(statement):
        return not intent.negated
    return (
        not intent.negated
        and statement.act in FITTING[Family.CONCESSION]
        and share(candidate, predicate(needs), own=True) >= _CONTRARY
        and _goes(needs, statement) < 0
    )


def _goes(needs: Sequence[Need], statement: Statement) -> int:
    """Which way a statement speaks of what is asked: 1 for it, -1 of its negation, 0 where its words do not tell.

    An answer's own words come first ("I did not sign it"); failing those, "yes" and "no" take up the words of the
    question, with its negation if it has one.
    """
    asked = [need for need in needs if not need.wanted.name and need.wanted.weight >= 0.9]
    total = sum(need.weight for need in asked)
    if not total:
        return 0
    own = True
    for text in (statement.quote, put(statement)):
        negated = negated_roots(text)
        said = set(roots(text))
        held = sum(need.weight for need in asked if need.root in said)
        not_said = sum(need.weight for need in asked if need.root in negated)
        if held >= _TOLD * total:
            way = 1 if not not_said else -1 if not_said > held / 2 else 0
            if own:
                return way
            if shapes.SAYS_NO.match(statement.quote):
                # "You did not sign it, did you?" "No.": what is affirmed is the negation
                return -1
            return way if shapes.SAYS_YES.match(statement.quote) else 0
        own = False
    return 0


def _one_and_the_same(statement: Statement) -> bool:
    """Whether it is plainly affirmed that two things are the same: by saying so, or by a yes to just that."""
    if shapes.IDENTITY.search(statement.quote):
        return True
    return bool(shapes.IDENTITY.search(statement.question or "") and shapes.SAYS_YES.match(statement.quote))


def _concedes_negative(intent: Intent, statement: Statement) -> bool:
    """Whether a "no" is what is asked for: "Did you ever write it?" "No." concedes that he never wrote it."""
    return (
        intent.negated
        and intent.family in (Family.CONCESSION, Family.AGREEMENT)
        and (denies(statement) or says_no(statement))
        and statement.question is not None
        and not shapes.NOT.search(put(statement))
    )


def _bears(needs: Sequence[Need], candidate: Candidate) -> bool:
    """Whether what is neither a concession nor a denial still answers "did X admit …?".

    Counsel's words count only as far as the witness took them up; an assertion must itself hold most of the matter.
    """
    statement = candidate.statement
    if statement.act in (Act.EVASION, Act.OTHER) or (statement.act is Act.ASSERTION and statement.question is not None):
        return False
    return share(candidate, predicate(needs), own=True) >= _SUPPOSED


_SELF = frozenset(["i", "you", "we"])
# what may stand between the doer and the deed ("you have never personally shredded")
_BETWEEN = frozenset(
    [
        "have",
        "has",
        "had",
        "did",
        "do",
        "was",
        "were",
        "would",
        "could",
        "might",
        "will",
        "not",
        "never",
        "ever",
        "just",
        "also",
        "then",
        "to",
        "ve",
        "d",
        "ll",
        "been",
        "be",
        "having",
    ]
)


def _own_deed(intent: Intent, needs: Sequence[Need], candidate: Candidate) -> bool:
    """Whether the deed ("admit *shredding*") stands in the statement itself, and not as somebody else's."""
    need = next((need for need in needs if need.wanted.term == intent.deed), None)
    if need is None:
        return True
    mine = False
    for text in (candidate.statement.question or "", candidate.statement.quote):
        spoken = list(words(text))
        for place, word in enumerate(spoken):
            base = root(stem(word))
            if base != need.root and base not in need.near:
                continue
            before = [part for one in spoken[max(0, place - 5) : place] for part in re.split("['’]", one)]
            while before and (before[-1] in _BETWEEN or before[-1].endswith("ly") or before[-1] == "t"):
                before.pop()
            mine = mine or (bool(before) and before[-1] in _SELF)
    return mine


def _as_near(denial: Candidate, concession: Candidate) -> bool:
    """Whether a denial speaks of the matter as much as a concession does, whose rank its act has raised."""
    return denial.coverage >= concession.coverage - 0.03 and denial.direct >= concession.direct - 0.1


def _stronger(needs: Sequence[Need], one: Candidate, other: Candidate | None) -> bool:
    if other is None:
        return True
    predicate = [need for need in needs if not need.wanted.name]
    return (one.score, share(one, predicate)) > (
        other.score,
        share(other, predicate),
    ) and one.coverage > other.coverage + 0.05


def _earliest(ranked: Sequence[Candidate]) -> list[Candidate]:
    """What was answered before the concession: of the close statements of the best one's document, the first others."""
    best = ranked[0]
    before = [
        one
        for one in ranked[:12]
        if one.coverage >= 0.6 * best.coverage
        and one.statement.document.id == best.statement.document.id
        and one.statement.act not in FITTING[Family.CONCESSION]
    ]
    return first(sorted(before, key=lambda one: one.statement.ordinal)[:3], ranked)


def first(chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """The chosen ones, then the rest, once each."""
    ids = {one.statement.id for one in chosen}
    return [*chosen, *(one for one in ranked if one.statement.id not in ids)]
