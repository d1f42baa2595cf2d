"""How well a statement answers: the share of what is asked that it, its question and what led up to it hold.

A short answer lives from its question, and a topic is often set a few exchanges earlier: the neighbours count, less
with distance. The end of a long question counts more than what is read out before it. Similarity alone never decides
what a statement *means*: acts and polarity are looked at apart (`kg.query.judge`).
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from kg.model.document import DocumentKind
from kg.model.statement import Act, Stance, Statement
from kg.model.terms import STOP, stem
from kg.model.testimony import Status
from kg.query import shapes
from kg.query.intent import FITTING, Family, Intent, Kind, Wanted
from kg.query.lexicon import figures, number, phrase_for, root, synonyms

# "28,000" and "11.78" are one number each
_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_TAIL = 40
"""content words at the end of a question that put it; what comes before is mostly reading out"""
_HEAD_WEIGHT, _SYNONYM_WEIGHT, _OPPOSITE_WEIGHT, _CONTEXT_WEIGHT, _LATER_WEIGHT = 0.65, 0.6, 0.9, 0.62, 0.35
_BEFORE, _AFTER = 5, 2
_AGAIN_WEIGHT, _LEANING_WEIGHT, _LITTLE = 0.9, 0.8, 4
_NAME_CONTEXT = 0.9
"""a name a few exchanges earlier: it stands behind the pronouns"""


@cache
def _root_of(word: str) -> str:
    """The root of a word as it stands, or the empty string for a stop word."""
    if word[0].isdigit() and not word.isalnum():
        return number(word)
    folded = word.casefold().replace("’", "'")
    if folded in figures():
        return figures()[folded]
    folded = folded[:-2] if folded.endswith("'s") else folded
    return "" if folded in STOP else root(stem(folded))


@lru_cache(maxsize=16384)
def roots(text: str) -> tuple[str, ...]:
    """The roots of a text's content words, in order."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return tuple(found for word in _TOKEN.findall(plain) if (found := _root_of(word)))


@dataclass(frozen=True, slots=True)
class Need:
    """One thing asked for: its root, what may stand for it, and its weight (importance times rarity)."""

    wanted: Wanted
    root: str
    near: frozenset[str]
    weight: float
    known: bool
    """whether any statement of the store holds the word"""
    opposite: frozenset[str] = frozenset()
    """its negated forms ("untouchable" for "touch"): who could not be touched is untouchable"""
    phrase: re.Pattern[str] | None = None
    """what says the same in several words"""


def needs(wanted: Sequence[Wanted], frequencies: Mapping[str, int], statements: int) -> tuple[Need, ...]:
    """The question's terms with their weights in this store."""
    made = []
    for item in wanted:
        count = frequencies.get(item.term, 0)
        rarity = math.log(1 + (statements + 1) / (max(count, 1) + 1))
        base = figures().get(item.word.casefold()) or (item.term if item.term[0].isdigit() else root(item.term))
        near = frozenset() if item.name else synonyms().get(base, frozenset())
        opposite = frozenset() if item.name else _negated_forms(base)
        phrase = None if item.name else phrase_for(base)
        made.append(Need(item, base, near, item.weight * rarity, count > 0, opposite, phrase))
    return tuple(made)


def _negated_forms(base: str) -> frozenset[str]:
    """ "untouchable" for "touch", "nonprofit" for "profit", and back: what is found by them is judged by its stance."""
    plain = base.rstrip("*")
    bare = next((plain[len(prefix) :] for prefix in ("non", "un") if plain.startswith(prefix) and len(plain) > 5), None)
    return frozenset({f"un{plain}", f"non{plain}", *([bare, root(bare)] if bare else [])})


@dataclass(frozen=True, slots=True)
class Fields:
    """A statement's words by where they stand."""

    answer: frozenset[str]
    tail: frozenset[str]
    head: frozenset[str]
    claim: frozenset[str]
    order: tuple[str, ...]
    length: int
    lean: float
    """what the statement before counts for: more where the question is put again, or says "it" and little else"""


