"""The proposition that an answer is about: turned round where that is safe, never more than was put or said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.acts import read_answer
from ingest.extract.claims import proposition
from kg.model.statement import Stance

ROE = "Nora Roe"


def claim(question: str, answer: str) -> str:
    return proposition(question, answer, read_answer(question, answer), ROE)


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        # a tag that asks for yes or no
        ("And the seal was known to leak in 2011, correct?", "Yes.", "The seal was known to leak in 2011."),
        ("The pump was sold in May, wasn't it?", "It was.", "The pump was sold in May."),
        # "you" is the declarant, with the verb that goes with a name
        ("You knew of the leak, didn't you?", "Yes.", "Nora Roe knew of the leak."),
        ("You are the manager?", "Yes.", "Nora Roe is the manager."),
        ("You know the buyer, right?", "I do.", "Nora Roe knows the buyer."),
        ("You've seen this before?", "Yes.", "Nora Roe has seen this before."),
        ("You and your brother signed it, yes?", "Yes.", "Nora Roe and Nora Roe's brother signed it."),
        # an address of the judge is nobody's property
        ("Which valve?", "I knew of one valve, my Lord.", "Nora Roe knew of one valve, my Lord."),
        # a negative proposition stays negative: the stance says that "no" affirms it
        ("You did not tell the buyer, did you?", "No.", "Nora Roe did not tell the buyer."),
        # inversion undone
        ("Did you sign it?", "No.", "Nora Roe did sign it."),
        ("Were you told of the test?", "Yes, I was.", "Nora Roe was told of the test."),
        ("Have you read the report?", "Yes.", "Nora Roe has read the report."),
        ("Is it in the manual?", "Yes.", "It is in the manual."),
        ("In May, did you ask for a test?", "No.", "In May, Nora Roe did ask for a test."),
        # "Didn't you …?" puts that you did
        ("Didn't you sign it?", "Yes, I did.", "Nora Roe did sign it."),
        # not turned round where the subject is a longer phrase
        ("Did the company tell the buyer?", "Yes.", "Did the company tell the buyer?"),
        # words of putting are not part of the proposition
        ("Would you agree with me that the seal leaked?", "Yes.", "The seal leaked."),
        ("Is it fair to say that you were warned?", "Yes.", "Nora Roe was warned."),
        ("I suggest to you that you lied.", "No.", "Nora Roe lied."),
        ("Is it your testimony that you saw it?", "Yes.", "Nora Roe saw it."),
        ("Okay. So, Ms. Roe, you left in June, correct?", "Correct.", "Nora Roe left in June."),
        # the address at the end goes too
        ("You signed it, Ms. Roe?", "Yes.", "Nora Roe signed it."),
        # only the last sentence is asked
        ("Let me show you Exhibit 4. You wrote it, right?", "Yes.", "Nora Roe wrote it."),
        # a title's stop is no end of a sentence
        ("And Mr. Doe called you, correct?", "Yes.", "Mr. Doe called Nora Roe."),
        # what stands in quotation marks is not the witness's "you"
        ('He wrote "you must stop", correct?', "Yes.", 'He wrote "you must stop"'),
        # open questions: the answer, in its own words
        ("Who wrote the report?", "The laboratory in Sampleton wrote it.", "The laboratory in Sampleton wrote it."),
        ("What did you do then?", "I called my brother at once.", "Nora Roe called Nora Roe's brother at once."),
        # a short answer says nothing without its question
        ("How many were there?", "Three.", "Asked “How many were there?”: Three."),
        # "No" that belongs to the proposition stays; one before a comma is counsel's own
        ("No test was made, correct?", "Correct.", "No test was made."),
        ("And no one told you, right?", "Right.", "No one told Nora Roe."),
        ("Isn't it correct that no test was made?", "Yes.", "No test was made."),
        ("No, no test was made, correct?", "Correct.", "No test was made."),
        # other words that lead in before a comma and belong to the proposition without one
        ("Just one pump failed, correct?", "Yes.", "Just one pump failed."),
        ("Right now you own shares, correct?", "Yes.", "Right now Nora Roe owns shares."),
        ("Well water was tested, correct?", "Yes.", "Well water was tested."),
        ("So far you have sold two, correct?", "Yes.", "So far Nora Roe has sold two."),
        ("But for the leak you would have sold, right?", "Yes.", "But for the leak Nora Roe would have sold."),
        # a frame that is itself put in the negative is no lead-in
        ("It is not true that you signed it, correct?", "Correct.", "It is not true that Nora Roe signed it."),
        ("It's not correct that you signed it?", "No.", "It's not correct that Nora Roe signed it."),
        # somebody else's name is part of what is put, at the end and at the beginning
        ("You lied to Ms. Doe?", "Yes.", "Nora Roe lied to Ms. Doe."),
        ("You called Mr. Doe, correct?", "Yes.", "Nora Roe called Mr. Doe."),
        ("Mr. Doe, the manager, told you, correct?", "Yes.", "Mr. Doe, the manager, told Nora Roe."),
        ("Ms. Roe, you signed it, correct?", "Yes.", "Nora Roe signed it."),
        # what is denied is what was put, never the answer's own words, although it begins like an open question
        ("When you left, it ran, correct?", "No, it was off then.", "When Nora Roe left, it ran."),
        # an apology says nothing
        ("What did you find?", "Sorry. I found no copy at all.", "Nora Roe found no copy at all."),
        # a false start goes, one that holds a "not" stays
        ("You were -- your talk began with the seal, correct?", "Yes.", "Nora Roe's talk began with the seal."),
        ("You did not -- you never signed it, correct?", "Yes.", "Nora Roe did not -- Nora Roe never signed it."),
        # "ever" belongs to the asking
        ("Did you ever sign it?", "Yes.", "Nora Roe did sign it."),
        ("When it failed, was it ever tested?", "Yes.", "When it failed, it was tested."),
        # a stop inside of a quotation ends no sentence
        ('The note says, "Stop. You must not run it," correct?', "Yes.", 'The note says, "Stop. You must not run it"'),
        # the title's stop, in capitals too
        ("MR. DOE CALLED YOU, CORRECT?", "YES.", "MR. DOE CALLED Nora Roe."),
        # a number's stop
        ("It is marked No. 4 in the list, right?", "Yes.", "It is marked No. 4 in the list."),
        # a topic before the question
        ("What about the second, did you see that?", "Yes.", "Nora Roe did see that."),
        # after "can" the verb stays bare
        ("And can you see the gauge in it?", "Yes.", "Nora Roe can see the gauge in it."),
        ("He asked whether you can see it, correct?", "Yes.", "He asked whether Nora Roe can see it."),
        # asked without a break before it
        ("You came in May how long did you stay?", "I stayed for a whole year.", "Nora Roe stayed for a whole year."),
        # half a sentence says nothing, the next one does
        ("Why?", "If I just begin. The gate was open that day.", "The gate was open that day."),
        # what is only procedure is left in its own words
        ("You signed it?", "I beg your pardon?", "I beg your pardon?"),
        # the name called without a break after it; somebody else's is not
        ("Sorry Ms. Roe did you sign it?", "Yes.", "Nora Roe did sign it."),
        ("So Mr. Doe did you a favour, correct?", "Yes.", "Mr. Doe did Nora Roe a favour."),
        # a clause, and then the question
        ("On that footing, would you pay it?", "Yes.", "On that footing, Nora Roe would pay it."),
        # what is or is not contested is what follows
        ("Do you deny that you signed it?", "No.", "Nora Roe signed it."),
        ("You don't dispute that the pump ran, do you?", "No.", "The pump ran."),
        ("Do you dispute the figure, Ms. Roe?", "No.", "Nora Roe does not dispute the figure."),
        # ", does not" is no inversion
        ("The pump, did not run, correct?", "Yes.", "The pump, did not run."),
        # a tag in the middle
        ("It's right, isn't it, that you signed it?", "Yes.", "Nora Roe signed it."),
        ("You signed it, did you not, in May?", "Yes.", "Nora Roe signed it in May."),
        ("In May, did you, at any time, sign it?", "No.", "In May, Nora Roe did, at any time, sign it."),
        # verbs in -o
        ("You go in by the gate?", "Yes.", "Nora Roe goes in by the gate."),
        # "I'd" can be "I had" or "I would": left as it stands
        ("What then?", "I'd put it differently now.", "I'd put it differently now."),
    ],
)
def test_the_proposition_is_resolved(question: str, answer: str, expected: str) -> None:
    assert claim(question, answer) == expected


@pytest.mark.parametrize(
    ("question", "answer", "stance", "negative"),
    [
        # claim and stance together never reverse the record
        ("You didn't sign it, did you?", "No.", Stance.AFFIRMS, True),
        ("You signed it, didn't you?", "No.", Stance.DENIES, False),
        ("Did you sign it?", "No, I did not.", Stance.DENIES, False),
        ("You did not invent the valve, correct?", "Right.", Stance.AFFIRMS, True),
    ],
)
def test_claim_and_stance_say_what_the_record_says(question: str, answer: str, stance: Stance, negative: bool) -> None:
    reading = read_answer(question, answer)
    said = proposition(question, answer, reading, ROE)
    assert (reading.stance, " not " in said or "n't " in said) == (stance, negative)


def test_without_a_question_the_answer_is_its_own_claim() -> None:
    reading = read_answer("", "The pump was old. It leaked.")
    assert proposition(None, "The pump was old. It leaked.", reading, ROE) == "The pump was old."


@given(st.text(max_size=120), st.text(min_size=1, max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_words_give_one_trimmed_sentence(question: str, answer: str) -> None:
    said = claim(question, answer)
    assert said
    assert said == said.strip()
