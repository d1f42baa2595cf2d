"""How reporters of other countries and tribunals print question and answer; all texts are invented."""

from __future__ import annotations

import pytest

from ingest.segment import segment
from kg.model.document import Document
from kg.model.testimony import ExaminationKind
from tests.unit.ingest.segment.scripts import numbered, turns

Told = tuple[str | None, str, str, str]

TITLE_PAGE = """
                       QUOLL MILLS, INC.,
                            Plaintiff,
                       vs.
                       MARSH PUMP CO.,
                            Defendant.
                       DEPOSITION OF ADA MARY THORN
                       Taken on March 4, 2031
                       ADA MARY THORN,
having been first duly sworn, was examined and testified as
follows:
"""

# (what it is, the document, [(who asks, who answers, question, answer)])
TRADITIONS: list[tuple[str, Document, list[Told]]] = [
    (
        "Australia: the answer after three dashes, the next question without a label, headings after an angle",
        turns("""
COMMISSIONER:  Yes, Mr Oak.

<ADA MARY THORN, SWORN                                    [10.14 am]

<EXAMINATION BY MR OAK

MR OAK:  Ms Thorn, you signed the order?---I did.

Did you read it?---Not all of it, no.

COMMISSIONER:  What did you leave out?---The
schedule, Commissioner.

MR OAK:  Thank you.  Nothing further.

<THE WITNESS WITHDREW                                     [10.40 am]

<ROLF BIRCH, AFFIRMED                                     [10.41 am]

<EXAMINATION BY MS FERN

MS FERN:  You were the foreman?---Yes.
"""),
        [
            ("Mr Oak", "Ada Mary Thorn", "Ms Thorn, you signed the order?", "I did."),
            ("Mr Oak", "Ada Mary Thorn", "Did you read it?", "Not all of it, no."),
            ("Commissioner", "Ada Mary Thorn", "What did you leave out?", "The schedule, Commissioner."),
            ("Ms Fern", "Rolf Birch", "You were the foreman?", "Yes."),
        ],
    ),
    (
        "Canada: questions numbered through the record",
        turns("""
ADA THORN, sworn
CROSS-EXAMINATION BY MR. OAK:

1.      Q.      Ms. Thorn, you are the president?
        A.      Yes.

2.      Q.      And you signed the order?
        A.      I signed a draft of it.  I do not recall the
final one.

3.      Q.      You do not recall?
        MS. FERN:  She answered that.
        A.      No.
"""),
        [
            ("Mr. Oak", "Ada Thorn", "Ms. Thorn, you are the president?", "Yes."),
            (
                "Mr. Oak",
                "Ada Thorn",
                "And you signed the order?",
                "I signed a draft of it. I do not recall the final one.",
            ),
            ("Mr. Oak", "Ada Thorn", "You do not recall?", "No."),
        ],
    ),
    (
        "Ireland: the number before Q, the name after it, and who examines whom as follows",
        turns("""
     ADA THORN, HAVING BEEN SWORN, WAS EXAMINED BY MR. OAK
     AS FOLLOWS:

1 Q. MR. OAK:  Good morning, Ms. Thorn.  You are the manager?
  A. I am, Chairman.
2 Q. And you signed the order?
  A. I did not.
3 Q. CHAIRMAN:  Who did?
  A. Mr. Birch.
4 Q. MR. OAK:  You are certain?
  A. I am.
     THE WITNESS WAS CROSS-EXAMINED BY MS. FERN AS FOLLOWS:
5 Q. MS. FERN:  You were not in the room?
  A. I was outside.
"""),
        [
            ("Mr. Oak", "Ada Thorn", "Good morning, Ms. Thorn. You are the manager?", "I am, Chairman."),
            ("Mr. Oak", "Ada Thorn", "And you signed the order?", "I did not."),
            ("Chairman", "Ada Thorn", "Who did?", "Mr. Birch."),
            ("Mr. Oak", "Ada Thorn", "You are certain?", "I am."),
            ("Ms. Fern", "Ada Thorn", "You were not in the room?", "I was outside."),
        ],
    ),
    (
        "an international criminal tribunal: the witness in a heading with brackets, counsel's name above the first Q",
        numbered("""
                [The witness entered court]
          JUDGE MARSH: Good morning.  Please proceed, Ms. Fern.
          MS. FERN: Thank you, Your Honour.
                WITNESS: ADA THORN [Resumed]
                [Witness answered through interpreter]
                Examined by Ms. Fern: [Continued]
     Q.   Who was there?
     A.   Rolf Birch was there.
          JUDGE MARSH: When was this?
          THE WITNESS: [Interpretation] In March.
          MS. FERN:
     Q.   And after that?
     A.   We went.
                Cross-examined by Mr. Oak:
     Q.   You saw nothing?
     A.   I saw the cars.
"""),
        [
            ("Ms. Fern", "Ada Thorn", "Who was there?", "Rolf Birch was there."),
            ("Judge Marsh", "Ada Thorn", "When was this?", "[Interpretation] In March."),
            ("Ms. Fern", "Ada Thorn", "And after that?", "We went."),
            ("Mr. Oak", "Ada Thorn", "You saw nothing?", "I saw the cars."),
        ],
    ),
    (
        "arbitration: members of the tribunal who speak once, counsel with particles and accents",
        numbered("""
  PRESIDENT MARSH:  Good morning.
  DR. ADA THORN, CLAIMANT'S WITNESS, RESUMED
  CONTINUED CROSS-EXAMINATION
  BY MR. VAN DER HALE:
  Q.  You valued the mill at 12 million?
  A.  In one scenario.
  ARBITRATOR OAKES:  May I ask which you prefer?
  THE WITNESS:  The first, sir.
  Q.  The model had an error?
  A.  A small one.
  MEMBER DE LA CRUZ:  Thank you.
  REDIRECT EXAMINATION
  BY MS. O'NEILL-ÁLVAREZ:
  Q.  Was it corrected?
  A.  It was.
  PRESIDENT MARSH:  We will take the break.
"""),
        [
            ("Mr. van der Hale", "Ada Thorn", "You valued the mill at 12 million?", "In one scenario."),
            ("Arbitrator Oakes", "Ada Thorn", "May I ask which you prefer?", "The first, sir."),
            ("Mr. van der Hale", "Ada Thorn", "The model had an error?", "A small one."),
            ("Ms. O'Neill-Álvarez", "Ada Thorn", "Was it corrected?", "It was."),
        ],
    ),
    (
        "a committee of a parliament: labels that end in a full stop",
        turns("""
    Chairman Marsh. The committee will come to order.
    Senator Dell. Thank you, Madam Chairman. Mr. Thorn, did your
company test the pump?
    Mr. Thorn. Senator, we tested some of them. I would not say
that we tested every one. I told
Mr. Birch. He knew.
    Senator Dell. So you partially tested them?
    Mr. Thorn. Partially, yes.
    Chairman Marsh. The time of the Senator has expired.
    Senator Oakes. Thank you. Mr. Thorn, who signed the order?
    Mr. Thorn. I did not sign it.
    Senator Oakes. And did you know?
    Mr. Thorn. I knew about it later.
    The Chairman. We stand adjourned.
"""),
        [
            (
                "Senator Dell",
                "Mr. Thorn",
                "Thank you, Madam Chairman. Mr. Thorn, did your company test the pump?",
                "Senator, we tested some of them. I would not say that we tested every one. I told Mr. Birch. He knew.",
            ),
            ("Senator Dell", "Mr. Thorn", "So you partially tested them?", "Partially, yes."),
            ("Senator Oakes", "Mr. Thorn", "Thank you. Mr. Thorn, who signed the order?", "I did not sign it."),
            ("Senator Oakes", "Mr. Thorn", "And did you know?", "I knew about it later."),
        ],
    ),
    (
        "a deposition: the party above the deponent on the title page is no witness",
        numbered(
            TITLE_PAGE
            + """              EXAMINATION BY MR. OAK
Q.   Did you sign it?
A.   I did.
              EXAMINATION BY MS. FERN
Q.   All of it?
A.   Not the schedule.
"""
        ),
        [
            ("Mr. Oak", "Ada Mary Thorn", "Did you sign it?", "I did."),
            ("Ms. Fern", "Ada Mary Thorn", "All of it?", "Not the schedule."),
        ],
    ),
    (
        "an interview under oath: the marks written out",
        turns("""
MR. OAK:  Good morning.

Question:  Did you see it?

Answer:  I did.

Question:  When?

Answer:  In June, I think.
"""),
        [
            (None, "The Witness", "Did you see it?", "I did."),
            (None, "The Witness", "When?", "In June, I think."),
        ],
    ),
    (
        "a rough draft: untranslated steno stays as it is printed",
        turns("""
UNCERTIFIED ROUGH DRAFT - NOT FOR CITATION

THE VIDEOGRAPHER:  We are on the record.
Q.  Would you state your name?
A.  Ada Thorn.
Q.  Did you see the /PH*PB pump?
A.  I saw it in March.
Q.  Who moved it?
A.  I don't know.
"""),
        [
            (None, "Ada Thorn", "Would you state your name?", "Ada Thorn."),
            (None, "Ada Thorn", "Did you see the /PH*PB pump?", "I saw it in March."),
            (None, "Ada Thorn", "Who moved it?", "I don't know."),
        ],
    ),
]


