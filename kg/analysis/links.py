"""Links between statements: conservative, each with a confidence and its reason in words.

Two answers are only linked where their propositions have (nearly) the same content words and the very same numbers and
negation; then their *stances* decide. What is linked stays as it is: a contradiction is shown, never resolved. Reports
are held against the record in `kg.analysis.press`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.analysis.propositions import (
    ALIKE,
    FILLER,
    SAME,
    Proposition,
    alike_pairs,
    is_report,
    matter,
    names,
    overlap,
    place,
    proposition,
)
from kg.model.statement import Relation, Stance, Statement
from kg.model.terms import terms
from kg.model.testimony import Status
from kg.model.text import fold

CONTRADICTS, CORROBORATES = "CONTRADICTS", "CORROBORATES"
GOES_BACK = "goes back on it"
IN_PART = "one is without reservation what the other is only in part"
"""how the reasons of the links end that only one person's own statements bring about"""
_ASKED_AGAIN = 2
"""answers of one witness this near to one another are one answer, broken off or asked for again"""


def answers_linked(statements: Iterable[Statement]) -> dict[tuple[str, str, str], Relation]:
    """The links among answers about one proposition, by kind, source and target; the earlier statement first.

    They depend on nothing but those statements and the ones that are alike: whoever hands over a set that lacks no
    statement alike to one in it gets what the whole record would give.
    """
    propositions = [made for statement in statements if (made := proposition(statement)) is not None]
    return keyed(link for left, right in alike_pairs(propositions) if (link := answer_link(left, right)) is not None)


def own_linked(statements: Iterable[Statement]) -> dict[tuple[str, str, str], Relation]:
    """The links between what one person said and said again, by kind, source and target: answers gone back on, and what
    was accepted in part on one occasion and without reservation on another.

    They depend on nothing but all that the person said.
    """
    said = tuple(statements)
    own: dict[str, list[Proposition]] = defaultdict(list)
    for statement in sorted(said, key=place):
        made = proposition(statement)
        if made is not None:
            own[statement.declarant_id].append(made)
    found = keyed(
        link
        for propositions in own.values()
        for left, right in alike_pairs(propositions, ALIKE)
        if (link := _in_part(left, right)) is not None
    )
    return found | keyed(taken_back(said))


def keyed(relations: Iterable[Relation]) -> dict[tuple[str, str, str], Relation]:
    """Links by kind, source and target."""
    return {(link.kind, link.source_id, link.target_id): link for link in relations}


def answer_link(first: Proposition, second: Proposition) -> Relation | None:
    """The link between two answers about one proposition, the earlier first; None where they have none."""
    left, right = sorted((first, second), key=lambda made: place(made.statement))
    one, other = left.statement, right.statement
    if left.numbers != right.numbers or left.negated != right.negated or _one_occasion(one, other):
        return None
    declarant = one.declarant_id == other.declarant_id
    named = names(one.claim) & names(other.claim)
    if not declarant and (not named or matter(one.document) != matter(other.document)):
        return None
    alike = overlap(left, right)
    same = one.claim_id == other.claim_id or alike >= SAME
    stances = {one.stance, other.stance}
    if same and stances == {Stance.AFFIRMS, Stance.DENIES}:
        who = f"{one.declarant} affirms and denies" if declarant else f"{one.declarant} and {other.declarant} differ on"
        return relation(CONTRADICTS, one, other, 0.6 + 0.3 * alike, f"{who} the same proposition")
    if same and named and stances == {Stance.AFFIRMS} and (not declarant or one.document.id != other.document.id):
        who = f"{one.declarant} in two documents" if declarant else f"{one.declarant} and {other.declarant}"
        return relation(CORROBORATES, one, other, 0.5 + 0.3 * alike, f"{who}: the same proposition affirmed")
    return None


