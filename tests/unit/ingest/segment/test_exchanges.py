"""Questions with their answers: the traps of testimony, in invented text."""

from __future__ import annotations

import pytest

from ingest.segment import segment
from kg.model.document import Document
from kg.model.testimony import ExaminationKind, Role, Status
from tests.unit.ingest.segment.scripts import appearances, deposition_of, numbered, pairs, told, turns

HEAD = """
                 THE COURT:  Call your next witness.
                 MR. OAK:  The plaintiff calls Ada Thorn.
          ADA THORN, Ph.D., PLAINTIFF'S WITNESS, SWORN
                        CROSS-EXAMINATION
BY MR. OAK:
"""

# (what it is, script after HEAD, pairs expected)
PAIRS = [
    (
        "a negative question keeps its words and the answer its one word",
        "Q.   You didn't sign the lease, did you?\nA.   No.",
        [("You didn't sign the lease, did you?", "No.")],
    ),
    (
        "an objection and its ruling lie between question and answer",
        "Q.   Who opened the valve?\n         MS. FERN:  Objection, foundation.\n"
        "         THE COURT:  Overruled.\nA.   Rolf did.",
        [("Who opened the valve?", "Rolf did.")],
    ),
    (
        "after a ruling the witness answers under a label",
        "Q.   Who opened the valve?\n         MS. FERN:  Objection, hearsay.\n         THE COURT:  Overruled.\n"
        "         THE WITNESS:  Rolf did.",
        [("Who opened the valve?", "Rolf did.")],
    ),
    (
        "an answer that is interrupted and resumed is one answer, without the interruption",
        "Q.   What then?\nA.   I went to the pump house and --\n         MS. FERN:  Your Honor, narrative.\n"
        "         THE COURT:  Overruled.  Go ahead.\nA.   -- I closed it.",
        [("What then?", "I went to the pump house and -- -- I closed it.")],
    ),
    (
        "the court's own question is an exchange with the court",
        "Q.   Was it dark?\nA.   Yes.\n         THE COURT:  Ms. Thorn, could you see the gauge?\n"
        "         THE WITNESS:  Not really, Your Honor.\nQ.   But you read it?\nA.   I tried.",
        [
            ("Was it dark?", "Yes."),
            ("Ms. Thorn, could you see the gauge?", "Not really, Your Honor."),
            ("But you read it?", "I tried."),
        ],
    ),
    (
        "counsel's word to his own people is no question, and the one after it is new",
        "Q.   Well, let us look.\n         MR. OAK:  Slide 4, please.\n"
        "Q.   (By Mr. Oak)  Is that your hand?\nA.   It is.",
        [("Is that your hand?", "It is.")],
    ),
    (
        "an unfinished question goes on after the interruption",
        "Q.   Now, on the morning of --\n         MR. OAK:  Slide 4, please.\n"
        "Q.   (By Mr. Oak)  -- June 3, were you there?\nA.   Yes.",
        [("Now, on the morning of -- -- June 3, were you there?", "Yes.")],
    ),
    (
        "a question that only nods keeps the question before it",
        "Q.   What did you do?\nA.   I closed it.\nQ.   Okay.\nA.   And I called Rolf.\nQ.   When?\nA.   At six.",
        [
            ("What did you do?", "I closed it."),
            ("What did you do?", "And I called Rolf."),
            ("When?", "At six."),
        ],
    ),
    (
        "a nod with the next question after it stays with that question",
        "Q.   What did you do?\nA.   I closed it.\nQ.   Okay.\nQ.   When?\nA.   At six.",
        [("What did you do?", "I closed it."), ("Okay. When?", "At six.")],
    ),
    (
        "a question cut by an interjected answer is whole for the second answer",
        "Q.   You had a key, didn't you --\nA.   That was --\nQ.   -- without telling Rolf?\nA.   Yes.",
        [
            ("You had a key, didn't you --", "That was --"),
            ("You had a key, didn't you -- -- without telling Rolf?", "Yes."),
        ],
    ),
    (
        "the words before 'strike that' stay in the question that goes on",
        "Q.   Did Rolf -- strike that.  Did Ivo call you?\nA.   He did.",
        [("Did Rolf -- strike that. Did Ivo call you?", "He did.")],
    ),
    (
        "an answer of several paragraphs is whole",
        "Q.   Explain.\nA.   There were two pumps.\n         The first had failed.\nIt was old.\n"
        "         The second was mine.",
        [("Explain.", "There were two pumps. The first had failed. It was old. The second was mine.")],
    ),
    (
        "a line of an answer that begins with A or a name and a full stop is no new answer",
        "Q.   Who?\nA.   The man next to me was\nA. Brook, from the mill.\nQ.   Sure?\nA.   Yes.",
        [("Who?", "The man next to me was A. Brook, from the mill."), ("Sure?", "Yes.")],
    ),
    (
        "words with a colon inside an answer are no speaker",
        "Q.   What does it say?\nA.   It says:\nStop the pump.\nQ.   And you?\nA.   I stopped it.",
        [("What does it say?", "It says: Stop the pump."), ("And you?", "I stopped it.")],
    ),
]


