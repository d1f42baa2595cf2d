"""A table of answers in four registers: question, answer, act, stance, hedge; each row says what it is a case of.

All words are invented.
"""

from __future__ import annotations

import pytest

from ingest.extract.acts import read_answer
from kg.model.statement import Act, Stance
from kg.model.testimony import Examination, ExaminationKind

A, P, D = Act.ADMISSION, Act.PARTIAL_ADMISSION, Act.DENIAL
N, E, C, S, X = Act.NO_RECOLLECTION, Act.EVASION, Act.CONFIRMATION, Act.ASSERTION, Act.OTHER
YES, NO, HALF, NONE = Stance.AFFIRMS, Stance.DENIES, Stance.QUALIFIES, Stance.NONE

Row = tuple[str, str, Act, Stance, str | None]


def _examination(kind: ExaminationKind) -> Examination:
    return Examination(kind=kind, examiner="Mr. Pleader", witness="Nora Roe")


CROSS: list[Row] = [
    # a leading question with a turned tag, adverse, accepted
    ("You hid the memo from the auditors, didn't you?", "Yes, I did.", A, YES, None),
    # the same with a neutral tag
    ("You never tested the valve at full load, correct?", "That's correct.", A, YES, None),
    # a statement put without any tag
    ("You falsified the log.", "Yes.", A, YES, None),
    # the tag follows the name called
    ("You backdated the invoice, did you not, Mr. Harte?", "I did.", A, YES, None),
    # a negative proposition, agreed to by "no"
    ("You didn't read the contract before you signed it, did you?", "No, I didn't.", A, YES, None),
    # ... by "correct"
    ("You had no permit on that day, correct?", "Correct.", A, YES, None),
    # ... by "right"
    ("You did not invent the hinge, right?", "Right.", A, YES, None),
    # ... contradicted by "I did"
    ("You didn't tell the surgeon, did you?", "I did tell him.", D, NO, None),
    # ... contradicted by "yes, I did"
    ("You never called the owner back, did you?", "Yes, I did, twice.", D, NO, None),
    # ... contradicted in words
    ("You took no photographs, correct?", "That is not correct.", D, NO, None),
    # negated fault is no fault: agreeing that one did not mislead concedes nothing
    ("So the brochure did not mislead anybody, right?", "Right.", C, YES, None),
    # a negative in a clause that is not asked about
    ("You kept the file because nobody asked for it, correct?", "No.", D, NO, None),
    # a negative inside of quotation marks is not the question's
    ('And your note reads "say nothing," doesn\'t it?', "No, it doesn't.", D, NO, None),
    # "not only" negates nothing
    ("You were not only the director but the sole shareholder, correct?", "No.", D, NO, None),
    # two negatives cancel each other
    ("You were not unaware of the crack, were you?", "No.", A, YES, None),
    # "never failed to" is positive
    ("You never failed to file the weekly report, correct?", "That's not true.", D, NO, None),
    # inverted and negative: asks for the positive
    ("Didn't you promise her a refund?", "No, I did not.", D, NO, None),
    # the same with "not" apart
    ("Did you not promise her a refund?", "Yes.", C, YES, None),
    # "isn't it true" with a positive proposition
    ("Isn't it true that you deleted the messages?", "Yes.", A, YES, None),
    # ... and denied
    ("Isn't it true that you deleted the messages?", "No, that is not true.", D, NO, None),
    # "isn't it the case" with a negative one, repeated in the answer
    ("Isn't it the case that you never inspected the roof?", "No, I never did.", A, YES, None),
    # "you'd agree with me": the proposition follows
    ("You'd agree with me that the label was wrong?", "I would.", A, YES, None),
    # asked to disagree: "no" agrees
    ("Do you disagree that the bolt was loose?", "No.", C, YES, None),
    # ... "yes" does not
    ("Do you deny that the bolt was loose?", "Yes, I deny that.", D, NO, None),
    # ... nor does a "no" to the deed itself
    ("Do you deny that you hid the bolt?", "No, I did not hide it.", D, NO, None),
    # ... in the negative, whichever way it is agreed to
    ("You're not denying that you hid the bolt?", "No, I'm not denying that.", A, YES, None),
    ("You don't dispute that you hid the bolt, correct?", "Correct.", A, YES, None),
    # ... but "I do" contests it
    ("You don't dispute that you hid the bolt, do you?", "I do, very much.", D, NO, None),
    # a yes in the negative
    ("You hid the bolt, didn't you?", "I don't dispute that.", A, YES, None),
    ("You never warned them, did you?", "I can't argue with that.", A, YES, None),
    # ... with nothing of one's own behind it
    ("You hid the bolt, didn't you?", "I have no reason to doubt it.", P, HALF, "have no reason to doubt"),
    # the contrary of a negative, with a word before it
    ("You never tested the bolt, did you?", "Of course I did.", D, NO, None),
    # an adverb before the "not"
    ("You had not tested the bolt, had you?", "Regrettably not.", A, YES, None),
    # the yes comes after the reservation
    ("You never tested the bolt, correct?", "I'd have to check, but yes, that's right.", P, HALF, None),
    # ... and so does a no
    ("You hid the bolt, didn't you?", "I can see why you ask, but no, I did not.", D, NO, None),
    # one part taken, the other refused
    ("You were angry and you hid the bolt.", "Angry, yes. I never hid the bolt.", P, HALF, None),
    # the question's own narrowing narrows nothing
    ("You generally ignored the alarm, didn't you?", "Generally, yes.", A, YES, "Generally"),
    # narrowed in words of one's own
    ("You destroyed the notebooks, didn't you?", "We threw out some of them.", P, HALF, "some of them"),
    # a word shared is no concession where it says the opposite
    ("You gave no notice of the crack, correct?", "The buyer knew of the crack.", E, NONE, None),
    # once is not never
    ("You never tested the bolt, did you?", "Once. In April.", D, NO, None),
    # a positive echo of a negative proposition contradicts it
    ("You weren't open with the buyer, were you?", "I was as open as I could be.", D, NO, None),
    # ... and one that names somebody else repeats nothing
    ("It was your mistake, and yours alone?", "It was the foreman's mistake, on my drawing.", P, HALF, None),
    # yes for one part, no for another; but a yes taken back is a no
    (
        "You should have stopped it, shouldn't you?",
        "Knowing what I know now, yes. At the time, no.",
        P,
        HALF,
        "At the time",
    ),
    ("You should have stopped it, shouldn't you?", "Yes. Sorry, no.", D, NO, None),
    # accepted in words that hold something else
    ("You accept, don't you, that the label was false?", "I accept it left out a word.", P, HALF, None),
    ("You accept, don't you, that the label was false?", "I accept that.", A, YES, None),
    # sorrow makes a concession of what it goes with, whatever was put
    ("The delay cost them the house, didn't it?", "Yes, and I'm deeply sorry.", A, YES, None),
    ("You let the lamp burn, did you not?", "I did, I'm afraid.", A, YES, None),
    ("You hid the bolt, didn't you?", "To my regret, yes.", A, YES, None),
    # a yes behind a part of it, and behind words that narrow nothing
    ("You hid the bolts, didn't you?", "The short ones, yes.", P, HALF, None),
    ("You hid the bolts, didn't you?", "To be frank, yes.", A, YES, None),
    # not of one's own knowledge
    ("You hid the bolts, didn't you?", "As far as I'm aware, yes.", P, HALF, "As far as I'm aware"),
    # an insult taken is no answer, and a lie named is a no
    ("You would say anything for money, wouldn't you?", "That is offensive.", E, NONE, None),
    ("You hid the bolts, didn't you?", "That is absurd.", D, NO, None),
    # copied to somebody is not copied, and what nobody is accused of is no fault
    ("It was copied to you, wasn't it?", "Yes.", C, YES, None),
    ("The lathe is not accused of infringement here, right?", "No, sir.", C, YES, None),
    # "of course" before a clause of its own is no yes
    (
        "You told them it was worth ten pounds, correct?",
        "Well, of course, we now know what they made of it.",
        E,
        NONE,
        None,
    ),
    # what was put in the negative, said in the positive behind a "no", and without one
    ("You weren't on the rig that day, were you?", "No, I was on the rig.", D, NO, None),
    ("You were not warned, were you?", "No, I was never warned.", C, YES, None),
    ("You didn't bother to count the bolts, did you?", "I counted them twice.", D, NO, None),
    ("Nobody warned the crew, did they?", "They were warned, by letter.", D, NO, None),
    ("You kept no second key, did you?", "I think you'll find I did.", D, NO, "I think"),
    ("Isn't it true you never tested the bolt?", "That is false.", D, NO, None),
    # refused, with a fault owned beside it
    ("You lied to the buyer.", "I did not tell him the whole truth, no.", P, HALF, None),
    # ... or for what was not done
    ("Did you ever publish the correction?", "I should have, and I didn't.", A, NO, None),
    # a verb of accepting that accepts nothing
    ("You concede that the bolt was false?", "I concede nothing of the kind.", D, NO, None),
    # known now, and seen with hindsight
    ("You knew that the bolt was defective?", "I do now.", P, HALF, None),
    ("So the label was false?", "With the benefit of hindsight, it was.", P, HALF, "With the benefit of hindsight"),
    # a frame with a negative in it: the yes is to the frame
    ("You would agree that the rig isn't safe?", "I would.", C, YES, None),
    ("You would agree that the rig isn't safe?", "No, it's quite safe.", D, NO, None),
    ("Isn't it the case that you had no permit?", "It is, yes.", A, YES, None),
    ("Is it right that nobody at the yard read it?", "It isn't.", D, NO, None),
    # the frame itself denied and affirmed
    ("It isn't true that you were on the rig, is it?", "It is true.", D, NO, None),
    ("You're not suggesting that she took it?", "That's exactly what I'm suggesting.", D, NO, None),
    ("You're not suggesting that she took it?", "No, not at all.", C, YES, None),
    # a yes that is borne out, against a turned tag; one that explains the omission agrees
    ("You can't name one buyer, can you?", "Yes. Harte and Sons.", D, NO, None),
    ("You didn't read the letter, did you?", "Yes. I did not see it.", A, YES, None),
    # words before the answer proper
    ("Nobody sent you there, did they?", "Actually they did.", D, NO, None),
    ("Was it you who burned the letter?", "I'm afraid it was.", A, YES, None),
    # "none" that comes with a reservation
    ("Nobody tested the bolt, did they?", "Nobody that I'm aware of.", P, HALF, None),
    # ... but to be aware is none
    ("You knew of the crack, didn't you?", "Yes, I'm aware of that.", A, YES, None),
    # the no comes last, after a word on the question
    ("I suggest that you hid the bolt.", "You can suggest it. I did not.", D, NO, None),
    ("Would it be fair to call that careless?", "I think that would be unfair.", D, NO, "I think"),
    # told that nothing was done
    ("You did nothing about the crack, did you?", "No.", A, YES, None),
    # "didn't you" tells
    ("Weren't you told of the complaints?", "Yes.", A, YES, None),
    # "would you accept": refused
    ("Would you accept that you were careless?", "I would not accept that.", D, NO, None),
    # "are you saying" with a negative: "no" refuses the saying
    ("Are you saying that he never phoned you?", "No.", D, NO, None),
    # a tag that asks for assent turns no polarity round
    ("You locked the gate, do you agree?", "No.", D, NO, None),
    # ... and accepting is accepting
    ("You were careless, do you accept that?", "I do.", A, YES, None),
    # ... a "no" to it refuses a negative proposition, too
    ("You never checked the oil, do you accept that?", "No.", D, NO, None),
    # a tag that asks to remember
    ("You told him to wait, do you remember that?", "No, I don't remember it.", N, NONE, None),
    # disagreement without a yes or no
    ("You copied their drawings.", "I totally disagree.", D, NO, None),
    # accusation rejected in other words
    ("You lied to the insurer, didn't you?", "That is absolutely false.", D, NO, None),
    # rejection after a clause
    ("You were dismissed for stealing, weren't you?", "They wrote that. It was not true.", D, NO, None),
    # "of course not"
    ("You were bribed, weren't you?", "Of course not.", D, NO, None),
    # "no" corrected to "yes"
    ("You opened the seal, right?", "No. Sorry, yes, that's right.", C, YES, None),
    # "yes" taken back
    ("You were at the yard on Monday, correct?", "Yes -- sorry, no, on Tuesday.", D, NO, None),
    # in part, in one word
    ("You knew that the brake was defective, correct?", "Partially.", P, HALF, "Partially"),
    # in part: "to a certain extent"
    ("You ignored the warning, didn't you?", "To a certain extent, yes.", P, HALF, "To a certain extent"),
    # "yes, but"
    ("You ignored the complaints, didn't you?", "Yes, but only the anonymous ones.", P, HALF, "only"),
    # "up to a point"
    ("Your report was misleading, wasn't it?", "Up to a point.", P, HALF, "Up to a point"),
    # likely rather than certain
    ("That was a mistake, wasn't it?", "Probably.", P, HALF, "Probably"),
    # possible
    ("You may have misled him?", "It's possible.", P, HALF, None),
    # "I suppose so"
    ("So you neglected the drains?", "I suppose so.", P, HALF, "I suppose"),
    # on a condition
    ("You breached the agreement, then?", "If you have the dates right, then yes.", P, HALF, None),
    # not all of it
    ("You ignored all three letters, correct?", "Not all of them.", P, HALF, "Not all of"),
    # a narrower act in its place
    ("You destroyed the tapes, didn't you?", "I erased some of the tapes.", P, HALF, "some of the"),
    # one half said and the other held back
    ("You knew of the defect?", "I knew of a noise. I didn't know of a defect.", P, HALF, None),
    # having had the warning in hand
    ("You received her letter in March, correct?", "I did.", A, YES, None),
    # ... in the same words, only asked
    ("Did you receive her letter in March?", "I did.", C, YES, None),
    # prior knowledge, told
    ("The hinge was well known before your application, correct?", "Correct.", A, YES, None),
    # the belief of the speaker does not narrow what is neutral
    ("That was a Tuesday, correct?", "I believe so.", C, YES, "I believe so"),
    # what a document says is not its truth
    ("The memo says that the beam failed, correct?", "Yes, it says that.", C, YES, None),
    # seeing is not conceding
    ("Do you see where it says that you were warned?", "I see that.", C, YES, None),
    # telling of earlier testimony is not conceding what it said
    ("You told this jury yesterday that you never wrote to him, correct?", "That's what I said.", C, YES, None),
    # quotation before a tag: the document's words
    ('On page two you wrote, "The brake never failed," right?', "That's correct.", C, YES, None),
    # a fact that helps nobody
    ("It is a four-inch bolt, isn't it?", "Yes, ma'am.", C, YES, None),
    # an answer before the word: "the water, no"
    ("The oil was hot, wasn't it?", "The oil, no.", D, NO, None),
    # the word comes last
    ("You locked the gate that day, correct?", "I locked it that day, yes.", C, YES, None),
    # ... after a long turn of the speaker's own
    ("That was sold in the spring, true?", "In the early spring, that's correct.", C, YES, None),
    # "no" last, agreeing with a negative proposition
    ("You have no notes of that meeting; is that correct?", "I have no notes of it, no.", A, YES, None),
    # the detail stands for the assent
    ("And she was there for about an hour?", "Fifty minutes.", C, YES, None),
    # not remembered
    ("You called him at nine, didn't you?", "I don't remember that.", N, NONE, None),
    # not remembered, with a "no" before
    ("Did you call him?", "No, I don't recall calling him.", N, NONE, None),
    # unable to say
    ("How fast was the truck going?", "I couldn't give you a figure.", N, NONE, None),
    # a guess refused
    ("It cost how much?", "I'd be guessing.", N, NONE, None),
    # "not that I recall" to a yes-or-no question
    ("Did she ever mention the leak?", "Not that I recall.", N, NONE, "Not that I recall"),
    # sure because of not remembering something else is no lapse
    ("Are you sure of that?", "I'm sure of it, because I don't know any other Smith.", C, YES, None),
    # sent to somebody else
    ("Was the wire cut?", "You would have to ask the electrician.", E, NONE, None),
    # another subject
    ("Shouldn't the tank have been drained?", "I'm not running the plant.", E, NONE, None),
    # the question thrown back with respect
    ("You profited from the sale, didn't you?", "With all respect, I've said it before.", E, NONE, None),
    # a privilege claimed
    ("Did you sign the false return?", "On the advice of counsel, I decline to answer.", E, NONE, None),
    # open: the fact is told
    ("Who held the key?", "The foreman held it.", S, YES, None),
    # open after a name called
    ("Mr. Harte, what did you do with the key?", "I gave it to the foreman.", S, YES, None),
    # open after a clause
    ("When the alarm went, who was on the floor?", "Two of the fitters.", S, YES, None),
    # open with a quantity first
    ("Of the ten bolts, how many were loose?", "Four.", S, YES, None),
    # open in the place of the answer
    ("You were paid how much?", "Two thousand.", S, YES, None),
    # a request to tell
    ("Could you describe the room for the jury?", "It had one window.", S, YES, None),
    # begun over in mid-question
    ("What -- how was it wired?", "In series.", S, YES, None),
    # a "when" that opens a clause, not the question
    ("When you left the yard, was the gate open?", "Yes.", C, YES, None),
    # a "what" that opens a statement
    ("And what you told her was that it was safe.", "I never told her that.", D, NO, None),
    # asks whether, to be told what
    ("Do you know who ordered it?", "Yes. Mr. Pell ordered it.", S, YES, None),
    # two choices
    ("Was it bolted or welded?", "It was welded.", S, YES, None),
    # fault owned up to beyond the question
    ("What happened then?", "I should have stopped the line.", A, YES, None),
    # regret is no admission
    ("Have you written to the family?", "I regret what they went through.", S, YES, None),
    # the omission of a careful step, conceded
    ("Did you ever check the pressure?", "No.", A, NO, None),
    # the same, hedged
    ("Did you check the pressure?", "I don't think I did.", D, NO, "I don't think"),
    # telling somebody to do a thing is no careful step
    ("Did you ever tell the driver to leave out the test?", "Never.", D, NO, None),
    # asks for the question again
    ("You knew by May, didn't you?", "Could you repeat that?", X, NONE, None),
    # reading aloud: the document's words
    ("Would you read the last line to the jury?", '"Ship it and say nothing."', C, YES, None),
    # an answer broken off by a question goes on
    ("When was that?", "...to the depot, and then home.", S, YES, None),
    # a memory that fails by the way does not undo what is said
    (
        "That was not accurate, was it?",
        "It was accurate as far as it went, but I don't recall which of them I weighed.",
        D,
        NO,
        None,
    ),
    # asks back
    ("You spoke to the agent, correct?", "Which agent?", X, NONE, None),
    # manners
    ("Good morning, Mr. Harte.", "Good morning.", X, NONE, None),
    # no sound
    ("You were there?", "(Nods.)", X, NONE, None),
]

