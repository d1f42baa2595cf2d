"""The same testimony as different reporters set it: who asks and who answers must come out alike."""

from __future__ import annotations

import pytest

from ingest.segment import segment
from kg.model.document import Document
from tests.unit.ingest.segment.scripts import numbered, turns

# (what it is, the document, [(questioner, witness, question, answer)])
LAYOUTS: list[tuple[str, Document, list[tuple[str | None, str, str, str]]]] = [
    (
        "an inquiry's own pages: the examiner's first question stands under a name, the rest under Q",
        numbered("""
   (10.00 am)
   MR OAK:  Good morning, sir.  May I call Ada Thorn, please?
   SIR JOHN BIRCH:  Yes, of course.
                  ADA MARY THORN (affirmed)
                   Questioned by MR OAK
   MR OAK:  Please give us your full name.
   A.  Ada Mary Thorn.
   Q.  Did you know about the pump?
   A.  I did, partly.
   SIR JOHN BIRCH:  When you say partly, Ms Thorn, what do you mean?
   A.  I knew one had failed.
   SIR JOHN BIRCH:  Thank you.
   MR OAK:  Thank you.  And the second?
   A.  No.
                     (A short break)
                   Questioned by MS FERN
   MS FERN:  I ask on behalf of the town.  Were you sorry?
   A.  Yes.
"""),
        [
            ("Mr Oak", "Ada Mary Thorn", "Please give us your full name.", "Ada Mary Thorn."),
            ("Mr Oak", "Ada Mary Thorn", "Did you know about the pump?", "I did, partly."),
            (
                "Sir John Birch",
                "Ada Mary Thorn",
                "When you say partly, Ms Thorn, what do you mean?",
                "I knew one had failed.",
            ),
            ("Mr Oak", "Ada Mary Thorn", "Thank you. And the second?", "No."),
            ("Ms Fern", "Ada Mary Thorn", "I ask on behalf of the town. Were you sorry?", "Yes."),
        ],
    ),
    (
        "all capitals, marks without points, the examiner's name before or after the mark",
        numbered("""
      THE COURT:  PROCEED.
              ADA THORN,
CALLED AS A WITNESS BY THE PEOPLE, HAVING BEEN DULY SWORN, TESTIFIED
AS FOLLOWS:
              DIRECT EXAMINATION
BY MR. OAK:
      Q    DID YOU SEE HIM?
      A    YES.
      Q    BY MR. OAK:  WHERE?
      A    AT THE PUMP.
              CROSS-EXAMINATION
BY MS. FERN:  Q.  WAS IT DARK?
      A    IT WAS.
"""),
        [
            ("Mr. Oak", "Ada Thorn", "DID YOU SEE HIM?", "YES."),
            ("Mr. Oak", "Ada Thorn", "WHERE?", "AT THE PUMP."),
            ("Ms. Fern", "Ada Thorn", "WAS IT DARK?", "IT WAS."),
        ],
    ),
    (
        "Whereupon, and an examination headed by counsel's office",
        numbered("""
Whereupon,
                  ADA THORN,
was called as a witness and, having been first duly sworn, was
examined and testified as follows:
           EXAMINATION BY COUNSEL FOR THE PLAINTIFF
BY MR. OAK:
    Q   Good morning.
    A   Good morning.
    Q   Did you close it?
    A   I closed the valve.
"""),
        [
            ("Mr. Oak", "Ada Thorn", "Good morning.", "Good morning."),
            ("Mr. Oak", "Ada Thorn", "Did you close it?", "I closed the valve."),
        ],
    ),
    (
        "no Q and A at all: the witness under a label, named by the oath",
        numbered("""
     THE CLERK:  Please state your name for the record.
     THE WITNESS:  Ada Thorn.
     MR. OAK:  Ms. Thorn, where were you?
     THE WITNESS:  At home.
     MS. FERN:  Objection, relevance.
     THE COURT:  Overruled.
     MR. OAK:  And then?
     THE WITNESS (through interpreter):  At the pump.
"""),
        [
            ("The Clerk", "Ada Thorn", "Please state your name for the record.", "Ada Thorn."),
            ("Mr. Oak", "Ada Thorn", "Ms. Thorn, where were you?", "At home."),
            ("Mr. Oak", "Ada Thorn", "And then?", "At the pump."),
        ],
    ),
    (
        "an excerpt of plain turns in which one only asks and one only answers",
        turns("""
Mr. Savage: Did the company use the other firm's models?

Mr. Thorn: Generally all firms do that.

Mr. Savage: So that is a yes?

Mr. Thorn: Partly.

The Court: Let's move on.

Mr. Savage: When was that?

Mr. Thorn: In June.
"""),
        [
            ("Mr. Savage", "Mr. Thorn", "Did the company use the other firm's models?", "Generally all firms do that."),
            ("Mr. Savage", "Mr. Thorn", "So that is a yes?", "Partly."),
            ("Mr. Savage", "Mr. Thorn", "When was that?", "In June."),
        ],
    ),
    (
        "the marks written out",
        numbered("""
     ADA THORN, having been first duly sworn, testified as follows:
     DIRECT EXAMINATION
     BY MR. OAK:
QUESTION:  Is it true?
ANSWER:  In part.
QUESTION:  Which part?
ANSWER:  The first.
"""),
        [
            ("Mr. Oak", "Ada Thorn", "Is it true?", "In part."),
            ("Mr. Oak", "Ada Thorn", "Which part?", "The first."),
        ],
    ),
    (
        "two witnesses of one surname on one day",
        numbered("""
         THE COURT:  Call your witness.
     ADA THORN, PLAINTIFF'S WITNESS, SWORN
           DIRECT EXAMINATION
BY MR. OAK:
Q.   Your brother?
A.   Abel.
     ABEL THORN, DEFENDANT'S WITNESS, AFFIRMED
           DIRECT EXAMINATION
BY MS. FERN:
Q.   Your sister?
A.   Ada.
"""),
        [("Mr. Oak", "Ada Thorn", "Your brother?", "Abel."), ("Ms. Fern", "Abel Thorn", "Your sister?", "Ada.")],
    ),
    (
        "a deposition with spaced headings, its deponent on the title page",
        numbered("""
          DEPOSITION OF ADA THORN, M.D.
               E X A M I N A T I O N
BY MR. OAK:
Q.   Your name?
A.   Ada Thorn.
          FURTHER EXAMINATION
BY MS. FERN:
Q.   Sure?
A.   Yes.
              (Deposition concluded at 5:00 p.m.)
"""),
        [("Mr. Oak", "Ada Thorn", "Your name?", "Ada Thorn."), ("Ms. Fern", "Ada Thorn", "Sure?", "Yes.")],
    ),
]


@pytest.mark.parametrize(("document", "expected"), [row[1:] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_who_asks_and_who_answers(document: Document, expected: list[tuple[str | None, str, str, str]]) -> None:
    found = [
        (one.questioner, one.witness, document.quote(one.question), document.quote(one.answer))
        for one in segment(document).exchanges
    ]
    assert found == expected