def _in_part(left: Proposition, right: Proposition) -> Relation | None:
    one, other = left.statement, right.statement
    if left.numbers != right.numbers or left.negated != right.negated or _one_occasion(one, other):
        return None
    if one.document.id == other.document.id or {one.stance, other.stance} != {Stance.AFFIRMS, Stance.QUALIFIES}:
        return None
    return relation(CONTRADICTS, one, other, 0.4 + 0.3 * overlap(left, right), IN_PART)


def relation(kind: str, one: Statement, other: Statement, confidence: float, basis: str) -> Relation:
    """A link from the earlier of two statements to the later one."""
    source, target = sorted((one, other), key=place)
    return Relation(
        kind=kind, source_id=source.id, target_id=target.id, confidence=round(min(confidence, 0.95), 3), basis=basis
    )


def _one_occasion(one: Statement, other: Statement) -> bool:
    """Whether both are one answer: found in two documents, broken off and gone on with, or asked for again at once."""
    same_words = fold(one.quote).casefold() == fold(other.quote).casefold()
    if one.document.id != other.document.id:
        exchange = one.question is not None and fold(one.question) == fold(other.question or "")
        alone = one.declarant_id == other.declarant_id and one.made_on == other.made_on
        return same_words and (exchange or alone)
    if one.question_spans and one.question_spans == other.question_spans:
        return True
    if one.declarant_id != other.declarant_id:
        return False
    return abs(one.ordinal - other.ordinal) <= _ASKED_AGAIN


_RECALLED = re.compile(r"\byou (?:told|said|testified|swore)\b[^.?!]{0,60}?\bthat (?P<clause>[^.?!]+)", re.IGNORECASE)
_ASKED_TO_CHANGE = re.compile(
    r"\b(?:want|wish|like) to (?:change|correct|revise)\b|\bstand by (?:that|it|what)\b|"
    r"\bthat (?:wasn['’]t|was not) (?:right|true)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:I had forgotten|I was (?:wrong|mistaken)|it was (?:wrong|not true)|put it differently|"
    r"(?:correct|change) (?:that|my))\b",
    re.IGNORECASE,
)
_RECALLED_WITHIN = 8
"""exchanges between counsel's recalling an answer and asking whether it stands"""
_RECALLED_WORDS, _RECALLED_SHARE = 3, 0.6


def taken_back(statements: Sequence[Statement]) -> Iterator[Relation]:
    """An earlier answer that counsel recalls to the witness, and the answer in which the witness goes back on it.

    It takes all three: the recalled words, the question whether they stand, and words of going back on them.
    """
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=place):
        if statement.question is not None and statement.status is Status.IN_EVIDENCE and not is_report(statement):
            said[statement.declarant_id].append(statement)
    for own in said.values():
        for number, one in enumerate(own):
            if not (_ASKED_TO_CHANGE.search(one.question or "") and _CHANGED.search(one.quote)):
                continue
            earlier = _recalled(own, number)
            if earlier is not None:
                yield relation(
                    CONTRADICTS,
                    earlier,
                    one,
                    0.8,
                    f"{one.declarant}, asked whether an earlier answer stands, {GOES_BACK}",
                )


def _recalled(own: Sequence[Statement], at: int) -> Statement | None:
    """The earlier answer that is put to the witness again, the only one nearest to the words recalled; else None."""
    one = own[at]
    for back in range(at, max(-1, at - 1 - _RECALLED_WITHIN), -1):
        asked = own[back]
        match = _RECALLED.search(asked.question or "")
        if match is None or asked.document.id != one.document.id or one.ordinal - asked.ordinal > _RECALLED_WITHIN:
            continue
        wanted = frozenset(terms(match["clause"])) - FILLER
        if len(wanted) < _RECALLED_WORDS:
            return None
        shares = sorted(
            (
                (len(wanted & frozenset(terms(f"{other.claim} {other.quote}"))) / len(wanted), -number)
                for number, other in enumerate(own[:back])
                if other.stance is not Stance.NONE
            ),
            reverse=True,
        )
        if not shares or shares[0][0] < _RECALLED_SHARE or (len(shares) > 1 and shares[1][0] == shares[0][0]):
            return None
        return own[-shares[0][1]]
    return None