DEPOSITION: list[Row] = [
    # an omission put by the other side
    ("You did not inspect the roof?", "No.", A, YES, None),
    # an omission that is nobody's fault but the case's
    ("You have not signed the return?", "Correct.", A, YES, None),
    # instructions at the outset: a condition is no fault
    ("If you don't hear me, will you say so?", "I will.", C, YES, None),
    # a command
    ("Please state your full name.", "Ida Marlow Quist.", S, YES, None),
    # greeting and command in one
    ("Good afternoon. Can you tell us where you work?", "At the mill.", S, YES, None),
    # "mm-hmm"
    ("This is your badge?", "Mm-hmm.", C, YES, None),
    # own hand
    ("Do you recognize this as your handwriting?", "I do.", C, YES, None),
    # "I must have", to an adverse proposition
    ("So you were told of the defect in June?", "I must have been.", A, YES, None),
    # "may have" and not able to say
    ("Was it you who moved the pallet?", "It may have been. I honestly couldn't tell you.", N, NONE, "may have been"),
    # nothing known
    ("Who trained the crew?", "I have no idea.", N, NONE, None),
    # not sure and nothing more
    ("Which of them came first?", "I'm not sure.", N, NONE, None),
    # not sure that it is so: a denial, no lapse of memory
    ("You broke the lock.", "I'm not sure that is what happened. The lock was old.", D, NO, None),
    # reading it now
    ("Does the second line give the date?", "It does.", C, YES, None),
    # a counsel's "okay": the answer goes on
    ("Okay.", "And then we drove to the depot.", S, YES, None),
    # ... and nothing but a "yes" to it
    ("All right. Thank you.", "Yes.", C, YES, None),
    # a legal conclusion left to others
    ("So the contract was breached?", "That would be a legal conclusion.", E, NONE, None),
    # "not necessarily"
    ("A loose bolt means that nobody checked it?", "Not necessarily.", D, NO, "Not necessarily"),
    # "I wouldn't say never"
    ("You never wore the mask, correct?", "I wouldn't say never.", D, NO, "I wouldn't say"),
    # "that's fair"
    ("Is it fair to say that the inspection was inadequate?", "I think that's fair.", A, YES, "I think"),
    # "fair enough"
    ("The seal was missing, then?", "Fair enough.", C, YES, None),
    # "that's not how I'd put it"
    ("You abandoned the site.", "That's not how I'd put it.", D, NO, None),
    # knowledge asked about, not put
    ("Did you know of the recall?", "Yes.", C, YES, None),
    # knowledge put
    ("You knew of the recall before you sold it?", "Yes.", A, YES, None),
    # a denial in the plural
    ("Did any of you warn the tenants?", "None of us did.", D, NO, None),
    # a negative quantity answered to an inverted question
    ("Did anybody go back for the ladder?", "Nobody did.", D, NO, None),
    # an accepted part of something else
    ("You were at the meeting, weren't you?", "I accept that my name is on the list.", P, HALF, None),
]

