"""Links between statements: few, right, and with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.analysis import relations
from kg.analysis.links import CONTRADICTS, CORROBORATES
from kg.analysis.propositions import SAME, seeds
from kg.model.statement import Act, Stance, Statement
from kg.model.testimony import Status
from tests.factories import article, card, statement

CLAIM = "The stern gate of the Harbor Lights was open when she sailed."
NIGHT = card("matter/day-2.txt")


def said(act: Act = Act.ADMISSION, claim: str = CLAIM, **changes: Any) -> Statement:
    return statement(changes.pop("quote", "Yes."), changes.pop("question", claim), act=act, claim=claim, **changes)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        # one witness, both ways
        (said(), said(Act.DENIAL, quote="No.", ordinal=5), CONTRADICTS),
        # two witnesses differ
        (said(), said(Act.DENIAL, quote="No.", ordinal=5, declarant="Tobias Renn"), CONTRADICTS),
        # two witnesses agree
        (said(), said(declarant="Tobias Renn", ordinal=5), CORROBORATES),
        # an outlet hardens what was said in part
        (
            said(Act.PARTIAL_ADMISSION, quote="In part.", document=NIGHT),
            said(document=article(), quote=f"Quill admitted it: {CLAIM}", question=None, made_on=None),
            CONTRADICTS,
        ),
        # on one day in part, on another without reservation
        (said(), said(Act.PARTIAL_ADMISSION, quote="In part.", document=NIGHT, ordinal=5), CONTRADICTS),
        # within one hearing an answer may be narrowed as it goes
        (said(), said(Act.PARTIAL_ADMISSION, quote="In part.", ordinal=5), None),
        # an answer broken off and gone on with has one question
        (said(), said(Act.DENIAL, quote="And no.", ordinal=9, question_spans=said().question_spans), None),
        # two witnesses in two matters are about two gates
        (
            said(),
            said(Act.DENIAL, declarant="Tobias Renn", document=card("other/day-1.txt", docket_number="9")),
            None,
        ),
        # asked again at once: one answer, broken off
        (said(), said(Act.DENIAL, quote="No, I mean", ordinal=1), None),
        # alike, but of nobody and nothing named: two matters, perhaps
        (
            said(claim="The gate was open when she sailed that night."),
            said(claim="The gate was open when she sailed that night.", declarant="Tobias Renn", ordinal=5),
            None,
        ),
        # an open question is no proposition
        (
            said(claim="Can you state your name for the Harbor record, please?"),
            said(Act.DENIAL, "Can you state your name for the Harbor record, please?", ordinal=5),
            None,
        ),
        # submissions are no evidence
        (said(examination="argument"), said(Act.DENIAL, ordinal=5), None),
        # the same words on the same day are one occasion in two documents
        (said(), said(document=NIGHT, made_on=card().date), None),
        # another number is another proposition
        (
            said(claim="The ferry carried 40 cars that night."),
            said(Act.DENIAL, "The ferry carried 41 cars that night.", ordinal=5),
            None,
        ),
        # a negation more is another proposition
        (
            said(),
            said(Act.DENIAL, "The stern gate of the Harbor Lights was not open when she sailed.", ordinal=5),
            None,
        ),
        # nobody contradicts by not recalling
        (said(), said(Act.NO_RECOLLECTION, stance=Stance.NONE, ordinal=5), None),
        # nor by what is stricken
        (said(), said(Act.DENIAL, status=Status.STRICKEN, ordinal=5), None),
        # too few words to be sure
        (said(claim="The gate."), said(Act.DENIAL, "The gate.", ordinal=5), None),
        # alike, but about something else
        (said(), said(Act.DENIAL, "The bow gate was shut when the ferry docked.", ordinal=5), None),
    ],
)
def test_a_pair_is_linked_only_where_it_is_sure(one: Statement, other: Statement, kind: str | None) -> None:
    found = relations([one, other])
    assert [link.kind for link in found] == ([kind] if kind else [])
    for link in found:
        assert {link.source_id, link.target_id} == {one.id, other.id}
        assert 0.4 <= link.confidence <= 0.95
        assert link.basis


def test_the_order_given_does_not_matter() -> None:
    items = [said(), said(Act.DENIAL, ordinal=5), said(ordinal=2, declarant="Tobias Renn")]
    assert relations(items) == relations(reversed(items))


def test_whatever_is_alike_shares_two_of_the_rarest_words() -> None:
    """What the store is asked for: no two propositions are alike that lack a common pair, whatever counts as rare."""
    vocabulary = [f"word{number}" for number in range(14)]
    for size in range(4, 12):
        one = frozenset(vocabulary[:size])
        for shift in range(4):
            other = frozenset(vocabulary[shift : shift + size])
            if len(one & other) / len(one | other) < SAME:
                continue
            for rare in ({}, {word: -place for place, word in enumerate(vocabulary)}):
                assert len(set(seeds(one, rare, held=2)) & other) >= 2
                assert set(seeds(one, rare)) & other


def test_a_common_phrase_does_not_link_everything() -> None:
    items = [said(ordinal=index, declarant=f"Witness {index}") for index in range(60)]
    items = [replace(item, claim_id=item.id) for item in items]
    assert relations(items) == ()


@pytest.mark.parametrize(
    ("asked", "answer", "linked"),
    [
        # asked whether it stands, and goes back on it
        ("Do you want to change what you told us?", "Yes. I had forgotten the second barge.", True),
        # asked whether it stands, and holds to it
        ("Do you stand by that?", "Yes, I do.", False),
        # a change of mind on a question that does not put the answer again
        ("What did you have for lunch?", "I had forgotten the sandwich.", False),
    ],
)
def test_an_answer_gone_back_on_when_it_is_put_again_contradicts_the_first(
    asked: str, answer: str, linked: bool
) -> None:
    first = statement("No.", "Did you see the second barge at the wharf?", ordinal=0, act=Act.DENIAL)
    recalled = statement(
        "I remember.", "Earlier you told us that you did not see the second barge at the wharf, right?", ordinal=30
    )
    changed = statement(answer, asked, ordinal=31, act=Act.CONFIRMATION)
    found = relations([first, recalled, changed])
    assert [(one.source_id, one.target_id) for one in found] == ([(first.id, changed.id)] if linked else [])
