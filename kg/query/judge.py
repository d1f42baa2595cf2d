"""Whether the candidates answer the question, or the record does not say.

Similarity cannot tell (a denial reads like the admission that it denies), so the decision is structural: is the person
asked about a declarant at all; do the statements hold the names and the predicate of what is asked; is the act on the
record the one that the question takes for granted; is the thing asked for (a day, a number, an examiner) stated. Where
a presupposition fails, the answer is an abstention that says what the record does hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.model.document import DocumentKind
from kg.model.statement import Act, Stance, Statement
from kg.model.terms import stem, words
from kg.model.testimony import Status
from kg.query import shapes
from kg.query.intent import FITTING, Family, Intent, Kind
from kg.query.lexicon import root
from kg.query.names import Name, fold
from kg.query.polarity import at_odds, denies, negated_roots, put, says_no, supposes
from kg.query.rank import Candidate, Need, roots
from kg.query.stated import deed_counted, states

COVERAGE, PREDICATE, SUPPOSED, NAMES = 0.36, 0.34, 0.55, 0.5
"""least shares of what is asked that the best statement must hold: of everything, of the words that are no names (more,
where the question takes an act for granted), of the names. Set on the development questions."""
_TOLD = 0.6
"""the share of what is asked that words must hold to tell which way they go"""
_DEED = 0.4
"""how far what is counted or measured must be held for a figure to be its figure"""
_CONTRARY = 0.75
"""the share that they must hold to be shown as the contrary of what is asked"""
_EASY = 0.25
"""the share of everything asked that will do for somebody who said little"""
_SHOWN, _LISTED = 5, 12
_KEPT, _FEW = 0.65, 0.42
"""a further statement is shown from this share of the best one's score; the second and third from less"""


class Why(StrEnum):
    """Why the record does not say."""

    NOTHING = "nothing"
    NOT_A_DECLARANT = "not_a_declarant"
    NOT_TESTIMONY = "not_testimony"
    NOT_COVERED = "not_covered"
    NOT_ADMITTED = "not_admitted"
    NO_SUCH_ACT = "no_such_act"
    UNDATED = "undated"
    NO_FIGURE = "no_figure"
    NO_EXAMINER = "no_examiner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The statements that answer, in order, or why there are none, with the near misses."""

    answers: tuple[Candidate, ...] = ()
    why: Why | None = None
    near: tuple[Candidate, ...] = ()


def judge(intent: Intent, needs: Sequence[Need], candidates: Sequence[Candidate], *, few: bool = False) -> Verdict:
    """What the candidates (best first) allow to say. `few`: they are all that the people asked about said."""
    if intent.subjects and not any(name.declarants for name in intent.subjects):
        spoken_of = {word for name in intent.subjects for word in name.words[-1:]}
        named = [one for one in candidates if spoken_of & set(_said(one.statement))]
        return Verdict(why=Why.NOT_A_DECLARANT, near=tuple(named[:3]))
    if not candidates:
        return Verdict(why=Why.NOTHING)
    near = tuple(candidates[:3])
    if intent.sworn and intent.subjects:
        candidates = [one for one in candidates if one.statement.examination != "argument"]
        if not candidates:
            return Verdict(why=Why.NOT_TESTIMONY, near=near)
    easy = few and not intent.supposes and intent.kind is Kind.WHAT
    if not covers(intent, needs, candidates[0], easy=easy):
        better = next((one for one in candidates[:6] if covers(intent, needs, one, easy=easy)), None)
        if better is None:
            return Verdict(why=Why.NOT_COVERED, near=near)
        candidates = [better, *(one for one in candidates if one is not better)]
    if intent.kind is Kind.LIST:
        listed = _listed(intent, needs, candidates)
        return Verdict(answers=listed) if listed else Verdict(why=Why.NO_SUCH_ACT, near=near)
    fitting, why = _by_act(intent, needs, candidates)
    if why is not None:
        if why is Why.NOT_ADMITTED:
            # the denial, where there is one, is what the asker must see
            near = tuple(_first([one for one in candidates[:8] if denies(one.statement)][:1], near))[:3]
        return Verdict(why=why, near=near)
    fitting, why = _by_type(intent, needs, fitting)
    if why is not None:
        return Verdict(why=why, near=near)
    if intent.holding:
        fitting = _with_contrary(fitting)
    best = fitting[0]
    if intent.family in (Family.CONCESSION, Family.AGREEMENT, Family.DENIAL):
        # what speaks against its own act proves neither side
        fitting = [best, *(one for one in fitting[1:] if not at_odds(one.statement))]
    kept = [
        one
        for place, one in enumerate(fitting)
        if one is best
        or (one.score >= (_KEPT if place > 2 else _FEW) * best.score and (place < 2 or not supposes(one.statement)))
    ]
    return Verdict(answers=tuple(kept[:_SHOWN]))