@pytest.mark.parametrize(("script", "expected"), [row[1:] for row in PAIRS], ids=[row[0] for row in PAIRS])
def test_pairs_are_the_words_of_question_and_answer(script: str, expected: list[tuple[str, str]]) -> None:
    document = numbered(HEAD + script)
    assert pairs(document, segment(document)) == expected


# (what it is, script after HEAD, [(answer, status)])
STANDING = [
    (
        "struck by the court as to the jury",
        "Q.   And Rolf?\nA.   Rolf told me he did it.\n         MS. FERN:  Objection, hearsay.\n"
        "         THE COURT:  I'll sustain that.  The jury is instructed to disregard the answer.",
        [("Rolf told me he did it.", Status.STRICKEN)],
    ),
    (
        "a motion to strike that is granted",
        "Q.   And Rolf?\nA.   He is a liar.\n"
        "         MS. FERN:  Move to strike as non-responsive.\n         THE COURT:  Granted.",
        [("He is a liar.", Status.STRICKEN)],
    ),
    (
        "a motion to strike that is denied",
        "Q.   And Rolf?\nA.   He is a liar.\n         MS. FERN:  Move to strike.\n         THE COURT:  Denied.",
        [("He is a liar.", Status.IN_EVIDENCE)],
    ),
    (
        "an objection sustained after the answer does not strike it",
        "Q.   And Rolf?\nA.   He is a liar.\n         MS. FERN:  Objection, foundation.\n"
        "         THE COURT:  Sustained.",
        [("He is a liar.", Status.IN_EVIDENCE)],
    ),
    (
        "counsel strikes a question, not the answer before it",
        "Q.   Was it Rolf?\nA.   Yes.\nQ.   Strike that.  Was it you?\nA.   No.",
        [("Yes.", Status.IN_EVIDENCE), ("No.", Status.IN_EVIDENCE)],
    ),
    (
        "a sustained objection leaves the question without answer",
        "Q.   What did Rolf tell you?\n         MS. FERN:  Objection, hearsay.\n         THE COURT:  Sustained.\n"
        "Q.   (By Mr. Oak)  Where were you?\nA.   Home.",
        [("", Status.NOT_ANSWERED), ("Home.", Status.IN_EVIDENCE)],
    ),
    (
        "a question withdrawn",
        "Q.   Did you ever lie?\n         MS. FERN:  Objection.\n         MR. OAK:  I'll withdraw the question.\n"
        "Q.   (By Mr. Oak)  Where were you?\nA.   Home.",
        [("", Status.NOT_ANSWERED), ("Home.", Status.IN_EVIDENCE)],
    ),
    (
        "a question put anew",
        "Q.   Did you ever lie?\n         MS. FERN:  Objection, form.\n         MR. OAK:  Let me rephrase.\n"
        "Q.   (By Mr. Oak)  Did you lie in May?\nA.   No.",
        [("", Status.QUESTION_REPHRASED), ("No.", Status.IN_EVIDENCE)],
    ),
    (
        "struck only after the first words",
        "Q.   Right?\nA.   That's correct.  But I had no choice.\n         MR. OAK:  Move to strike the remainder.\n"
        "         THE COURT:  I'll strike that portion of the answer after \"that's correct.\"",
        [("That's correct.", Status.IN_EVIDENCE), ("But I had no choice.", Status.STRICKEN)],
    ),
    (
        "the general instruction about sustained objections strikes nothing",
        "Q.   Right?\nA.   Yes.\n         THE COURT:  If I sustain an objection, then you must disregard the question\n"
        "and any answer to it.",
        [("Yes.", Status.IN_EVIDENCE)],
    ),
    (
        "the jury is told to disregard what counsel remarked",
        "Q.   Right?\nA.   Yes.\n         MS. FERN:  Objection.\n"
        "         THE COURT:  The jury will disregard counsel's comment.",
        [("Yes.", Status.IN_EVIDENCE)],
    ),
]


