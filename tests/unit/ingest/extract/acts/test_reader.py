"""How an answer reads against its question: polarity from both together, hedges kept, doubt kept. Invented words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.acts import read_answer
from kg.model.statement import Act, Stance
from kg.model.testimony import Examination, ExaminationKind

CROSS = Examination(kind=ExaminationKind.CROSS, examiner="Mr. Pleader", witness="Nora Roe")
DIRECT = Examination(kind=ExaminationKind.DIRECT, examiner="Ms. Advocate", witness="Nora Roe")


@pytest.mark.parametrize(
    ("question", "answer", "act", "stance"),
    [
        # adverse, accepted without reservation
        ("You knew that the seal leaked, didn't you?", "Yes.", Act.ADMISSION, Stance.AFFIRMS),
        ("You never warned the buyer, correct?", "Correct.", Act.ADMISSION, Stance.AFFIRMS),
        ("You failed to test it, right?", "That's right.", Act.ADMISSION, Stance.AFFIRMS),
        # the proposition is negative: "no" says the same
        ("You did not invent the valve, did you?", "No.", Act.ADMISSION, Stance.AFFIRMS),
        ("You did not invent the valve, correct?", "Right.", Act.ADMISSION, Stance.AFFIRMS),
        # ... and contradicting it denies
        ("You did not tell the buyer, did you?", "Yes, I did.", Act.DENIAL, Stance.DENIES),
        ("You did not tell the buyer, correct?", "That's not correct.", Act.DENIAL, Stance.DENIES),
        # the tag tells the polarity, whatever the words before it
        ("You said that nobody would notice, didn't you?", "I never said that.", Act.DENIAL, Stance.DENIES),
        # asked whether something careful was done: "no" concedes that it was not
        ("Did you warn the buyer?", "No.", Act.ADMISSION, Stance.DENIES),
        ("Did you ever check the gauge?", "No, I did not.", Act.ADMISSION, Stance.DENIES),
        # neutral facts and documents
        ("Is this the letter of May 4?", "Yes.", Act.CONFIRMATION, Stance.AFFIRMS),
        ("Do you see the second paragraph?", "I do.", Act.CONFIRMATION, Stance.AFFIRMS),
        ("The letter says that the pump failed, correct?", "That's what it says.", Act.CONFIRMATION, Stance.AFFIRMS),
        ("It's a six-inch pipe, isn't it?", "Uh-huh.", Act.CONFIRMATION, Stance.AFFIRMS),
        # accepted in part
        ("You knew that the seal leaked, didn't you?", "Partially.", Act.PARTIAL_ADMISSION, Stance.QUALIFIES),
        ("You knew of the leak, correct?", "To some extent.", Act.PARTIAL_ADMISSION, Stance.QUALIFIES),
        ("You ignored the alarm, right?", "Yes, but only once.", Act.PARTIAL_ADMISSION, Stance.QUALIFIES),
        ("You were paid for this?", "I guess so, if you put it that way.", Act.PARTIAL_ADMISSION, Stance.QUALIFIES),
        # rejected
        ("You lied to the board, didn't you?", "Absolutely not.", Act.DENIAL, Stance.DENIES),
        ("You hid the report.", "That is completely untrue.", Act.DENIAL, Stance.DENIES),
        ("You hid the report, correct?", "I don't accept that.", Act.DENIAL, Stance.DENIES),
        # taken back in the same breath
        ("He was with you that day, correct?", "Yes. Sorry, no.", Act.DENIAL, Stance.DENIES),
        # not remembered, not known
        ("Did you sign the form?", "I don't recall.", Act.NO_RECOLLECTION, Stance.NONE),
        ("Who signed the form?", "I have no idea.", Act.NO_RECOLLECTION, Stance.NONE),
        ("You were told in May, weren't you?", "I can't remember that.", Act.NO_RECOLLECTION, Stance.NONE),
        # not answered
        ("You knew, didn't you?", "That's your suggestion.", Act.EVASION, Stance.NONE),
        ("Was the seal unsafe?", "You'd have to ask the laboratory.", Act.EVASION, Stance.NONE),
        # a fact volunteered
        ("Who wrote the report?", "The laboratory in Sampleton wrote it.", Act.ASSERTION, Stance.AFFIRMS),
        ("What did you do next?", "I called the works.", Act.ASSERTION, Stance.AFFIRMS),
        # "yes" that only opens the answer proper
        ("Do you know what they bought?", "Yes. They bought two pumps.", Act.ASSERTION, Stance.AFFIRMS),
        # procedure
        ("Did you sign it?", "Could you repeat the question?", Act.OTHER, Stance.NONE),
        ("Good morning, Ms. Roe.", "Good morning.", Act.OTHER, Stance.NONE),
    ],
)
def test_on_cross_examination(question: str, answer: str, act: Act, stance: Stance) -> None:
    reading = read_answer(question, answer, CROSS)
    assert (reading.act, reading.stance) == (act, stance)


@pytest.mark.parametrize(
    ("question", "answer", "act"),
    [
        # one's own counsel asks, openly: agreeing concedes nothing
        ("Did you know of the leak?", "Yes.", Act.CONFIRMATION),
        ("What happened then?", "The pump stopped.", Act.ASSERTION),
        # leading and adverse on direct: the witness is treated as hostile (FRE 611(c))
        ("You knew of the leak, didn't you?", "Yes.", Act.ADMISSION),
    ],
)
def test_on_direct_examination(question: str, answer: str, act: Act) -> None:
    assert read_answer(question, answer, DIRECT).act is act


def test_a_bare_yes_to_a_negative_proposition_keeps_its_doubt() -> None:
    reading = read_answer("You didn't sign it?", "Yes.", CROSS)
    assert reading.confidence < 0.7
    assert Act.DENIAL in reading.alternatives


@pytest.mark.parametrize(
    ("answer", "hedge"),
    [
        ("Partially.", "Partially"),
        ("Yes, to some extent, I knew.", "to some extent"),
        ("I suppose so.", "I suppose"),
        ("Not that I'm aware of.", "Not that I'm aware of"),
        ("Yes.", None),
    ],
)
def test_the_hedge_is_kept_as_it_stands(answer: str, hedge: str | None) -> None:
    assert read_answer("You knew of it, correct?", answer, CROSS).hedge == hedge


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from([None, CROSS, DIRECT]))
@settings(max_examples=200, deadline=None)
def test_any_words_are_read(question: str, answer: str, examination: Examination | None) -> None:
    reading = read_answer(question, answer, examination)
    assert 0 <= reading.confidence <= 1
    assert reading.hedge is None or reading.hedge in answer
    assert reading.act not in reading.alternatives


_DEED = st.sampled_from(
    [("sign", "signed", "the lease"), ("open", "opened", "the valve"), ("tell", "told", "the owner")]
)
_MANNERS = st.sampled_from(["", "Well, ", "So, ", "Um -- ", "Ms. Lund, ", "Chairperson, ", "Oh, ", "I'm sorry, "])
_TAILS = st.sampled_from(["", " sir.", " my Lady.", " Chair."])
_POSITIVE = st.sampled_from(
    [
        "You {past} {thing}, didn't you?",
        "You {past} {thing}, correct?",
        "You {past} {thing}. Is that right?",
        "So you {past} {thing}?",
        "Did you {base} {thing}?",
        "Didn't you {base} {thing}?",
        "Isn't it true that you {past} {thing}?",
        "Do you accept that you {past} {thing}?",
        "I put it to you that you {past} {thing}.",
        "On that day, did you {base} {thing}?",
        "You {past} {thing}, did you not, Ms. Lund?",
        "Mr. Pell never came, but you {past} {thing}, right?",
    ]
)
_NEGATIVE = st.sampled_from(
    [
        "You didn't {base} {thing}, did you?",
        "You did not {base} {thing}, correct?",
        "You never {past} {thing}. Is that right?",
        "So you didn't {base} {thing}?",
        "It's right, isn't it, that you never {past} {thing}?",
        "Mr. Pell came, but you didn't {base} {thing}, right?",
    ]
)


def _read(form: str, deed: tuple[str, str, str], answer: str) -> Stance:
    base, past, thing = deed
    return read_answer(form.format(base=base, past=past, thing=thing), answer, CROSS).stance


@given(_POSITIVE, _DEED, _MANNERS, st.sampled_from(["Yes", "Yes, I did", "I did", "That's right", "Correct"]), _TAILS)
def test_yes_affirms_what_is_put_in_whatever_form(
    form: str, deed: tuple[str, str, str], manners: str, answer: str, tail: str
) -> None:
    assert _read(form, deed, f"{manners}{answer},{tail}" if tail else f"{manners}{answer}.") is Stance.AFFIRMS


@given(
    _POSITIVE, _DEED, _MANNERS, st.sampled_from(["No", "No, I didn't", "I did not", "That's not true", "Of course not"])
)
def test_no_denies_what_is_put_in_whatever_form(
    form: str, deed: tuple[str, str, str], manners: str, answer: str
) -> None:
    assert _read(form, deed, f"{manners}{answer}.") is Stance.DENIES


@given(_NEGATIVE, _DEED, _MANNERS, st.sampled_from(["No", "No, I didn't", "Correct", "That's right", "No, never"]))
def test_no_affirms_a_negative_in_whatever_form(
    form: str, deed: tuple[str, str, str], manners: str, answer: str
) -> None:
    assert _read(form, deed, f"{manners}{answer}.") is Stance.AFFIRMS


@given(_NEGATIVE, _DEED, _MANNERS, st.sampled_from(["Yes, I did", "I did", "That's not right", "I disagree"]))
def test_the_contrary_denies_a_negative_in_whatever_form(
    form: str, deed: tuple[str, str, str], manners: str, answer: str
) -> None:
    assert _read(form, deed, f"{manners}{answer}.") is Stance.DENIES


@pytest.mark.parametrize("word", ["well, ", "you signed ", "you, ", "didn't ", "and you did, ", "“a. ", "no -- ", "? "])
def test_a_hostile_text_takes_time_in_proportion_to_its_length(word: str) -> None:
    text = word * (60_000 // len(word))
    begun = time.process_time()
    read_answer(text, "No.", CROSS)
    read_answer("You signed it, correct?", text, CROSS)
    # a quadratic pattern takes twenty seconds here, a linear one less than one
    assert time.process_time() - begun < 8
