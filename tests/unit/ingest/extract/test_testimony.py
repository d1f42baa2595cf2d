"""Statements put together from a transcript: who, what, to whom, how it stands, and the doubt that is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from ingest.extract.testimony import statements
from ingest.segment import segment
from kg.model.document import Description, Document, Fact
from kg.model.statement import Act, Precision, Stance, Statement
from kg.model.testimony import Status
from tests.factories import card
from tests.unit.ingest.segment.scripts import deposition_of, numbered, turns

HEAD = """
                 MR. OAK:  The plaintiff calls Ada Thorn.
          ADA THORN, Ph.D., DEFENDANT'S WITNESS, SWORN
                        CROSS-EXAMINATION
BY MR. OAK:
"""


def told(script: str, description: Description | None = None) -> list[Statement]:
    """The answers of a cross-examination with this script, as statements."""
    return made(numbered(HEAD + script, description=description))


def made(document: Document) -> list[Statement]:
    """The statements that answer a question."""
    found = statements(document, card(), segment(document))
    return [statement for statement in found if statement.question]


def test_the_hedge_is_the_answers_own_words() -> None:
    (one,) = told("Q.   You ignored the alarm, didn't you?\nA.   Well, To Some Extent, yes.")
    assert one.hedge == "To Some Extent"
    assert one.hedge in one.quote
    assert (one.act, one.stance) == (Act.PARTIAL_ADMISSION, Stance.QUALIFIES)


@pytest.mark.parametrize(
    ("question", "answer", "claim", "stance"),
    [
        # accepted: what was put, with the witness in the place of "you"
        ("You knew of the leak, didn't you?", "Yes.", "Ada Thorn knew of the leak.", Stance.AFFIRMS),
        # denied: the same words, the stance tells
        ("You knew of the leak, didn't you?", "No.", "Ada Thorn knew of the leak.", Stance.DENIES),
        # negative and agreed to: the claim stays negative, and is affirmed
        ("You didn't sign it, did you?", "No.", "Ada Thorn didn't sign it.", Stance.AFFIRMS),
        # told, not agreed to: the answer's words
        ("Who opened the valve?", "Rolf opened it at six.", "Rolf opened it at six.", Stance.AFFIRMS),
        # not remembered: what was asked, and no stance
        ("You called Rolf, correct?", "I don't recall.", "Ada Thorn called Rolf.", Stance.NONE),
    ],
)
def test_claim_and_stance_are_read_together(question: str, answer: str, claim: str, stance: Stance) -> None:
    (one,) = told(f"Q.   {question}\nA.   {answer}")
    assert (one.claim, one.stance) == (claim, stance)


def test_who_says_it_to_whom_and_in_which_examination() -> None:
    (one,) = told("Q.   You signed it?\nA.   Yes.")
    assert (one.declarant, one.examiner, one.examination) == ("Ada Thorn", "Mr. Oak", "cross")
    assert one.declarant_id != one.examiner_id


def test_an_examiner_whom_the_record_does_not_name_stays_unknown() -> None:
    document = numbered(
        "EXAMINATION\nQ.   Did the pump fail?\nA.   Twice.",
        description=deposition_of("Ada Thorn"),
    )
    (one,) = made(document)
    assert (one.declarant, one.examiner, one.examiner_id) == ("Ada Thorn", None, None)


def test_a_deponent_answers_the_other_side_and_a_witness_before_an_inquiry_does_not() -> None:
    script = "EXAMINATION\nBY MR. OAK:\nQ.   You have not signed the return, correct?\nA.   Correct."
    (deponent,) = made(numbered(script, description=deposition_of("Ada Thorn")))
    (witness,) = made(
        turns(
            """
Ms Ada Thorn
------------

*MS ADA THORN (affirmed).*

Questions From Counsel to the Inquiry
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

**Ms Fern**: You have not signed the return, correct?

