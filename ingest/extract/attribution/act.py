"""What an attribution amounts to: its act and stance, the hedge as it stands, its claim, and its date."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from ingest.extract import dates
from ingest.extract.attribution.cues import lexicon
from ingest.extract.attribution.found import Found
from ingest.extract.attribution.units import Unit
from kg.model.statement import Act, Stance
from kg.model.text import fold, read

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_YES = re.compile(
    r"^(?:yes|yeah|yep|correct|right|that(?:'|’)s (?:right|correct|true)|i did|it is|absolutely|indeed)\b", re.I
)
_NO = re.compile(
    r"^(?:no(?! comment\b)|nope|never|not guilty|absolutely not|not true|not at all|of course not|certainly not|"
    r"i (?:did not|didn['’]t|deny|reject)|i (?:do not|don['’]t|did not|didn['’]t) (?:accept|agree)|"
    r"that(?:'|’)s (?:false|not true))\b",
    re.I,
)
_DID_NOT = re.compile(r"\bI\s+(?:did\s+not|did\s*n['’]t|have\s+(?:not|never)|haven['’]t|never|put\s+no|had\s+no)\b")
_WHEN_OR_WHERE = re.compile(
    rf"\s+(?:(?:on|in|last|early|late)\s+)?(?:{'|'.join([*dates.WEEKDAYS, *dates.MONTHS, 'yesterday', 'today'])})\b"
    r"(?:\s+\d+)?",
    re.IGNORECASE,
)
_YES_ALONE = re.compile(r"^yes[.,!]|,\s+yes[.,!]*$", re.IGNORECASE)
_OF_A_KIND = re.compile(r"\b(?:that|this|what|the|an?|any|some|same|every|each|which|one)\s+$", re.IGNORECASE)
_STANCES = {
    Act.ADMISSION: Stance.AFFIRMS,
    Act.CONFIRMATION: Stance.AFFIRMS,
    Act.ASSERTION: Stance.AFFIRMS,
    Act.PARTIAL_ADMISSION: Stance.QUALIFIES,
    Act.DENIAL: Stance.DENIES,
}
_OF_ONESELF = re.compile(r"\W*(?:that )?(?:he|she|they|i|we)\b(?! (?:did not|didn['’]t|was not|had not)\b)", re.I)
_OF_US = re.compile(r"(?:i|we)\b", re.I)
_SOFT = frozenset(("rate", "call", "judge", "propose", "speak", "analysis"))
_OWN_FAULT = re.compile(
    r"\b(?:fault|blame|responsib\w+|mistakes?|wrong|guilt\w*|over-?\w*(?:correct|steer)\w*|lied|stole|"
    r"negligen\w+|fail(?:ed|ure)|sorry|regret\w*|(?:should|ought to) (?:have|not have))\b",
    re.I,
)


def reading(
    found: Found, claim: str, quote: str, sentence: str, direct: bool
) -> tuple[Act, Stance, str | None, tuple[Act, ...], float]:
    """Act, stance, hedge (verbatim, or None), other acts a careful reader could choose, and a factor for confidence."""
    words = lexicon()
    act = found.act
    scope = quote if direct else _scope(found, sentence)
    narrow = _hedged(words.narrowing, scope)
    doubt = _hedged(words.doubt, scope)
    hedge = found.gloss or (narrow.group() if narrow else doubt.group() if doubt else None)
    if hedge is not None and hedge not in quote:
        hedge = None if direct else hedge
    others: tuple[Act, ...] = ()
    factor = 1.0
    if found.group in ("ask", "silence", "refuse", "evade", "plead", "analysis", "hearsay", "passive", "filing"):
        return act, _STANCES.get(act, Stance.NONE), hedge, others, factor
    spoken = quote if direct else scope
    if words.no_recollection.search(spoken) and act in (Act.ASSERTION, Act.CONFIRMATION):
        act = Act.NO_RECOLLECTION
    elif act is Act.ADMISSION:
        if narrow:
            act, others = Act.PARTIAL_ADMISSION, (Act.ADMISSION,)
    elif found.answers and (direct or found.question):
        act, others = _answer(quote if direct else spoken, narrow is not None, act)
    elif found.answers and words.evasive.search(spoken):
        act, others = Act.EVASION, (Act.ASSERTION,)
    elif act is Act.CONFIRMATION and narrow:
        act, others = Act.PARTIAL_ADMISSION, (Act.CONFIRMATION,)
    elif act is Act.ASSERTION and found.group == "judge":
        factor = 0.95
    if act is Act.ASSERTION and direct and not others and not found.answers:
        # "No. We never …": an answer whose question the article leaves out.
        first = re.split(r"[.!?]", quote, maxsplit=1)[0]
        if len(first.split()) <= 4 and _NO.match(first):
            act, others, factor = Act.DENIAL, (Act.ASSERTION,), 0.85
        elif len(first.split()) <= 4 and words.evasive.search(first):
            act, others = Act.EVASION, (Act.OTHER,)
        elif _YES_ALONE.search(quote):
            act, others, factor = Act.CONFIRMATION, (Act.ADMISSION, Act.ASSERTION), 0.8
    if act is Act.ASSERTION and direct and not others and _DID_NOT.search(quote):
        others = (Act.DENIAL,)
    own = _OWN_FAULT.search(claim) and (_OF_ONESELF.match(_scope(found, sentence)) or _OF_US.match(quote))
    if act is Act.CONFIRMATION and own and not others:
        # what is agreed to is one's own fault
        act, others = Act.ADMISSION, (Act.CONFIRMATION,)
    if act is Act.ASSERTION and found.group in ("say", "maintain", "reply") and not others and own:
        but = re.search(r"\b(?:but|after being|because|only)\b", claim)
        act = Act.PARTIAL_ADMISSION if but else act
        others = (Act.ASSERTION, Act.ADMISSION) if but else (Act.ADMISSION,)
        factor = 0.75
    return act, _STANCES.get(act, Stance.NONE), hedge, others, factor


def _hedged(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first hedge in the text; the month of May and "that kind of thing" are none."""
    for match in pattern.finditer(text):
        of_a_kind = match.group().split()[0].casefold() in ("kind", "sort")
        if match.group().casefold() == "could" and re.match(r"\s*(?:not\b|n['’]t)", text[match.end() :]):
            continue  # "could not recall": an inability, no hedge
        if match.group() != "May" and not (of_a_kind and _OF_A_KIND.search(text[: match.start()])):
            return match
    return None