INQUIRY: list[Row] = [
    # "I accept that"
    ("That was a failure on your part, wasn't it?", "I accept that, sir.", A, YES, None),
    # "I do accept that now": accepted with hindsight
    ("You ought to have told the board?", "With hindsight, yes.", P, HALF, "With hindsight"),
    # "I put it to you"
    ("I put it to you that you misled the minister.", "I did not mislead anyone.", D, NO, None),
    # "I suggest"
    ("I suggest that you ignored the letter.", "No, my Lady.", D, NO, None),
    # a suggestion with a turned tag
    ("You could have stopped it, couldn't you?", "We could have.", A, YES, None),
    # "no, that's right": the no belongs to agreement
    ("And you did not minute that conversation?", "No, that's right.", A, YES, None),
    # "no, absolutely not"
    ("Did you feel it was your duty to protect the bank?", "No, absolutely not.", D, NO, None),
    # "no, I accept that"
    ("You were wrong about the figures?", "No, I accept that.", A, YES, None),
    # asked whether it was wrong, said again
    ("So what you told us before lunch was wrong?", "It was wrong.", A, YES, None),
    # the title's stop ends no sentence
    ("You reported to Mr. Ferrow and Ms. Lund?", "Yes.", C, YES, None),
    # name at the end
    ("What was your post at the time, Ms. Lund?", "I was the secretary.", S, YES, None),
    # "can you help us with"
    ("Can you help us with the date?", "It was in the autumn.", S, YES, None),
    # "to be clear"
    ("Just to be clear, nobody told the tenants?", "Nobody told the tenants.", A, YES, None),
    # "as far as I was aware"
    ("Was the system tested?", "As far as I was aware, yes.", C, YES, "As far as I was aware"),
    # "not to my knowledge"
    ("Was anyone told?", "Not to my knowledge.", D, NO, "to my knowledge"),
    # "at that time" narrows
    ("You were opposed to disclosure?", "Not at that time.", P, HALF, "Not at that time"),
    # "I wouldn't characterise it so"
    ("It was a cover-up, wasn't it?", "I wouldn't accept that it was a cover-up.", D, NO, None),
    # "I can only apologise"
    ("Why was nothing done?", "I can only apologise.", E, NONE, None),
    # "that is a matter for"
    ("Was the advice wrong?", "That is a matter for the Inquiry.", E, NONE, None),
    # "I've said before"
    ("The problems were obvious, weren't they?", "I've said before, I am no engineer.", E, NONE, None),
    # "sorry to say"
    ("How often did you visit?", "Once, I'm sorry to say.", A, YES, None),
    # memory, at once and at length
    (
        "Were you sent the audit?",
        "I don't recall. There were so many papers in those months, and most went to my deputy first.",
        N,
        NONE,
        None,
    ),
    # a long beginning that speaks of ways and offices, not of the witness
    (
        "Did you raise it with the regulator?",
        "The way in which these matters go up is through the regional office, and the regional office had by then been "
        "merged with another, so that the lines of reporting were being drawn again by people whom I had never met.",
        E,
        NONE,
        None,
    ),
    # "I am surprised by it" to a bare repetition
    ("You said that it took seven months. Is that right?", "It is.", C, YES, None),
    # a "without" that hangs on the verb: "no" denies
    ("You paid it without asking anyone?", "No.", D, NO, None),
    # "no longer"
    ("You no longer worked there in March?", "No, I had left.", C, YES, None),
    # "not me" and nothing else
    ("You wrote the memo.", "Not me.", D, NO, None),
    # assent with thanks
    ("Would you turn to page nine?", "Yes, thank you.", C, YES, None),
]