@pytest.mark.parametrize(("script", "expected"), [row[1:] for row in STANDING], ids=[row[0] for row in STANDING])
def test_an_answer_stands_as_the_court_left_it(script: str, expected: list[tuple[str, Status]]) -> None:
    document = numbered(HEAD + script)
    found = segment(document).exchanges
    assert [(document.quote(one.answer), one.status) for one in found] == expected


def test_objections_are_kept_with_ground_and_ruling() -> None:
    document = numbered(
        HEAD + "Q.   What did Rolf say?\n         MS. FERN:  Objection, hearsay and leading.\n"
        "         THE COURT:  Sustained.\n"
        "Q.   (By Mr. Oak)  Why?\nA.   Because."
    )
    first, second = segment(document).exchanges
    assert first.objections == ("hearsay, leading — sustained",)
    assert second.objections == ()


def test_the_deponent_told_not_to_answer_did_not_answer() -> None:
    document = numbered(
        "EXAMINATION\nBY MS. FERN:\nQ.   What did counsel advise?\n"
        "         MR. OAK:  Objection, privilege.  I instruct the witness not to "
        "answer.\nA.   I'll follow my counsel's advice.\nQ.   Did you meet Rolf?\n"
        "         MR. OAK:  Objection to form.\nA.   Once.",
        description=deposition_of("Ada Thorn"),
    )
    first, second = segment(document).exchanges
    assert (first.status, first.witness) == (Status.NOT_ANSWERED, "Ada Thorn")
    assert "instructed not to answer" in first.objections
    assert (second.status, told(document, second)) == (Status.IN_EVIDENCE, ("Did you meet Rolf?", "Once."))
    assert second.objections == ("form — no ruling",)
    assert second.questioner == "Ms. Fern"


def test_questions_read_aloud_in_argument_are_not_testimony() -> None:
    document = numbered(
        """
                 MR. OAK:  Members of the jury, you will hear what Ada Thorn said a year
ago, and I will read it to you now word for word, because it is the whole of this
case, and nothing else will matter in the end:
Q.   Did you do it?
A.   Yes.
                 THE COURT:  Thank you.  Call your witness.
          IVO REED, PLAINTIFF'S WITNESS, SWORN
              DIRECT EXAMINATION
BY MR. OAK:
Q.   Your name?
A.   Ivo Reed.
"""
    )
    found = segment(document)
    assert pairs(document, found) == [("Your name?", "Ivo Reed.")]
    assert any("Yes." in document.quote(part.spans) for part in found.submissions)


