"""`find`: from a sentence of a brief or a report to the passages that support or contradict it, best first."""

from __future__ import annotations

import re
from itertools import accumulate

from kg.model.answer import Bearing, Hit
from kg.model.statement import Act, Stance, Statement
from kg.model.testimony import Status
from kg.query import lexicon, shapes
from kg.query.days import dates_in, without_days
from kg.query.intent import Family, Intent, Kind, weigh_words
from kg.query.lexicon import root
from kg.query.names import Name, find_names, roster
from kg.query.polarity import at_odds
from kg.query.rank import Candidate, fields
from kg.query.reports import behind_testimony
from kg.query.retrieve import retrieve
from kg.query.roles import with_names
from kg.store.base import View

_SPEAKER_BONUS, _ATTRIBUTED_BONUS, _DAY_BONUS = 0.12, 0.15, 0.2
_HELD_BONUS, _SILENT_COST = 0.1, 0.12
_SILENT = frozenset({Act.NO_RECOLLECTION, Act.EVASION})
"""acts that neither say nor deny the matter: they bear least on it"""
_OWN_WORDS = 0.5
# a sentence that tells of a denial and of its end has no one polarity
_TAKEN_BACK = re.compile(r"\b(?:retract|withdr[ae]w|recant|deni(?:ed|al|es)\b.*\b(?:but|then|later)\b)", re.IGNORECASE)
_SUPPORT, _CONTRADICT, _ENOUGH_WORDS = 0.55, 0.55, 3


def find(view: View, text: str, k: int = 5) -> tuple[Hit, ...]:
    """The `k` passages that bear most on a sentence; "related" wherever support or contradiction is in doubt."""
    totals = view.totals()
    plain = re.sub(r"[*_`]{1,2}", "", " ".join(text.split()))
    known = roster(view, totals)
    names = find_names(plain, known)
    if not any(_speaks(plain, name) for name in names if name.declarants) and (
        (named := with_names(view, plain)) != plain
    ):
        plain = named
        names = find_names(plain, known)
    days = dates_in(plain)
    told = [name for name in names if name.declarants and _speaks(plain, name)]
    content = plain
    for name in reversed(told):
        # who said it is looked for as the speaker, not among the words
        content = content[: name.start] + " " * len(name.text) + content[name.end :]
    # the days of hearings say when it was told; other dates are of the matter
    content = shapes.VENUE.sub(" ", shapes.REPORTED.sub(" ", without_days(content, known.days)))
    intent = Intent(
        question=plain,
        kind=Kind.WHAT,
        family=_act_told(plain),
        subjects=(),
        topics=names,
        wanted=weigh_words(content, find_names(content, known)),
        since=days[0][0] if days else None,
        until=days[0][1] if days else None,
    )
    speakers = {card.id for name in names for card in name.declarants}
    attributed = {card.id for name in told for card in name.declarants}
    found = list(retrieve(view, intent, totals.statements).candidates)
    if speakers:
        held = {one.statement.id for one in found}
        theirs = retrieve(view, intent, totals.statements, sorted(speakers)).candidates
        found += [one for one in theirs if one.statement.id not in held]
    scored = [(one.score + _likely(one.statement, speakers, attributed, intent), one) for one in found]
    scored.sort(key=lambda pair: (-round(pair[0], 9), pair[1].statement.document.path, pair[1].statement.ordinal))
    scores = {one.statement.id: score for score, one in scored}
    ordered = behind_testimony([one for _, one in scored], names, fit=lambda one: one.statement.act not in _SILENT)
    # testimony that is put before its report is worth as much: scores never rise from hit to hit
    worth = list(accumulate((scores[one.statement.id] for one in reversed(ordered)), max))[::-1]
    return tuple(
        Hit(statement=one.statement, score=score, bearing=bearing(plain, one))
        for score, one in list(zip(worth, ordered, strict=True))[: max(0, k)]
    )


