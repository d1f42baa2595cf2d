"""Whatever the script: the same exchanges come back, and every word of an answer lies in exactly one of them."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.segment import segment
from kg.model.document import Document
from kg.model.testimony import Segmented, TurnKind
from tests.unit.ingest.segment.scripts import numbered, pairs, turns

VOCABULARY = """
    the pump was old and we knew it by June of that year a valve I A. B. Mr. Reed said 12 percent, on page 4: no such
"""
WORDS = st.sampled_from(VOCABULARY.split())
PHRASE = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
INTERJECTION = st.sampled_from(
    [
        ("MS. FERN", "Objection, leading.", "Overruled."),
        ("MS. FERN", "Objection. Foundation.", "You may answer."),
        ("MS. FERN", "Your Honor, compound.", "Overruled. Go ahead."),
    ]
)
MARKS = st.sampled_from(
    [("Q.   ", "A.   "), ("Q.  ", "A.  "), ("Q    ", "A    "), ("Q:  ", "A:  "), ("Q. ", "A. "), ("Q ", "A ")]
)


@dataclass(frozen=True)
class Step:
    """One exchange of a script: what is asked and answered, and who speaks in between."""

    question: str
    answer: str
    between: tuple[str, str, str] | None
    within: bool


STEP = st.builds(
    Step,
    question=PHRASE.map(lambda words: f"Now, {words}, correct?"),
    answer=PHRASE.map(lambda words: f"Well, {words}."),
    between=st.none() | INTERJECTION,
    within=st.booleans(),
)


def _speech(label: str, words: str, width: int) -> list[str]:
    return textwrap.wrap(words, width, initial_indent=" " * 12 + f"{label}:   ", break_long_words=False)


def _marked(mark: str, words: str, width: int) -> list[str]:
    # A wrapped line that would itself begin like a mark is what no reader could tell apart: it is kept off the margin.
    return textwrap.wrap(words, width, initial_indent=mark, subsequent_indent="   ", break_long_words=False)


def _render(steps: list[Step], marks: tuple[str, str], width: int) -> str:
    rows = [
        "            THE COURT:   Proceed.",
        "   ADA THORN, PLAINTIFF'S WITNESS, SWORN",
        "      CROSS-EXAMINATION",
        "BY MR. OAK:",
    ]
    for step in steps:
        rows += _marked(marks[0], step.question, width)
        answer = step.answer.split()
        half = len(answer) // 2 if step.within and step.between else 0
        if half:
            rows += _marked(marks[1], " ".join(answer[:half]) + " --", width)
        if step.between:
            rows += _speech(step.between[0], step.between[1], width)
            rows += _speech("THE COURT", step.between[2], width)
        rows += _marked(marks[1], ("-- " if half else "") + " ".join(answer[half:]), width)
    return "\n".join(rows)


def _expected(steps: list[Step]) -> list[tuple[str, str]]:
    found = []
    for step in steps:
        words = step.answer.split()
        half = len(words) // 2 if step.within and step.between else 0
        answer = " ".join([*words[:half], "--", "--", *words[half:]]) if half else step.answer
        found.append((step.question, answer))
    return found


def _check(document: Document, found: Segmented) -> None:
    taken = [span for one in found.exchanges for span in one.answer]
    assert all(left.end <= right.start for left, right in pairwise(taken)), "in order, no overlap"
    spoken = [span for turn in found.turns for span in turn.spans]
    assert all(left.end <= right.start for left, right in pairwise(spoken))
    words = sum(len(document.text[line.start : line.end].split()) for line in document.lines)
    assert sum(len(document.text[span.start : span.end].split()) for span in spoken) <= words
    numbers = [turn.number for turn in found.turns if turn.kind is TurnKind.SPEECH]
    assert numbers == list(range(1, len(numbers) + 1))


@settings(deadline=None, max_examples=150)
@given(
    steps=st.lists(STEP, min_size=2, max_size=12),
    marks=MARKS,
    width=st.integers(40, 90),
    per_page=st.integers(9, 28),
)
def test_a_rendered_script_gives_its_exchanges_back(
    steps: list[Step], marks: tuple[str, str], width: int, per_page: int
) -> None:
    document = numbered(_render(steps, marks, width), per_page=per_page)
    found = segment(document)
    assert pairs(document, found) == _expected(steps)
    assert {one.witness for one in found.exchanges} == {"Ada Thorn"}
    assert {one.questioner for one in found.exchanges} == {"Mr. Oak"}
    _check(document, found)


@settings(deadline=None, max_examples=60)
@given(steps=st.lists(STEP, min_size=2, max_size=12))
def test_speaker_turns_give_their_exchanges_back(steps: list[Step]) -> None:
    body = "\n\n".join(f"**Mr Oak**: {step.question}\n\n**Ada Thorn**: {step.answer}" for step in steps)
    document = turns(
        f"Ada Thorn\n---------\n\n*ADA THORN (sworn).*\n\nQuestioned by Mr Oak\n^^^^^^^^^^^^^^^^^^^^\n\n{body}\n"
    )
    found = segment(document)
    assert pairs(document, found) == [(step.question, step.answer) for step in steps]
    _check(document, found)


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet=st.sampled_from("QA.:-() \nMR REDthe*,'\"?\t"), max_size=400))
def test_no_text_breaks_the_segmentation(text: str) -> None:
    document = numbered("\n".join(part.replace("\t", " ") for part in text.split("\n")) or "x")
    _check(document, segment(document))