def _listed(intent: Intent, needs: Sequence[Need], candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """All that fit about as well as the best does, in the order of the record."""
    fitting = FITTING.get(intent.family)
    fit = [
        one
        for one in candidates
        if (fitting is None or one.statement.act in fitting)
        and (intent.examination is None or one.statement.examination == intent.examination)
        and one.statement.status is not Status.NOT_ANSWERED
        and covers(intent, needs, one)
    ]
    best = max((one.direct for one in fit), default=0.0)
    kept = sorted((one for one in fit if one.direct >= 0.8 * best), key=lambda one: -one.score)[:_LISTED]
    return tuple(sorted(kept, key=lambda one: (one.statement.document.path, one.statement.ordinal)))


def covers(intent: Intent, needs: Sequence[Need], candidate: Candidate, *, easy: bool = False) -> bool:
    """Whether a statement, with what led up to it, holds enough of what is asked.

    `easy`: of somebody who said little, less will do, and least where a denial is the reply to an accusation.
    """
    if easy:
        least = 0.0 if intent.reply and candidate.statement.act is Act.DENIAL else _EASY
        return candidate.coverage >= least and _names_held(intent, needs, candidate) >= least
    if not any(need.wanted.weight >= 0.4 for need in needs):
        return bool(intent.subjects)
    if intent.told_by and not _tells_of(intent.told_by, candidate.statement):
        return False
    return (
        candidate.coverage >= COVERAGE
        and share(candidate, predicate(needs)) >= PREDICATE
        and _counted_held(intent, candidate)
        and _names_held(intent, needs, candidate) >= NAMES
    )


def _tells_of(who: str, statement: Statement) -> bool:
    """Whether a statement says that somebody of this kind told something ("the lawyers advised me")."""
    own = statement.quote if len(statement.quote) > 40 else f"{put(statement)} {statement.quote}"
    return root(who) in roots(own) and bool(shapes.TOLD.search(own))


def _said(statement: Statement) -> list[str]:
    return [fold(word) for text in (statement.question or "", statement.quote) for word in words(text)]


def predicate(needs: Sequence[Need]) -> list[Need]:
    """The needs that are no names."""
    return [need for need in needs if not need.wanted.name]


def _counted_held(intent: Intent, candidate: Candidate) -> bool:
    """Whether the thing that is counted ("how many *shares* …") is held."""
    return intent.counted is None or candidate.held.get(intent.counted, 1.0) >= 0.5


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


def _by_act(
    intent: Intent, needs: Sequence[Need], candidates: Sequence[Candidate]
) -> tuple[list[Candidate], Why | None]:
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
            return _first(right, ranked), None
        if intent.kind is Kind.DID:
            if against:
                return _first([*against[:3], *right], ranked), None
            if at_odds(best.statement) or intent.identity:
                return [], Why.NOT_ADMITTED
            return (ranked, None) if _bears(needs, best) else ([], Why.NOT_ADMITTED)
        if pair := _disputed(needs, right, against):
            # conceded and denied, the very same matter: the record holds both, and so does the answer
            return _first(pair, ranked), None
        if against and _stronger(needs, against[0], right[0] if right else None):
            return [], Why.NOT_ADMITTED
        if intent.family is Family.AGREEMENT or intent.kind is Kind.WHAT:
            said = [one for one in close if one.statement.act in (Act.ASSERTION, Act.PARTIAL_ADMISSION)]
            if said and said[0] is best:
                return ranked, None
        return [], Why.NOT_ADMITTED
    if right:
        return _first(right, ranked), None
    if intent.kind is Kind.DID:
        return ranked, None
    return [], Why.NO_SUCH_ACT


def fits(intent: Intent, needs: Sequence[Need], candidate: Candidate) -> bool:
    """Whether a statement is of the family of acts that is asked for, and of the deed of the one who is asked about."""
    statement = candidate.statement
    if _concedes_negative(intent, statement):
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
        or (intent.negated and intent.supposes and _goes(needs, statement) > 0)
    ):
        return False
    if not (intent.supposes and intent.family is Family.CONCESSION) or intent.kind is Kind.QUANTITY:
        return True
    return share(candidate, predicate(needs)) >= SUPPOSED and (not intent.deed or _own_deed(intent, needs, candidate))


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
    return share(candidate, predicate(needs), own=True) >= SUPPOSED


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