@pytest.mark.parametrize(("what", "document", "expected"), TRADITIONS, ids=[row[0] for row in TRADITIONS])
def test_who_asked_whom_what_and_the_answer(what: str, document: Document, expected: list[Told]) -> None:
    found = segment(document)
    told = [
        (one.questioner, one.witness, document.quote(one.question), document.quote(one.answer))
        for one in found.exchanges
    ]
    assert told == expected


def test_two_witnesses_of_one_day_have_their_own_examinations() -> None:
    document = numbered("""
        ADA THORN, PLAINTIFF'S WITNESS, SWORN
                   DIRECT EXAMINATION
BY MR. OAK:
Q.   Yes?
A.   Yes.
                   CROSS-EXAMINATION
BY MS. FERN:
Q.   No?
A.   No.
        THE COURT:  You may step down.
        MS. FERN:  The defendant calls Rolf Birch.
        ROLF BIRCH, DEFENDANT'S WITNESS, AFFIRMED
                   DIRECT EXAMINATION
BY MS. FERN:
Q.   And you?
A.   I was there.
""")
    told = [
        (one.witness, one.examination.kind, one.examination.examiner, one.examination.called_by, one.examination.sworn)
        for one in segment(document).exchanges
        if one.examination
    ]
    assert told == [
        ("Ada Thorn", ExaminationKind.DIRECT, "Mr. Oak", "PLAINTIFF", "sworn"),
        ("Ada Thorn", ExaminationKind.CROSS, "Ms. Fern", "PLAINTIFF", "sworn"),
        ("Rolf Birch", ExaminationKind.DIRECT, "Ms. Fern", "DEFENDANT", "affirmed"),
    ]


def test_a_speaker_who_speaks_once_in_a_recording_is_not_glued_to_the_question() -> None:
    document = numbered("""
        MS. FERN:  The plaintiff calls by deposition Ada Thorn.
        THE COURT:  Play it.
        (Video clip played.)
Q.   Would it change?
        ATTORNEY:  Objection to form.
A.   It can.
        (Video clip ends.)
        THE COURT:  Does that complete it?
        MS. FERN:  It does.
        THE COURT:  Call your next witness.
""")
    one = segment(document).exchanges[0]
    assert (document.quote(one.question), document.quote(one.answer)) == ("Would it change?", "It can.")
    assert one.objections == ("form — no ruling",)