COMMISSION: list[Row] = [
    # "ja"
    ("You were the chief executive?", "Ja, Chair.", C, YES, None),
    # "indeed, Chairperson"
    ("And you submitted the report to the board?", "Indeed, Chairperson.", C, YES, None),
    # "that is correct, Chair", adverse
    ("The tender was irregular and you concealed it.", "That is correct, Chair.", A, YES, None),
    # "not so?"
    ("You appointed him, not so?", "Correct.", C, YES, None),
    # "is it not?"
    ("The payment that you made was unlawful, is it not?", "It was, Chair.", A, YES, None),
    # before a tribunal without sides, somebody else's fault is no admission of the witness's
    ("Mr. Dube was hiding his name from the board.", "That is so, Chair.", C, YES, None),
    # ... nor that one was not there
    ("You were not in the meeting?", "No, Chair, I was not.", C, YES, None),
    # a "but" to a fact that helps nobody leaves it a fact
    ("Was there a balcony on that floor?", "Yes, but it was a small one.", C, YES, None),
    # not knowing, in the present, concedes nothing
    ("You do not know who that person is.", "Correct.", C, YES, None),
    # a condition by the way
    ("Do you have the page?", "If you can remind me of the number, Chair.", S, YES, None),
    # "no, a hundred percent": the no belongs to agreement
    ("The gate was open, then.", "No, a hundred percent, it was.", C, YES, None),
    # silence claimed
    ("Did you receive the money?", "Chairperson, may I not answer, in case I incriminate myself?", E, NONE, None),
    # counsel reads and the witness follows
    ("You say in paragraph four, “I never met him.”", "Yes.", C, YES, None),
    # counsel's own "No" before a statement
    ("No, you said it was a gift.", "I did say that.", C, YES, None),
    # a title and a name before the question
    ("Mr. Dube, when did you sign it?", "In June, Chair.", S, YES, None),
    # "no" before the address, and then a yes
    ("I must be right about the figure?", "No Chair you are right.", C, YES, None),
    # a question broken off puts nothing
    ("Or you just ...", "It was not planned. I went in to say good morning.", S, YES, None),
    # "I cannot dispute it"
    ("Do you dispute that?", "No.", C, YES, None),
    # "I would not know"
    ("Who signed for the board?", "I would not know, Chair.", N, NONE, None),
    # "I have no recollection"
    ("You met him in Durban, did you not?", "I have no recollection of that meeting.", N, NONE, None),
    # a percentage of certainty
    ("And the signature is yours?", "One hundred percent.", C, YES, None),
    # a correction of the record in one's own favour
    ("You were given the cash in a bag.", "I was given nothing in a bag.", D, NO, None),
    # interrupted question, answer goes on
    ("So when you came to the office...", "I found the door open.", S, YES, None),
    # inaudible
    ("You took it home?", "[No audible reply]", X, NONE, None),
]