def _act_told(text: str) -> Family:
    """The act that the sentence tells of first ("*accepted* that …"); what was taken back ends in a concession."""
    if _TAKEN_BACK.search(text):
        return Family.CONCESSION
    found = [
        (match.start(), family)
        for family in (Family.CONCESSION, Family.AGREEMENT, Family.DENIAL, Family.NO_RECOLLECTION, Family.SAYING)
        if (match := lexicon.phrases("acts", family.value).search(text))
    ]
    return min(found)[1] if found else Family.NONE


def _speaks(text: str, name: Name) -> bool:
    """Whether the sentence says that this person said it ("I was told by Mr Ode", "Mr Ode explained")."""
    before, after = text[: name.start], text[name.end :]
    following = shapes.REPORTED.match(re.sub(r"^(?: KC| QC| SC|,[^,]{0,60},)?\s*", "", after))
    return bool(following) or bool(re.search(r"\b(?:by|according to)\s+(?:(?:Mr|Mrs|Ms|Dr|Sir)\.? )?$", before))


def _likely(statement: Statement, speakers: set[str], attributed: set[str], intent: Intent) -> float:
    """More for who is named, most for whom the sentence quotes, for its day (beyond the ranking's own) and sitting.

    Less for what neither says nor denies anything.
    """
    score = _SPEAKER_BONUS if statement.declarant_id in speakers else 0.0
    if statement.declarant_id in attributed:
        score += _ATTRIBUTED_BONUS
    if statement.act in _SILENT and intent.family is not Family.NO_RECOLLECTION:
        score -= _SILENT_COST
    if (kind := statement.document.hearing_kind) and any(
        pattern.search(intent.question) and held in kind for held, pattern in shapes.HELD.items()
    ):
        score += _HELD_BONUS
    if intent.since and intent.until and statement.made_on and intent.since <= statement.made_on <= intent.until:
        score += _DAY_BONUS
    return score


def bearing(text: str, candidate: Candidate) -> Bearing:
    """Whether a passage supports or contradicts a sentence: by stance and by whether both or only one is negated."""
    statement = candidate.statement
    if statement.status is not Status.IN_EVIDENCE or statement.stance in (Stance.NONE, Stance.QUALIFIES):
        return Bearing.RELATED
    if statement.act in (Act.NO_RECOLLECTION, Act.EVASION, Act.OTHER):
        return Bearing.RELATED
    if _TAKEN_BACK.search(text):
        return Bearing.RELATED
    if statement.question is not None and not _plain(statement) and _said(candidate) < _OWN_WORDS:
        return Bearing.RELATED  # the words are those of the question, and the answer is neither yes nor no
    same = _negated(text) == _negated(_proposition(statement))
    agrees = same if statement.stance is Stance.AFFIRMS else not same
    if len(candidate.own) < _ENOUGH_WORDS:
        return Bearing.RELATED
    if agrees and candidate.direct >= _SUPPORT:
        return Bearing.SUPPORTS
    # without negation in play a difference is not seen by words: only a plain denial of the same thing contradicts
    if (
        not agrees
        and candidate.direct >= _CONTRADICT
        and statement.stance is Stance.DENIES
        and statement.act is Act.DENIAL
    ):
        return Bearing.CONTRADICTS
    return Bearing.RELATED


def _plain(statement: Statement) -> bool:
    """Whether an answer begins with yes or no, as its stance has it."""
    opens = shapes.SAYS_YES if statement.stance is Stance.AFFIRMS else shapes.SAYS_NO
    return bool(opens.match(statement.quote)) and not at_odds(statement)


def _said(candidate: Candidate) -> float:
    """The share of the words that the passage and its question hold which stand in the answer itself."""
    answer = fields(candidate.statement).answer
    held = [root(term) for term, how in candidate.own.items() if how > 0]
    return sum(term in answer for term in held) / len(held) if held else 0.0


def _proposition(statement: Statement) -> str:
    """What is affirmed or denied: the question that is answered shortly, else the words themselves."""
    short = statement.question is not None and len(fields(statement).answer) < 6
    text = (statement.question or "")[-300:] if short else statement.quote
    # "…, did you not?" asks, and negates nothing
    return shapes.TAG.sub("?", text)


def _negated(text: str) -> bool:
    return len(shapes.NOT_OR_DENIED.findall(text)) % 2 == 1
