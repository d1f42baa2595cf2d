"""Whether a statement states the thing asked for: a figure of just what is counted, a day, a length of time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.statement import Stance
from kg.model.terms import STOP, stem, words
from kg.query import shapes
from kg.query.intent import Intent, Kind
from kg.query.lexicon import root
from kg.query.rank import Candidate, Need

_YEAR = re.compile(r"(?:19|20)\d\d[.,]?")
_MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|"
    r"Dec(?:ember)?)\.?\s*$"
)
"""what makes the number after it a day of the month"""
_ALONE = frozenset(
    ["of", "or", "to", "and", "as", "in", "by", "when", "then", "at", "on", "who", "that", "with", "for"]
)


def deed_counted(intent: Intent, needs: Sequence[Need]) -> Need | None:
    """The rarest word that is no name: the figure, or the day, must be of just that ("How many … had *lied*?")."""
    if intent.kind is not Kind.QUANTITY and (intent.kind is not Kind.WHEN or intent.act_named):
        return None
    relative = {stem(match["verb"]) for match in shapes.RELATIVE.finditer(intent.question)} | {intent.counted}
    asked = [
        need
        for need in needs
        if not need.wanted.name and need.wanted.weight >= 0.9 and need.wanted.term not in relative
    ]
    return max(asked, key=lambda need: need.weight, default=None)


def states(type_: str, candidate: Candidate, counted: str | None = None) -> bool:
    """Whether a statement says a thing of this type: in its own words, or by affirming a question that has it.

    With `counted`, a number must be one of what is counted ("four lifeboats", "four of them"), and not of years.
    """
    statement = candidate.statement
    if type_ == "duration" and shapes.BEGAN.search(statement.quote) and shapes.STATED["date"].search(statement.quote):
        return True
    affirmed = statement.stance in (Stance.AFFIRMS, Stance.QUALIFIES) and len(statement.quote) < 80
    texts = [statement.quote, *([(statement.question or "")[-300:]] if affirmed else [])]
    return any(
        counted is None
        or type_ != "number"
        or _counts(text[: match.start()], match.group(), text[match.end() :], root(counted))
        for text in texts
        for match in shapes.STATED[type_].finditer(text)
    )


def _counts(before: str, figure: str, after: str, noun: str) -> bool:
    """Whether what follows a number is the noun, perhaps after an adjective or two, or no noun at all."""
    whole = figure + (re.match(r"[\d,.%]*", after) or [""])[0]
    if _YEAR.fullmatch(whole) or _MONTH.search(before):
        return False
    clause = re.split(r"[.,;:?!]", after.lstrip("0123456789,%"), maxsplit=1)[0]
    following = [word for word in words(clause) if not word.isdigit()][:3]
    content = [root(stem(word)) for word in following if word not in STOP]
    # a word of grammar after it: the number stands for what is counted ("less than five as of December")
    return not following or noun in content or (not content and len(following) < 3) or following[0] in _ALONE