def test_examinations_follow_headings_and_name_the_fullest_examiner() -> None:
    document = numbered(
        """
                 THE COURT:  Call your witness.
          QUILL "PIP" MCADAMS, JR., Ph.D., DEFENDANTS' WITNESS,
          PREVIOUSLY SWORN
                        DIRECT EXAMINATION
BY MS. FERN:
Q.   Mr. McAdams, where do you live?
A.   Here.
         MS. FERN:  Pass the witness.
                        CROSS-EXAMINATION
BY MR. OAK:
Q.   Here?
A.   Yes.
                        REDIRECT EXAMINATION CONTINUED
BY MS. FERN:
Q.   Still?
A.   Still.
""",
        description=appearances("MS. ROSE A. FERN", "MR. TOM OAK", "MR. TIM OAK"),
    )
    found = [(one.examination, one.questioner) for one in segment(document).exchanges]
    kinds = [one.kind for one, _ in found if one]
    assert kinds == [ExaminationKind.DIRECT, ExaminationKind.CROSS, ExaminationKind.REDIRECT]
    # Two counsel share the surname Oak, and nothing tells them apart: the label stays.
    assert [name for _, name in found] == ["Ms. Rose A. Fern", "Mr. Oak", "Ms. Rose A. Fern"]
    first = found[0][0]
    assert first is not None
    assert first.witness == 'Quill "Pip" McAdams, Jr.'
    assert (first.called_by, first.sworn) == ("DEFENDANTS", "previously sworn")


def test_a_played_deposition_belongs_to_the_deponent_named() -> None:
    document = numbered(
        """
                 THE COURT:  Call your next witness.
                 MS. FERN:  The plaintiff calls by deposition Ivo Reed, a plumber.
          IVO REED, PLAINTIFF'S WITNESS
          PRESENTED BY VIDEO DEPOSITION
          (Videoclip played.)
Q.   Did the pump fail?
A.   Twice.
          (Videoclip ends.)
                 THE COURT:  Does that complete this witness?
                 MS. FERN:  It does.
          ADA THORN, PLAINTIFF'S WITNESS, SWORN
                        DIRECT EXAMINATION
BY MS. FERN:
Q.   Your name?
A.   Ada Thorn.
"""
    )
    clip, live = segment(document).exchanges
    assert clip.witness == "Ivo Reed"
    assert clip.examination is not None
    assert clip.examination.video
    assert clip.questioner is None
    assert live.witness == "Ada Thorn"
    assert live.examination is not None
    assert not live.examination.video


def test_a_witness_sworn_in_running_words_is_named_with_side_and_oath() -> None:
    document = numbered(
        """
ADA THORN,
called as a witness by counsel for the Plaintiff, having been
first duly sworn, was examined and testified as follows:
                        EXAMINATION BY MR. OAK:
Q    Are you a plumber?
A    A plumber, yes.
Q    Since when?
A    Since June.
"""
    )
    found = segment(document).exchanges
    assert pairs(document, segment(document)) == [
        ("Are you a plumber?", "A plumber, yes."),
        ("Since when?", "Since June."),
    ]
    assert {(one.witness, one.questioner) for one in found} == {("Ada Thorn", "Mr. Oak")}
    assert found[0].examination is not None
    assert found[0].examination.called_by == "Plaintiff"


INQUIRY = """
3 May 2031
==========

*(10.00 am)*

**Lady Birch**: Ms Fern.

**Ms Fern**: Today's witness is Ada Thorn.

Ms Ada Thorn
------------

*MS ADA THORN (affirmed).*

Questions From Lead Counsel to the Inquiry for Module 9
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

**Ms Fern**: Are you Ada Thorn?

**Ms Ada Thorn**: I am.

**Lead 9**: When did the pump fail?

**Ms Ada Thorn**: There are two answers to that.

The first is May --

**Lead 9**: Yes.

**Ms Ada Thorn**: -- and the second June.

**Lady Birch**: Which June, Ms Thorn?

**The Witness**: The June after, my Lady.

Questioned by Mr Oak
^^^^^^^^^^^^^^^^^^^^

**Mr Oak**: Were you warned?

**Ms Ada Thorn**: Partly.
"""