@lru_cache(maxsize=8192)
def _fields(question: str, quote: str, claim: str, declarant: str) -> Fields:
    asked, said, claimed = roots(question), roots(quote), roots(claim)
    return Fields(
        answer=frozenset(said),
        tail=frozenset(asked[-_TAIL:]),
        head=frozenset(asked[:-_TAIL]),
        claim=frozenset(claimed) if len(claimed) <= _TAIL else frozenset(),
        order=(*asked[-3 * _TAIL :], "", *said),
        length=len(asked) + len(said),
        lean=_lean(question, len(asked)),
    )


def _lean(question: str, content: int) -> float:
    if question and shapes.ASKED_AGAIN.search(question[-200:]):
        return _AGAIN_WEIGHT
    if question and content <= _LITTLE and shapes.LEANING.search(question):
        return _LEANING_WEIGHT
    return _CONTEXT_WEIGHT


def fields(statement: Statement) -> Fields:
    """The words of a statement, cached."""
    return _fields(statement.question or "", statement.quote, statement.claim, statement.declarant)


def _holds(need: Need, words: frozenset[str]) -> float:
    if need.root in words:
        return 1.0
    if need.opposite and not need.opposite.isdisjoint(words):
        return _OPPOSITE_WEIGHT
    return _SYNONYM_WEIGHT if need.near and not need.near.isdisjoint(words) else 0.0