**Ms Ada Thorn**: Correct.
"""
        )
    )
    assert (deponent.act, witness.act) == (Act.ADMISSION, Act.CONFIRMATION)
    assert Act.ADMISSION in witness.alternatives


def test_an_answer_that_was_struck_is_kept_with_its_mark() -> None:
    (one,) = told(
        "Q.   And Rolf?\nA.   He hid the report.\n         MS. FERN:  Objection, hearsay.\n"
        "         THE COURT:  Sustained.  The jury will disregard the answer."
    )
    assert one.status is Status.STRICKEN
    assert one.quote == "He hid the report."
    assert one.objections


def test_only_what_was_struck_bears_the_mark() -> None:
    kept, gone = told(
        "Q.   Right?\nA.   That's correct.  But I had no choice.\n         MR. OAK:  Move to strike the remainder.\n"
        "         THE COURT:  I'll strike that portion of the answer after \"that's correct.\""
    )
    assert (kept.quote, kept.status) == ("That's correct.", Status.IN_EVIDENCE)
    assert (gone.quote, gone.status) == ("But I had no choice.", Status.STRICKEN)


def test_a_question_put_anew_says_nothing_and_the_new_one_is_answered() -> None:
    (one,) = told(
        "Q.   Did you ever lie?\n         MS. FERN:  Objection, form.\n         MR. OAK:  Let me rephrase.\n"
        "Q.   (By Mr. Oak)  Did you lie in May?\nA.   No."
    )
    assert one.question is not None
    assert "in May" in one.question
    assert (one.act, one.stance, one.status) == (Act.DENIAL, Stance.DENIES, Status.IN_EVIDENCE)


def test_a_question_withdrawn_or_barred_makes_no_statement() -> None:
    found = told(
        "Q.   What did Rolf tell you?\n         MS. FERN:  Objection, hearsay.\n         THE COURT:  Sustained.\n"
        "Q.   (By Mr. Oak)  Where were you?\nA.   At home with my brother."
    )
    assert [one.quote for one in found] == ["At home with my brother."]


def test_an_answer_broken_by_an_objection_and_resumed_is_one_statement() -> None:
    (one,) = told(
        "Q.   You knew of the leak, didn't you?\nA.   Yes, I knew --\n         MS. FERN:  Your Honor, narrative.\n"
        "         THE COURT:  Overruled.  Go ahead.\nA.   -- but only from May."
    )
    assert len(one.answer_spans) == 2
    assert "MS. FERN" not in one.quote
    assert one.quote.startswith("Yes, I knew --")
    assert one.quote.endswith("from May.")
    # the second half narrows the first: read apart, the first alone would be an admission in full
    assert (one.act, one.stance) == (Act.PARTIAL_ADMISSION, Stance.QUALIFIES)
    assert (one.locator.line, one.locator.end_line) == (5, 9)


def test_objections_stand_with_the_answer_that_they_met() -> None:
    first, second = told(
        "Q.   Who opened it?\n         MS. FERN:  Objection, foundation.\n         THE COURT:  Overruled.\n"
        "A.   Rolf did it.\nQ.   When?\nA.   At six in the morning."
    )
    assert first.objections == ("foundation — overruled",)
    assert second.objections == ()


@pytest.mark.parametrize(
    ("question", "answer", "act", "other"),
    [
        # a yes to a negative proposition can mean either
        ("You didn't sign it?", "Yes.", Act.ADMISSION, Act.DENIAL),
        # the omission conceded is also a denial that it was done
        ("Did you warn the buyer?", "No.", Act.ADMISSION, Act.DENIAL),
        # an assent to hostile counsel may be an admission to those who know the case
        ("You were at the mill that day, correct?", "Yes.", Act.CONFIRMATION, Act.ADMISSION),
        # a gap of memory may be an evasion
        ("You called him, correct?", "I don't recall.", Act.NO_RECOLLECTION, Act.EVASION),
    ],
)
def test_doubt_is_kept_as_alternatives(question: str, answer: str, act: Act, other: Act) -> None:
    (one,) = told(f"Q.   {question}\nA.   {answer}")
    assert one.act is act
    assert other in one.alternatives
    assert one.act not in one.alternatives
    assert one.confidence < 1


def test_the_day_is_the_hearings_and_says_on_what_it_rests() -> None:
    day = dt.date(2031, 5, 3)
    (dated,) = told("Q.   You signed it?\nA.   Yes.", Description(date=Fact(day, "title page")))
    (undated,) = told("Q.   You signed it?\nA.   Yes.")
    assert (dated.made_on, dated.made_on_basis, dated.precision) == (day, "title page", Precision.DAY)
    assert (undated.made_on, undated.made_on_basis, undated.precision) == (None, None, None)


def test_counsels_argument_is_no_testimony() -> None:
    document = numbered(
        """
                 MR. OAK:  Members of the jury, Ada Thorn hid the report, and you will hear
her say so before the week is over.
          ADA THORN, DEFENDANT'S WITNESS, SWORN
                        CROSS-EXAMINATION
BY MR. OAK:
Q.   You hid the report?
A.   No.
"""
    )
    found = statements(document, card(), segment(document))
    argued = [one for one in found if one.question is None]
    answered = [one for one in found if one.question is not None]
    assert {one.examination for one in argued} == {"argument"}
    assert all(one.act not in {Act.ADMISSION, Act.PARTIAL_ADMISSION, Act.DENIAL} for one in argued)
    assert [(one.declarant, one.act) for one in answered] == [("Ada Thorn", Act.DENIAL)]


def test_order_is_that_of_the_record_and_ids_come_from_position() -> None:
    found = told("Q.   You signed it?\nA.   Yes.\nQ.   In May?\nA.   Yes.\nQ.   Twice?\nA.   Yes.")
    assert [one.ordinal for one in found] == sorted(one.ordinal for one in found)
    # the same word three times is three statements
    assert len({one.id for one in found}) == 3
    again = told("Q.   You signed it?\nA.   Yes.\nQ.   In May?\nA.   Yes.\nQ.   Twice?\nA.   Yes.")
    assert [one.id for one in found] == [one.id for one in again]


def test_one_claim_has_one_id_whoever_asks() -> None:
    first, second = told(
        "Q.   You knew of the leak, didn't you?\nA.   No.\nQ.   And you knew of the leak, correct?\nA.   Partially."
    )
    assert first.claim == second.claim
    assert first.claim_id == second.claim_id
    assert (first.stance, second.stance) == (Stance.DENIES, Stance.QUALIFIES)


def test_in_an_inquiry_without_printed_lines_a_turn_is_cited() -> None:
    document = turns(
        """
3 May 2031
==========

Ms Ada Thorn
------------

*MS ADA THORN (affirmed).*

Questions From Counsel to the Inquiry
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

**Ms Fern**: You ignored the warning, didn't you?

**Ms Ada Thorn**: With hindsight, yes.
"""
    )
    (one,) = made(document)
    assert (one.declarant, one.examiner, one.examination) == ("Ada Thorn", "Ms Fern", "inquiry")
    assert (one.act, one.hedge) == (Act.PARTIAL_ADMISSION, "With hindsight")
    assert one.locator.turn is not None
    assert one.locator.page is None


def test_every_quote_is_read_at_its_spans() -> None:
    document = numbered(
        HEAD + "Q.   What then?\nA.   I went to the mill and\nfound the gate   open.\nQ.   So?\nA.   So I left."
    )
    for one in statements(document, replace(card(), path="x.txt"), segment(document)):
        assert one.quote == document.quote(one.answer_spans)
        assert one.question is None or one.question == document.quote(one.question_spans)
