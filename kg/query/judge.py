"""Whether the candidates answer the question, or the record does not say.

Similarity cannot tell (a denial reads like the admission that it denies), so the decision is structural: is the person
asked about a declarant at all; do the statements hold the names and the predicate of what is asked; is the act on the
record the one that the question takes for granted; is the thing asked for (a day, a number, an examiner) stated. Where
a presupposition fails, the answer is an abstention that says what the record does hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.document import DocumentKind
from kg.model.statement import Act, Stance, Statement
from kg.model.terms import words
from kg.model.testimony import Status
from kg.query import shapes
from kg.query.acts import by_act, first, fits
from kg.query.coverage import asked_deed, covers
from kg.query.intent import FITTING, Family, Intent, Kind
from kg.query.names import fold
from kg.query.polarity import at_odds, denies, supposes
from kg.query.rank import Candidate, Need
from kg.query.reports import behind_testimony
from kg.query.stated import deed_counted, states
from kg.query.verdict import Verdict, Why

_DEED = 0.4
"""how far what is counted or measured must be held for a figure to be its figure"""
_NEAR, _AS_MUCH, _SAID = 8, 0.7, 0.55
"""how many of the best may come first for being to the point, the share of the best one's coverage that they must
hold, and how far the deed that is asked about must be held by the exchange itself"""
_SHOWN, _LISTED = 5, 12
_KEPT, _FEW = 0.65, 0.42
"""a further statement is shown from this share of the best one's score; the second and third from less"""


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
    fitting, why = by_act(intent, needs, candidates)
    if why is not None:
        if why is Why.NOT_ADMITTED:
            # the denial, where there is one, is what the asker must see
            near = tuple(first([one for one in candidates[:8] if denies(one.statement)][:1], near))[:3]
        return Verdict(why=why, near=near)
    fitting, why = _by_type(intent, needs, fitting)
    if why is not None:
        return Verdict(why=why, near=near)
    if intent.holding:
        fitting = _with_contrary(fitting)
    fitting = _to_the_point(intent, needs, fitting)
    names = (*intent.subjects, *intent.topics)
    fitting = behind_testimony(fitting, names, fit=lambda one: _testifies(intent, needs, one))
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


def _to_the_point(intent: Intent, needs: Sequence[Need], ranked: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with that first which says it: who did it and not who denies it, the deed and not its occasion,
    the correction and not what it corrects. Only what is nearly as much of the matter as the best may come first."""
    best = ranked[0]
    near = [one for one in ranked[:_NEAR] if one.coverage >= _AS_MUCH * best.coverage and covers(intent, needs, one)]
    if intent.kind is Kind.WHO and intent.family in (Family.NONE, Family.SAYING) and denies(best.statement):
        ranked = first([one for one in near if not denies(one.statement)][:1], ranked)
    deed = asked_deed(intent, needs)
    if deed is not None and best.own[deed.wanted.term] < _SAID:
        ranked = first([one for one in near if one.own[deed.wanted.term] >= _SAID][:1], ranked)
    leads = ranked[0].statement
    corrected = [
        one
        for one in near
        if one.statement.declarant_id == leads.declarant_id
        and one.statement.document.id == leads.document.id
        and one.statement.ordinal > leads.ordinal
        and shapes.CORRECTS.search(one.statement.quote)
    ]
    return first(corrected[:1], ranked)


def _testifies(intent: Intent, needs: Sequence[Need], candidate: Candidate) -> bool:
    """Whether testimony answers as well as a report of it does: of the matter, and of the act where one is supposed."""
    statement = candidate.statement
    if statement.status is Status.NOT_ANSWERED or not covers(intent, needs, candidate):
        return False
    return (
        intent.family not in FITTING
        or fits(intent, needs, candidate)
        or (intent.kind is Kind.DID and denies(statement))
    )


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


def _said(statement: Statement) -> list[str]:
    return [fold(word) for text in (statement.question or "", statement.quote) for word in words(text)]


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
    return first([ranked[0], *contrary[:3]], ranked)


def _by_type(
    intent: Intent, needs: Sequence[Need], candidates: Sequence[Candidate]
) -> tuple[list[Candidate], Why | None]:
    """What asks for a day, a figure or an examiner is answered only by statements that state one."""
    ranked = list(candidates)
    best = ranked[0]
    if intent.kind is Kind.ASKER:
        if intent.examination is not None:
            # who asked on direct is no answer to who asked on cross
            ranked = [one for one in ranked if one.statement.examination == intent.examination]
        named = [one for one in ranked if one.statement.examiner and one.coverage >= 0.9 * best.coverage]
        return (named, None) if named and named[0] is ranked[0] else ([], Why.NO_EXAMINER)
    if intent.kind is Kind.WHEN and intent.act_named:
        return (ranked, None) if best.statement.made_on else ([], Why.UNDATED)
    if intent.kind is Kind.WHERE and best.statement.document.kind is DocumentKind.ARTICLE:
        # the printed page says where testimony was given; of what an article reports, only its words do
        found = [(match, one) for one in ranked[:6] if (match := shapes.PLACE.search(one.statement.quote))]
        placed = [one for _, one in sorted(found, key=lambda pair: -len(pair[0].group()))]
        return first([best, *placed[:1]], ranked), None
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
    return first(stating, ranked), None