def _answer(words: str, narrowed: bool, act: Act) -> tuple[Act, tuple[Act, ...]]:
    if narrowed:
        return Act.PARTIAL_ADMISSION, (Act.ADMISSION,)
    if _YES.match(words):
        return Act.ADMISSION, (Act.CONFIRMATION,)
    if _NO.match(words) or re.search(r",\s+no[.!,]*$", words):
        return Act.DENIAL, (Act.ADMISSION,)
    if lexicon().evasive.search(words):
        return Act.EVASION, (Act.ASSERTION,)
    return act, ()


def _scope(found: Found, sentence: str) -> str:
    """The words of the sentence in which a hedge counts: the cue's own, and what is reported."""
    if found.content is None:
        return sentence[found.left :]
    start, end = found.content
    lead = sentence[max(0, found.at - 30) : found.end]
    return sentence[start:end] if start < found.at else f"{sentence[found.end : end]}" or lead


def clause_text(unit: Unit, found: Found, who: str, text: str, quoted: str, question: str | None) -> str:
    """The proposition, in words of the text: the reported clause with the speaker in the place of his pronoun."""
    if found.group == "ask" or (question and (not quoted or len(quoted.split()) <= 4)):
        return _question_claim(question or "")
    if quoted:
        return quoted.strip(" ,;:—–-")
    if found.group == "plead" and found.content:
        words = fold(unit.text[found.content[0] : found.content[1]])
        words = _WHEN_OR_WHERE.sub("", re.sub(r"^.*?(?=guilty)", "", words))
        return f"{who} is {words}".rstrip(" .,")
    if found.content is None:
        return fold(read(text, (unit.span,)))
    words = fold(unit.text[found.content[0] : found.content[1]]).strip(" ,;:")
    words = re.sub(r"^(?:that|to the effect that)\s+", "", words)
    subject = re.match(r"(?P<pronoun>he|she|they|it|his|her|their|its)\b", words, re.IGNORECASE)
    if subject and not who.startswith("("):
        owns = subject["pronoun"].casefold() in ("his", "her", "their", "its")
        words = f"{who}{'’s' if owns else ''}{words[subject.end() :]}"
    words = words.rstrip(" .,;:")
    return _capital(words) if words else fold(read(text, (unit.span,)))


def _question_claim(question: str) -> str:
    words = re.sub(r"^(?:whether|if|about|that)\s+", "", fold(question), flags=re.IGNORECASE).rstrip(" ?.,")
    return _capital(words)


def _capital(words: str) -> str:
    """The first letter in upper case, unless the word is written in a way of its own (xAI)."""
    first = words.split(" ", 1)[0]
    return words[:1].upper() + words[1:] if first.islower() else words


def when(unit: Unit, doc: Doc, found: Found, published: dt.date | None) -> dates.When | None:
    """When it was said: an expression of time that belongs to the attributing word, not to what it reports."""
    for token in doc:
        if (
            token.ent_type_ not in ("DATE", "TIME")
            and token.lower_ not in dates.WEEKDAYS
            and token.lower_ not in dates.MONTHS
        ):
            continue
        if found.content and found.content[0] <= token.idx < found.content[1] and found.group != "plead":
            continue
        if found.group in ("hearsay", "source", "noun", "passive", "analysis"):
            continue
        if not _belongs(token, found):
            continue
        start = max(0, token.i - 3)
        phrase = doc[start : min(len(doc), token.i + 6)].text
        own = re.search(rf"{re.escape(token.text)}.*", phrase)
        lead = doc[start : token.i].text
        prep = re.search(r"\b(?:in|on|during|last|next|this|early|late|mid-?)\s*$", lead, re.I)
        expression = f"{prep.group() if prep else ''} {own.group() if own else token.text}"
        resolved = dates.resolve(_until(expression), published)
        if resolved:
            return resolved
    return None


def _until(expression: str) -> str:
    return re.split(r"\b(?:that|which|who|and|to|at|when)\b|[;(]", expression, maxsplit=1)[0]


def _belongs(token: Token, found: Found) -> bool:
    """Whether the nearest verb above the expression is the attributing one."""
    if token.dep_ == "poss" or (
        token.dep_ in ("compound", "nmod") and token.head.pos_ == "NOUN" and token.head.ent_type_ != "DATE"
    ):
        return False
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.i == found.cue.i:
            return True
        if at.pos_ in ("VERB", "AUX") or at.dep_ in ("appos",):
            return at.i == found.cue.i
        if at.pos_ == "NOUN" and at.dep_ not in ("npadvmod", "pobj") and at.ent_type_ not in ("DATE", "TIME"):
            return False
    return at.i == found.cue.i
