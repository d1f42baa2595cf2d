"""Reports against the record: what is linked, why, and what is left alone."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kg.analysis import relations
from kg.analysis.press import reports_linked
from kg.model.statement import Act, Stance, Statement
from kg.model.testimony import Status
from tests.factories import article, statement

HEARD = dt.date(2024, 3, 5)
ASKED = "Did you know in May that the stern gate of the Harbor Lights could not be locked?"
CLAIM = "Marta Quill did know in May that the stern gate of the Harbor Lights could not be locked."
TOLD = "Quill admitted that she knew in May that the stern gate of the Harbor Lights could not be locked."
KNEW = "Marta Quill knew in May that the stern gate of the Harbor Lights could not be locked"


def answered(quote: str = "Up to a point, yes.", **changes: Any) -> Statement:
    given: dict[str, Any] = {"act": Act.PARTIAL_ADMISSION, "hedge": "Up to a point", "claim": CLAIM} | changes
    return statement(quote, given.pop("question", ASKED), **given)


def reported(quote: str = TOLD, claim: str = KNEW, **changes: Any) -> Statement:
    given: dict[str, Any] = {"document": article(), "made_on": None, "act": Act.ADMISSION} | changes
    return statement(quote, given.pop("question", None), claim=claim, **given)


OTHERS = [
    statement("Yes.", "You joined the ferry company in 2011?", ordinal=20, act=Act.CONFIRMATION),
    statement("No.", "Did the crew drink on the night crossing to Dunmore?", ordinal=24, act=Act.DENIAL),
]
HARDENED = "The Port Gazette leaves out the reservation: “Up to a point”"


@pytest.mark.parametrize(
    ("report", "answer", "kind", "basis"),
    [
        # an admission in part becomes a whole one
        (reported(), answered(), "CONTRADICTS", HARDENED),
        # the report says on which day: that of the hearing
        (reported(made_on=HEARD), answered(), "CONTRADICTS", HARDENED),
        # a surname is enough where only one speaker bears it
        (reported(declarant="Ms. Quill"), answered(), "CONTRADICTS", HARDENED),
        # the reservation is kept
        (
            reported("Quill said that up to a point she knew.", act=Act.PARTIAL_ADMISSION, hedge="up to a point"),
            answered(),
            "CORROBORATES",
            "The Port Gazette keeps the reservation: “Up to a point” (the same occasion, no second source)",
        ),
        # "I don't recall" becomes a denial
        (
            reported("Quill denied that she knew.", act=Act.DENIAL),
            answered("I don't recall.", act=Act.NO_RECOLLECTION, hedge=None),
            "CONTRADICTS",
            "The Port Gazette makes a denial of an answer that nothing was recalled: “I don't recall.”",
        ),
        # word for word
        (
            reported(
                "I never touched that lock in my life,", "I never touched that lock in my life", act=Act.ASSERTION
            ),
            answered("No, sir. I never touched that lock in my life.", act=Act.DENIAL, hedge=None),
            "CORROBORATES",
            "The Port Gazette quotes it word for word (the same occasion, no second source)",
        ),
        # a word off
        (
            reported("I never broke that lock in my life,", "I never broke that lock in my life", act=Act.ASSERTION),
            answered("No, sir. I never touched that lock in my life.", act=Act.DENIAL, hedge=None),
            "CONTRADICTS",
            "The Port Gazette quotes “I never broke that lock in my life,”; "
            "the record has “I never touched that lock in my life”",
        ),
        # word for word inside an indirect report, but cut before the reservation
        (
            reported("Quill conceded: “we all saw the rust on her” that spring.", "We all saw the rust on her"),
            answered("We all saw the rust on her, up to a point.", hedge="up to a point"),
            "CONTRADICTS",
            "The Port Gazette quotes the answer without its reservation: “up to a point”",
        ),
        # one word is enough where the reported question is the one that was asked
        (
            reported("Partly,", "She knew", question="whether she knew the stern gate could not be locked"),
            answered("Partly.", hedge="Partly"),
            "CORROBORATES",
            "The Port Gazette quotes it word for word (the same occasion, no second source)",
        ),
    ],
)
def test_a_report_is_held_against_its_answer(report: Statement, answer: Statement, kind: str, basis: str) -> None:
    (link,) = relations([report, answer, *OTHERS])
    assert (link.kind, link.basis) == (kind, basis)
    assert {link.source_id, link.target_id} == {report.id, answer.id}


@pytest.mark.parametrize(
    ("report", "answer"),
    [
        # another person of the surname
        (reported(declarant="Oscar Quill"), answered()),
        # the report gives another day
        (reported(made_on=dt.date(2024, 3, 4)), answered()),
        # it came out before the hearing, or a year after
        (reported(document=article(published=dt.date(2024, 3, 4))), answered()),
        (reported(document=article(published=dt.date(2025, 3, 6))), answered()),
        # it is about something else
        (reported("Quill admitted the lifeboats of the Harbor Lights were old.", "The lifeboats were old"), answered()),
        # the answer had no reservation, and an admission is no denial
        (reported(act=Act.CONFIRMATION), answered("Yes.", act=Act.ADMISSION, hedge=None)),
        # an answer that was struck out is not the record
        (reported(), answered(status=Status.STRICKEN)),
        # nobody is named
        (reported(declarant="(unnamed source)"), answered()),
        # a few words in quotation marks stand in many answers
        (reported("Quill called it “a gate”.", "It a gate", act=Act.ASSERTION), answered("It was a gate, partly.")),
    ],
)
def test_what_is_not_sure_is_left_alone(report: Statement, answer: Statement) -> None:
    assert relations([report, answer, *OTHERS]) == ()


def test_two_speakers_of_one_surname_leave_a_bare_surname_open() -> None:
    brother = statement("Yes.", "You own the ferry?", ordinal=30, declarant="Oscar Quill", act=Act.CONFIRMATION)
    assert relations([reported(declarant="Quill"), answered(), brother]) == ()


def test_a_reservation_that_was_given_up_at_once_is_not_missed() -> None:
    lifted = statement("Yes.", "Is that a yes?", ordinal=1, act=Act.CONFIRMATION)
    assert relations([reported(), answered(), lifted, *OTHERS]) == ()


def test_a_report_of_several_like_answers_is_tied_to_none() -> None:
    again = statement("Yes.", ASKED, ordinal=12, act=Act.ADMISSION, claim=CLAIM)
    assert [link for link in relations([reported(), answered(), again, *OTHERS]) if "Gazette" in link.basis] == []


def test_an_office_is_traced_only_to_the_one_whom_the_record_describes_by_it() -> None:
    office = reported(declarant="the former head of safety at Harbor Lights Ferries", made_on=HEARD)
    says = "You were the director of safety at Harbor Lights Ferries, is that right?"
    described = statement("I was.", says, ordinal=2, act=Act.CONFIRMATION)
    (link,) = relations([office, answered(), described, *OTHERS])
    assert link.basis == f"{HARDENED} (Marta Quill, whom alone the record describes so that day)"
    other = statement("I was.", says, ordinal=40, declarant="Tobias Renn", act=Act.CONFIRMATION)
    assert relations([office, answered(), described, other, *OTHERS]) == ()
    undated = reported(declarant="the former head of safety at Harbor Lights Ferries")
    assert relations([undated, answered(), described, *OTHERS]) == ()


def test_a_summary_beside_the_answer_that_it_hardens() -> None:
    paper = article()
    hard = reported(document=paper)
    kept = reported(
        "Up to a point.", document=paper, ordinal=1, question=ASKED, act=Act.PARTIAL_ADMISSION, hedge="Up to a point"
    )
    (link,) = relations([hard, kept])
    assert link.basis == f"{HARDENED} (it has it elsewhere)"
    elsewhere = reported(
        "Up to a point.",
        document=article("news/other.html", publisher="The Dunmore Echo"),
        question=ASKED,
        act=Act.PARTIAL_ADMISSION,
        hedge="Up to a point",
    )
    (link,) = relations([hard, elsewhere])
    assert link.basis == f"{HARDENED} (The Dunmore Echo has it)"


def test_only_reports_are_held_against_the_record() -> None:
    assert reports_linked([answered()], [answered(), *OTHERS]) == {}
    assert answered().stance is Stance.QUALIFIES
