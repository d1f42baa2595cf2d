"""A witness whom no heading names is called as counsel and the court address them, never as they speak of others."""

from __future__ import annotations

import pytest

from ingest.segment import segment
from ingest.segment.addressed import most_addressed, vocatives
from tests.unit.ingest.segment.scripts import appearances, numbered

# (words of the examiner, names addressed; a comment per row)
SPOKEN = [
    ("Good afternoon, Dr. Reed.", ["Dr. Reed"]),  # a greeting
    ("Did it leak, Dr. Reed?", ["Dr. Reed"]),  # at the end of a question
    ("Did it show a valve, Dr. Reed?", []),  # could explain the noun: not counted
    ("It is a fact, isn't it, Mr. McFinn, that it leaked?", ["Mr. McFinn"]),  # set off after a tag
    ("Let me talk to you, if I could, Ms. Van Moor, about the pump.", ["Ms. Van Moor"]),  # set off after a clause
    ("Mr. Finn, could you read line 4?", ["Mr. Finn"]),  # at the head, second person
    ("Now, Mr. Finn, Mr. Gall just asked you about the pump.", ["Mr. Finn"]),  # before another's name
    ("Mr. Finn, we saw that in the log, correct?", ["Mr. Finn"]),  # at the head, counsel and witness
    ("Looking at Exhibit 3, Mr. Finn, what does the dial show?", ["Mr. Finn"]),  # before a question
    ("But this lawyer, Mr. Gall, seems to do a good job for you, right?", []),  # an apposition
    ("You wrote to your lawyer, Mr. Gall?", []),  # an apposition at the end
    ("That was Acme's expert, Mr. Gall.", []),  # of a possessive
    ("Did you retain counsel, Mr. Gall?", []),  # of a bare office
    ("Mr. Gall, who wrote to you, was he there?", []),  # a relative clause
    ("Mr. Gall, your lawyer, wrote to you?", []),  # explained by what follows, spoken of
    ("Was it Mr. Gall?", []),  # a mention
    ("Mr. Gall sent it to you and Dr. Zell, right?", []),  # mentions
    ("They were Mr. Gall, Mr. Finn.", []),  # a list
    ("Mr. Wick, could you please pull up slide 4?", []),  # whoever runs the screen
]


@pytest.mark.parametrize(("words", "names"), SPOKEN)
def test_only_direct_address_counts(words: str, names: list[str]) -> None:
    assert list(vocatives(words)) == names


# (words of the court, names addressed)
FROM_THE_BENCH = [
    ("All right. You may step down, Mr. Finn.", ["Mr. Finn"]),  # excused
    ("Just a minute, Dr. Reed.", ["Dr. Reed"]),  # stopped
    ("Dr. Reed, you may answer.", ["Dr. Reed"]),  # allowed to answer
    ("Proceed when you're ready, Mr. Oak.", []),  # counsel
    ("Ms. Oak, would you bring in the jury?", []),  # an officer
]


@pytest.mark.parametrize(("words", "names"), FROM_THE_BENCH)
def test_the_court_counts_where_it_speaks_to_a_witness(words: str, names: list[str]) -> None:
    assert list(vocatives(words, court=True)) == names


def test_no_clear_majority_names_nobody() -> None:
    assert most_addressed(["Dr. Reed", "Mr. Finn"]) is None
    assert most_addressed(["Dr. Reed", "Dr. Ada Reed", "Mr. Finn"]) == "Dr. Ada Reed"
    assert most_addressed([]) is None


MIDDLE = """
Q.   But this lawyer, Mr. Gall, seems to write to you a lot, right?
A.   He does.
         MR. OAK:  Nothing further.
         THE COURT:  Proceed when you're ready, Ms. Fern.
                        CROSS-EXAMINATION
BY MS. FERN:
Q.   {greeting}
A.   Hello.
Q.   Did Mr. Gall read the log?
A.   Yes.
"""


def test_a_record_that_begins_in_an_examination_names_its_witness_across_the_next_heading() -> None:
    found = segment(numbered(MIDDLE.format(greeting="Good afternoon, Dr. Reed.")))
    assert {one.witness for one in found.exchanges} == {"Dr. Reed"}


def test_a_name_only_mentioned_leaves_the_witness_unnamed_with_a_warning() -> None:
    found = segment(numbered(MIDDLE.format(greeting="Good afternoon.")))
    assert {one.witness for one in found.exchanges} == {"The Witness"}
    assert any("does not name" in warning for warning in found.warnings)


def test_counsel_who_is_greeted_is_not_the_witness() -> None:
    script = MIDDLE.format(greeting="Good afternoon, Mr. Oak.") + "Q.   Is that so, Ms. Birch?\nA.   No.\n"
    found = segment(numbered(script, description=appearances("Nora Birch")))
    assert {one.witness for one in found.exchanges} == {"The Witness"}


def test_an_excused_witness_does_not_lend_the_name_to_the_next() -> None:
    script = """
Q.   Was it open?
A.   Yes.
         THE COURT:  You may step down, Mr. Finn.
         MR. OAK:  We call our next witness.
              ADA REED, PLAINTIFF'S WITNESS, SWORN
                        DIRECT EXAMINATION
BY MR. OAK:
Q.   Good morning, Dr. Reed.
A.   Good morning.
Q.   You are a physicist, Dr. Reed?
A.   I am.
"""
    assert [one.witness for one in segment(numbered(script)).exchanges] == ["Mr. Finn", "Ada Reed", "Ada Reed"]


CALLED = """
              IVO FINN, PLAINTIFF'S WITNESS, SWORN
                        DIRECT EXAMINATION
BY MR. OAK:
Q.   Was it open?
A.   Yes.
         THE COURT:  You may step down.
         THE WITNESS:  Thank you, Your Honor.
{calls}         THE COURT:  You have been sworn, correct?
         THE WITNESS:  I have.
{heading}                        DIRECT EXAMINATION
BY MR. OAK:
Q.   And you saw it?
A.   I did.
"""
_CALLS = "         MR. OAK:  Plaintiff calls Ada Reed.\n"
_HEADING = "              ADA REED, PLAINTIFF'S WITNESS, PREVIOUSLY SWORN\n"


@pytest.mark.parametrize(
    ("calls", "heading", "who"),
    [
        (_CALLS, _HEADING, ["Ivo Finn", "Ivo Finn", "Ada Reed", "Ada Reed"]),  # excused, another called, her heading
        ("", _HEADING, ["Ivo Finn", "Ivo Finn", "Ivo Finn", "Ada Reed"]),  # nobody called: the witness still answers
    ],
)
def test_answers_before_the_heading_of_the_next_witness_are_hers(calls: str, heading: str, who: list[str]) -> None:
    document = numbered(CALLED.format(calls=calls, heading=heading))
    assert [one.witness for one in segment(document).exchanges] == who