DIRECT: list[Row] = [
    # one's own counsel asks for the fault: agreeing is no concession
    ("Was the first batch defective?", "Yes.", C, YES, None),
    # one's own omission, told to one's own counsel
    ("Did you test it again?", "No.", D, NO, None),
    # led by the other side's counsel on direct: adverse
    ("You concealed the test from the buyer, didn't you?", "Yes.", A, YES, None),
    # told openly
    ("What is the figure on the slide?", "It shows a circular gauge.", S, YES, None),
    # wondering is asking
    ("I wonder if you can explain the chart.", "It shows the load by month.", S, YES, None),
    # an opinion asked for and given
    ("Do you have an opinion on the cause?", "I do.", C, YES, None),
    # denial of a neutral fact
    ("Is this the whole of the drawing?", "No, only the left half.", D, NO, "only"),
]

# in a deposition no heading says "cross"
_TABLES = [
    (ExaminationKind.CROSS, False, CROSS),
    (ExaminationKind.INQUIRY, True, DEPOSITION),
    (ExaminationKind.INQUIRY, False, INQUIRY),
    (ExaminationKind.INQUIRY, False, COMMISSION),
    (ExaminationKind.DIRECT, False, DIRECT),
]


@pytest.mark.parametrize(
    ("kind", "deposed", "question", "answer", "act", "stance", "hedge"),
    [(kind, deposed, *row) for kind, deposed, rows in _TABLES for row in rows],
)
def test_an_answer_is_read_with_its_question(
    kind: ExaminationKind, deposed: bool, question: str, answer: str, act: Act, stance: Stance, hedge: str | None
) -> None:
    reading = read_answer(question, answer, _examination(kind), deposed=deposed)
    assert (reading.act, reading.stance, reading.hedge) == (act, stance, hedge)


def test_the_table_is_large_and_every_act_is_in_it() -> None:
    rows = [row for *_, table in _TABLES for row in table]
    assert len(rows) >= 120
    assert {row[2] for row in rows} == set(Act)
