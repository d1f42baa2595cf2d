"""What is a speaker's label and what only looks like one."""

from __future__ import annotations

import pytest

from ingest.segment import segment
from ingest.segment.labels import Style
from tests.unit.ingest.segment.scripts import numbered, pairs

HEAD = """
            THE COURT:   Proceed.
   ADA THORN, PLAINTIFF'S WITNESS, SWORN
      CROSS-EXAMINATION
BY MR. OAK:
"""

# (label that comes back often enough, is it one) - each printed as "LABEL:  words"
LABELS = [
    # titles with a name, in any script
    ("MR. OAK", True),
    ("MS. O'NEILL-ÁLVAREZ", True),
    ("DR. VAN DER BERG", True),
    ("MR. D'ANGELO", True),
    ("MS. ŁUKASZEWSKA", True),
    ("MRS. de la CRUZ", True),
    ("MR. McALLISTER", True),
    ("MR. X", True),
    # offices, alone or counted
    ("THE COURT", True),
    ("JUROR NO. 4", True),
    ("SPEAKER 2", True),
    ("COMMISSIONER 2", True),
    ("UNIDENTIFIED VOICE 1", True),
    # a number after a name or an initial ends a sentence
    ("Mr. 4", False),
    ("Mr. Reed 4", False),
    ("MR. REED 4", False),
    ("I 4", False),
    ("June 4", False),
    ("A. B. 4", False),
    # initials alone name nobody
    ("A. B", False),
    ("I", False),
]


@pytest.mark.parametrize(("label", "expected"), LABELS, ids=[row[0] for row in LABELS])
def test_a_label_names_a_person_or_an_office(label: str, expected: bool) -> None:
    lines = [(f"{label}:  It was so.", 12)] * 3 + [("Q.  Was it?", 4), ("A.  Yes.", 4)]
    mark = Style(lines).mark([lines[0][0]], 12)
    assert (mark is not None) is expected
    if mark:
        assert mark.label == label


# (what it is, script, the last pair)
ANSWERS = [
    (
        "a wrapped line that begins like a label with a number",
        "Q.   Which?\nA.   No such valve I A. B.\n   I 4: no such I 12 percent\n   I 4: no.",
        ("Which?", "No such valve I A. B. I 4: no such I 12 percent I 4: no."),
    ),
    (
        "a title at the head of a wrapped line with a number behind it",
        "Q.   Which?\nA.   It was as I told that\n   Mr. 4: no such pump.",
        ("Which?", "It was as I told that Mr. 4: no such pump."),
    ),
    (
        "a known name with a colon, in the middle of a sentence and where no label stands",
        "Q.   Which?\n            MS. FERN:   Objection.\n            THE COURT:   Overruled.\n"
        "Q.   Go on.\n            MS. FERN:   Form.\n            THE COURT:   Overruled.\n"
        + "            MS. FERN:   Form.\n            THE COURT:   Overruled.\n" * 9
        + "A.   What I wrote to\n   MS. FERN:  the pump is old.",
        ("Go on.", "What I wrote to MS. FERN: the pump is old."),
    ),
    (
        "a heading of a letter that is read aloud, once, where labels stand",
        "Q.   Read it, please.\n            MS. FERN:   Objection.\n            THE COURT:   Overruled.\n"
        "A.   It says this.\n            CONCLUSION:  The pump is old.",
        ("Read it, please.", "It says this. CONCLUSION: The pump is old."),
    ),
    (
        "a Q or an A with more punctuation after it",
        "Q.   Which?\nA.   We had a question and this is the\nQ., as we say, and the answer was the\nA., and no more.",
        ("Which?", "We had a question and this is the Q., as we say, and the answer was the A., and no more."),
    ),
]


@pytest.mark.parametrize(("what", "script", "expected"), ANSWERS, ids=[row[0] for row in ANSWERS])
def test_an_answer_goes_on_over_a_line_that_only_looks_like_a_label(
    what: str, script: str, expected: tuple[str, str]
) -> None:
    document = numbered(HEAD + script + "\n            THE COURT:   Thank you.")
    assert pairs(document, segment(document))[-1] == expected
