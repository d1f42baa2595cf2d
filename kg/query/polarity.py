"""Which way an answer goes, as its own words have it: what it negates, what it only supposes, and where they quarrel
with the act that it was given.

An act is a reading, and readings err. Before a statement leads an answer, its words are looked at: an "admission" that
says "I did not sign it" proves no signing, and "if I had, then yes" admits nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.model.statement import Act, Stance, Statement
from kg.query import shapes
from kg.query.lexicon import frame, root
from kg.query.rank import roots

_SCOPE = 6
"""words after a negation that it is taken to reach, within its clause"""
_CLAUSE = re.compile(r"[.;:?!,()—–]|\s--|\b(?:but|and|because|although|though|except|which)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


def put(statement: Statement) -> str:
    """The last sentence of a question, without its tag ("…, did you not?" asks, and negates nothing)."""
    text = shapes.INNER_TAG.sub(",", shapes.TAG.sub("?", (statement.question or "").strip()))
    return _SENTENCE.split(text)[-1]


@lru_cache(maxsize=4096)
def negated_roots(text: str) -> frozenset[str]:
    """The roots of the words that a text negates and nowhere says without a negation."""
    negated: set[str] = set()
    plain: set[str] = set()
    for clause in _CLAUSE.split(text):
        match = shapes.NOT.search(clause)
        if match is None:
            plain.update(roots(clause))
            continue
        plain.update(roots(clause[: match.start()]))
        following = re.split(r"\s+", clause[match.end() :].strip())
        negated.update(roots(" ".join(following[:_SCOPE])))
        plain.update(roots(" ".join(following[_SCOPE:])))
    return frozenset(negated - plain)


@cache
def _light() -> frozenset[str]:
    """Roots that carry no matter of their own ("I shouldn't have *done* that")."""
    return frozenset(root(term) for row in ("words", "half") for term in frame(row)) | {"do*", "think*", "believ"}


def denies(statement: Statement) -> bool:
    """Whether a statement rejects what was put; one whose own words speak against its act is left out."""
    return (statement.act is Act.DENIAL or statement.stance is Stance.DENIES) and not at_odds(statement)


def says_no(statement: Statement) -> bool:
    """Whether an answer begins with "no" to a question without a negation: no concession, whatever act it was given."""
    asked = put(statement)
    return bool(asked and not shapes.NOT.search(asked) and shapes.SAYS_NO.match(statement.quote))


def agrees_that_not(statement: Statement) -> bool:
    """Whether a "no" agrees with a question's negation: "You didn't sign it, did you?" "No."."""
    return (
        statement.act in (Act.ADMISSION, Act.CONFIRMATION)
        and bool(shapes.NOT.search(put(statement)))
        and bool(shapes.SAYS_NO.match(statement.quote))
    )


def agrees_after_all(statement: Statement) -> bool:
    """Whether what was read as a denial agrees with a question's negation: "He had no success?" "That's correct."."""
    return (
        statement.act is Act.DENIAL
        and bool(shapes.NOT.search(put(statement)))
        and bool(shapes.SAYS_CORRECT.match(statement.quote))
    )


def at_odds(statement: Statement) -> bool:
    """Whether the words of an answer speak against its act, so that it proves neither side.

    A "no" at the head of what was read as an affirmation, a "yes" at the head of a denial; or an affirmation that
    negates the very words of the question ("Do you recognise it?" "As I received it, yes, I do not recognise it.").
    """
    if agrees_after_all(statement):
        return True
    asked = put(statement)
    if not asked or shapes.NOT.search(asked):
        return False
    if statement.act in (Act.ADMISSION, Act.CONFIRMATION) or (
        statement.stance is Stance.AFFIRMS and statement.act is Act.PARTIAL_ADMISSION
    ):
        if shapes.SAYS_NO.match(statement.quote):
            return True
        negated = negated_roots(statement.quote) - _light()
        return not shapes.SAYS_YES.match(statement.quote) and not negated.isdisjoint(roots(asked))
    return statement.act is Act.DENIAL and bool(shapes.SAYS_YES.match(statement.quote))


def supposes(statement: Statement) -> bool:
    """Whether an answer goes along with a supposition only: "if I had decided that, then yes"."""
    return bool(shapes.SUPPOSITION.search(put(statement)) and shapes.SUPPOSED_ANSWER.search(statement.quote)) or bool(
        shapes.SUPPOSED_FROM_THE_START.match(statement.quote)
    )