def test_turns_of_an_inquiry_go_to_one_witness_and_one_examiner_under_changing_labels() -> None:
    document = turns(INQUIRY)
    found = segment(document).exchanges
    assert {one.witness for one in found} == {"Ada Thorn"}
    assert [(one.questioner, document.quote(one.answer)) for one in found] == [
        ("Ms Fern", "I am."),
        ("Ms Fern", "There are two answers to that. The first is May --"),
        ("Ms Fern", "-- and the second June."),
        ("Lady Birch", "The June after, my Lady."),
        ("Mr Oak", "Partly."),
    ]
    assert document.quote(found[2].question) == "When did the pump fail?"
    assert found[3].questioner_role is Role.COURT
    assert all(one.examination is None or one.examination.sworn == "affirmed" for one in found)


def test_a_label_spread_over_lines_by_justified_printing_is_one_label() -> None:
    script = """
CHAIRPERSON:  Please administer the oath.
REGISTRAR:  Please state your full names for the record.
MR THORN:  Abel Thorn.
REGISTRAR:  Do you swear to tell the truth?
MR THORN:  I do.
ADV FERN SC:  Did you see the pump?
MR THORN:  Yes.
ADV
FERN
SC:
And
was
it
on?
MR THORN:  No.
"""
    document = numbered(script)
    found = segment(document).exchanges
    assert [told(document, one) for one in found][-2:] == [("Did you see the pump?", "Yes."), ("And was it on?", "No.")]
    assert {one.witness for one in found} == {"Abel Thorn"}
    assert found[-1].questioner == "Adv Fern SC"


def test_argument_before_judges_has_no_witness() -> None:
    document = numbered(
        """
                CHIEF JUSTICE BIRCH:  We will hear argument.
           ORAL ARGUMENT OF ROSE FERN
                MS. FERN:  May it please the Court:
                The statute is plain.
                JUSTICE ALDER:  Is it plain, counsel?
                MS. FERN:  It is, Justice Alder.
                JUSTICE ALDER:  Why?
                MS. FERN:  Because it says so in its third section.
"""
    )
    found = segment(document)
    assert found.exchanges == ()
    assert [(part.role, part.speaker) for part in found.submissions][-2:] == [
        (Role.COURT, "Justice Alder"),
        (Role.COUNSEL, "Ms. Fern"),
    ]


def test_the_reporters_certificate_is_no_speech() -> None:
    body = HEAD + "".join(f"Q.   Number {n}?\nA.   Yes.\n" for n in range(20))
    document = numbered(body + "                 CERTIFICATION\n     I HEREBY CERTIFY that the foregoing is true.\n")
    found = segment(document)
    assert document.quote(found.exchanges[-1].answer) == "Yes."
    assert not any("CERTIFY" in document.quote(turn.spans) for turn in found.turns)


def test_nothing_is_dropped_in_silence_where_nobody_can_be_told() -> None:
    document: Document = numbered("some words\nand more of them\nwithout a speaker")
    assert segment(document).warnings == (
        "no speaker could be told in this transcript; check how it labels its speakers",
    )


def test_a_word_to_go_on_is_no_question_and_the_mark_that_somebody_cut_in_is_not_spoken() -> None:
    document = turns(
        4
        * "**Mr Oak**: Were you there?\n\n**Ms Thorn**: Yes.\n\n"
        + "**Mr Oak**: Was it wise?\n\n**Ms Thorn**: Looking back...[intervenes]\n\n**Chairperson**: H’m.\n\n"
        "**Ms Thorn**: Yes?\n\n**Chairperson**: Yes, just continue.\n\n**Ms Thorn**: Looking back, it was not.\n\n"
        "**Mr Oak**: Did you say so?\n\n**Ms Thorn**: [No audible reply]\n"
    )
    assert pairs(document, segment(document))[4:] == [
        ("Was it wise?", "Looking back..."),
        ("Was it wise?", "Yes?"),
        ("Was it wise?", "Looking back, it was not."),
        ("Did you say so?", "[No audible reply]"),
    ]