def _direct(need: Need, part: Fields) -> float:
    return max(
        _holds(need, part.answer),
        _holds(need, part.tail),
        _holds(need, part.claim),
        _HEAD_WEIGHT * _holds(need, part.head),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement with how well it covers what is asked: shares in [0, 1] of the needs' weights."""

    statement: Statement
    score: float
    coverage: float
    direct: float
    held: Mapping[str, float] = field(repr=False)
    """from a need's term to how far it is held, neighbours included"""
    own: Mapping[str, float] = field(repr=False)
    """the same by the statement and its question alone"""


def rank(
    intent: Intent, wanted: Sequence[Need], pool: Mapping[str, Sequence[Statement]], found: Sequence[Statement]
) -> list[Candidate]:
    """The statements, best first. `pool` maps a document's id to the statements at hand, by position."""
    total = sum(need.weight for need in wanted) or 1.0
    index = {item.id: (items, place) for items in pool.values() for place, item in enumerate(items)}
    ranked = []
    for statement in found:
        part = fields(statement)
        around = _around(statement, *index.get(statement.id, ((statement,), 0)))
        held: dict[str, float] = {}
        own: dict[str, float] = {}
        covered = direct = 0.0
        for need in wanted:
            here = _direct(need, part)
            if here < _SYNONYM_WEIGHT and need.phrase is not None and need.phrase.search(_own_words(statement)):
                here = _SYNONYM_WEIGHT
            best = here
            for weight, near in around:
                reach = max(weight, _NAME_CONTEXT) if need.wanted.name else weight
                if best < reach:
                    best = max(best, reach * _direct(need, near))
            held[need.wanted.term] = best
            # a name set a moment ago stands behind the pronouns of the statement itself
            # … and so does the question that is put again
            here = max(here, best) if need.wanted.name or part.lean >= _AGAIN_WEIGHT else here
            own[need.wanted.term] = here
            covered += need.weight * best
            direct += need.weight * here
        coverage, direct = covered / total, direct / total
        score = 0.7 * coverage + 0.3 * direct + _bonus(intent, wanted, statement, part)
        if statement.act in (Act.EVASION, Act.ASSERTION) and _put_again(*index.get(statement.id, ((statement,), 0))):
            score -= 0.12  # the direct answer comes after it
        ranked.append(Candidate(statement, score, coverage, direct, held, own))
    ranked.sort(key=lambda one: (-round(one.score, 9), one.statement.document.path, one.statement.ordinal))
    return ranked


def _put_again(items: Sequence[Statement], place: int) -> bool:
    """Whether the question is put again to the same declarant right after a statement."""
    following = items[place + 1 : place + 3]
    return any(
        fields(other).lean >= _AGAIN_WEIGHT and other.declarant_id == items[place].declarant_id for other in following
    )


def _own_words(statement: Statement) -> str:
    return f"{(statement.question or '')[-300:]} {statement.quote}"


def _around(statement: Statement, items: Sequence[Statement], place: int) -> list[tuple[float, Fields]]:
    """The neighbours' words with their weights, heaviest first; only those at hand and of the same evidence."""
    around = []
    lean = fields(statement).lean
    for step in range(1, _BEFORE + 1):
        if place - step < 0:
            break
        other = items[place - step]
        distance = statement.ordinal - other.ordinal
        if 0 < distance <= _BEFORE and other.examination == statement.examination:
            around.append((lean * 0.8 ** (distance - 1), fields(other)))
    for step in range(1, _AFTER + 1):
        if place + step >= len(items):
            break
        other = items[place + step]
        distance = other.ordinal - statement.ordinal
        if 0 < distance <= _AFTER and other.declarant_id == statement.declarant_id:
            around.append((_LATER_WEIGHT * 0.7 ** (distance - 1), fields(other)))
    around.sort(key=lambda pair: -pair[0])
    return around


def _bonus(intent: Intent, wanted: Sequence[Need], statement: Statement, part: Fields) -> float:
    score = 0.12 * _proximity(wanted, part.order)
    fitting = FITTING.get(intent.family)
    if fitting is not None:
        unknowing = intent.family is Family.NO_RECOLLECTION and shapes.UNKNOWING.search(statement.quote)
        if statement.act in fitting or unknowing:
            score += 0.1 if statement.act is not Act.CONFIRMATION else 0.05
        elif (
            intent.family is Family.NO_RECOLLECTION
            or statement.act is Act.OTHER
            or (intent.kind is Kind.WHO and statement.stance is Stance.DENIES and intent.family is not Family.DENIAL)
        ):
            score -= 0.1
    elif statement.act is Act.OTHER:
        score -= 0.08
    elif statement.act is Act.EVASION and intent.kind is Kind.DID:
        score -= 0.06  # a yes or a no, or that it is not recalled, answers first
    if intent.reply and statement.act is Act.DENIAL:
        score += 0.15
    if intent.kind is Kind.WHEN and shapes.STATED["date"].search(statement.quote):
        score += 0.05
    if intent.kind is Kind.QUANTITY and intent.type and shapes.STATED[intent.type].search(statement.quote):
        score += 0.08
    if intent.narrowing and statement.act is Act.PARTIAL_ADMISSION:
        score += 0.12
    if statement.document.kind is DocumentKind.ARTICLE and not _reworded(statement):
        score += 0.06
    if intent.telling and statement.document.kind is DocumentKind.ARTICLE:
        # a report of speech says "argues" or "ranked": how it was said is part of what is asked
        told = root(intent.telling)
        score += 0.15 if not ({told} | synonyms().get(told, frozenset())).isdisjoint(part.answer) else 0.0
    if intent.examination and statement.examination == intent.examination:
        score += 0.08
    if intent.since and statement.made_on and intent.until and intent.since <= statement.made_on <= intent.until:
        score += 0.1
    if statement.status in (Status.STRICKEN, Status.NOT_ANSWERED):
        score -= 0.15
    if not part.answer and statement.act in (Act.EVASION, Act.OTHER, Act.ASSERTION):
        score -= 0.1  # "With respect, Chair.", "[No audible reply]", "Can I explain that?"
    if part.length > 120:
        score -= 0.04 * math.log2(part.length / 120)
    if statement.question and len(statement.quote) < 40 and shapes.LEADING_IN.search(statement.question[-160:]):
        score -= 0.12
    if statement.examination == "argument" and not intent.subjects:
        # counsel's submissions are evidence of nothing; they are what is looked for only when counsel is named
        score -= 0.12 if intent.kind is Kind.WHO else 0.05
    return score


def _reworded(statement: Statement) -> bool:
    """Whether an article tells the statement in its own words: then the sentence names who made it."""
    names = statement.declarant.split()
    return bool(names) and names[-1] in statement.quote


def _proximity(wanted: Sequence[Need], order: Sequence[str]) -> float:
    """The share of the question's adjacent word pairs that stand within four words of each other."""
    if len(wanted) < 2:
        return 0.0
    places: dict[str, list[int]] = {}
    for place, word in enumerate(order):
        places.setdefault(word, []).append(place)
    near = pairs = 0.0
    for left, right in itertools.pairwise(wanted):
        weight = min(left.weight, right.weight)
        pairs += weight
        if any(abs(a - b) <= 4 for a in places.get(left.root, ()) for b in places.get(right.root, ())):
            near += weight
    return near / pairs if pairs else 0.0