def _with_contrary(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The best statement, then the nearest to it that go the other way, then the rest."""
    best = ranked[0].statement
    other = (Stance.AFFIRMS, Stance.QUALIFIES) if best.stance is Stance.DENIES else (Stance.DENIES, Stance.QUALIFIES)
    contrary = [
        one
        for one in ranked[1:30]
        if one.statement.stance in other
        and one.statement.declarant_id == best.declarant_id
        and (one.statement.act is Act.DENIAL or one.statement.act in FITTING[Family.CONCESSION])
        and one.coverage >= 0.4 * ranked[0].coverage
    ]
    return _first([ranked[0], *contrary[:3]], ranked)


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
    return _first(sorted(before, key=lambda one: one.statement.ordinal)[:3], ranked)


def _first(chosen: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    ids = {one.statement.id for one in chosen}
    return [*chosen, *(one for one in ranked if one.statement.id not in ids)]


def _by_type(
    intent: Intent, needs: Sequence[Need], candidates: Sequence[Candidate]
) -> tuple[list[Candidate], Why | None]:
    """What asks for a day, a figure or an examiner is answered only by statements that state one."""
    ranked = list(candidates)
    best = ranked[0]
    if intent.kind is Kind.ASKER:
        named = [one for one in ranked if one.statement.examiner and one.coverage >= 0.9 * best.coverage]
        return (named, None) if named and named[0] is best else ([], Why.NO_EXAMINER)
    if intent.kind is Kind.WHEN and intent.act_named:
        return (ranked, None) if best.statement.made_on else ([], Why.UNDATED)
    if intent.kind is Kind.WHERE and best.statement.document.kind is DocumentKind.ARTICLE:
        # the printed page says where testimony was given; of what an article reports, only its words do
        found = [(match, one) for one in ranked[:6] if (match := shapes.PLACE.search(one.statement.quote))]
        placed = [one for _, one in sorted(found, key=lambda pair: -len(pair[0].group()))]
        return _first([best, *placed[:1]], ranked), None
    if intent.type not in shapes.STATED:
        return ranked, None
    deed = deed_counted(intent, needs)
    stating = [
        one
        for one in ranked[: 20 if intent.type == "share" else 8]
        if one.score >= 0.7 * best.score
        and one.coverage >= 0.8 * best.coverage
        and states(intent.type, one, intent.counted)
        and (deed is None or one.held[deed.wanted.term] >= _DEED)
    ]
    if not stating:
        return [], Why.UNDATED if intent.type == "date" else Why.NO_FIGURE
    return _first(stating, ranked), None