def test_after_a_recording_the_next_witness_may_speak_before_the_heading_names_her() -> None:
    document = numbered("""
Q.   And the units?
A.   As in the list, Mr. Reed.
         (Video clip ends.)
         THE COURT:  Call your next witness.
         MR. OAK:  We call Ada Thorn to the stand.
         THE COURT:  Come forward, please.
         THE WITNESS:  Good afternoon, Your Honor.
          ADA THORN, PLAINTIFF'S WITNESS, SWORN
                        DIRECT EXAMINATION
BY MR. OAK:
Q.   Please introduce yourself.
A.   I am Ada Thorn.
""")
    said = {document.quote(one.answer): one.witness for one in segment(document).exchanges}
    assert said["Good afternoon, Your Honor."] == "Ada Thorn"


def test_who_states_another_name_in_a_recording_is_another_person() -> None:
    document = numbered("""
         MR. OAK:  The plaintiff calls by deposition Ada Thorn.
          ADA THORN, PLAINTIFF'S WITNESS
          PRESENTED BY VIDEO DEPOSITION
         (Video clip played.)
Q.   Can you state your name for the record?
A.   Sure.  My name is Rolf Birch --
         (Video clip stops.)
         MR. OAK:  That was the wrong one, Your Honor.
         (Video clip played.)
Q.   Can you state your name for the record?
A.   Ada Mary Thorn.
Q.   Where do you work?
A.   At the mill.
""")
    said = {document.quote(one.answer): one.witness for one in segment(document).exchanges}
    assert said["Sure. My name is Rolf Birch --"] == "Rolf Birch"
    assert said["Ada Mary Thorn."] == said["At the mill."] == "Ada Thorn"


def test_a_witness_who_was_passed_was_not_yet_cross_examined() -> None:
    document = numbered("""
A.   No, we do not do that.
         MS. FERN:  Pass the witness.
         THE COURT:  Before the plaintiff's cross-examination we will recess, and be back to
    continue with cross-examination.
                        CROSS-EXAMINATION
BY MR. OAK:
Q.   Good morning.
A.   Good morning.
""")
    kinds = [one.examination and one.examination.kind for one in segment(document).exchanges]
    assert kinds == [ExaminationKind.DIRECT, ExaminationKind.CROSS]


def test_testimony_that_counsel_reads_is_counsels_words() -> None:
    document = numbered(
        HEAD
        + """
Q.   Do you remember your deposition?
A.   Yes.
         MR. OAK:  From page 40, line 2.  (Reading)
     Q.  Was it raining?
     A.  It was pouring.
         MR. OAK:  End of reading.
Q.   (By Mr. Oak)  Was that true?
A.   Partly.
"""
    )
    found = segment(document)
    assert pairs(document, found) == [
        ("Do you remember your deposition?", "Yes."),
        ("Was that true?", "Partly."),
    ]
    assert "It was pouring." in [document.quote(one.spans) for one in found.submissions if one.speaker == "Mr. Oak"]


def test_an_objection_by_its_ground_alone_is_one_with_its_ruling() -> None:
    document = numbered(
        HEAD
        + """
Q.   What did he say?
A.   He said that --
         MS. FERN:  Hearsay, Your Honor.
         THE COURT:  Overruled.  Go ahead.
A.   -- the pump was old.
Q.   And?
         MS. FERN:  Form.
A.   That was all.
"""
    )
    found = segment(document).exchanges
    assert [document.quote(one.answer) for one in found] == ["He said that -- -- the pump was old.", "That was all."]
    assert [one.objections for one in found] == [("hearsay — overruled",), ("form — no ruling",)]


def test_a_witness_without_a_title_in_speaker_turns_is_known_by_answering() -> None:
    document = turns("""
Mr Oak (Counsel for the Inquiry): Did you sign it?

Ada Thorn: I did.

Mr Oak (Counsel for the Inquiry): All of it?

Ada Thorn: Part of it.

Ms Fern (Counsel for the Mill): I have a question. Was it raining?

Ada Thorn: Yes.
""")
    found = segment(document).exchanges
    assert [(one.questioner, one.witness) for one in found] == [
        ("Mr Oak", "Ada Thorn"),
        ("Mr Oak", "Ada Thorn"),
        ("Ms Fern", "Ada Thorn"),
    ]
