"""Questions about the proceeding: days, examiners, exhibits, rulings and counsel, each answered where it stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from kg.model.exhibit import Exhibit, Reference
from kg.model.statement import Act, Statement
from kg.model.testimony import Status
from kg.query import ask, shapes
from kg.query.answer import unquoted
from kg.store import open_store
from kg.store.base import View
from tests.factories import article, card, many, record, statement

TRIAL = card("loom/day-1.txt", hearing_kind="jury trial", date=dt.date(2023, 5, 2))
LATER = card("loom/day-2.txt", hearing_kind="jury trial", date=dt.date(2023, 5, 3))
DEPOSED = card("loom/deposition.txt", hearing_kind="deposition", date=dt.date(2022, 11, 9))
INQUIRY = card("loom/inquiry.txt", hearing_kind="inquiry", date=dt.date(2021, 2, 1))
STORY = article("loom/story.html", published=dt.date(2023, 5, 4))

WHO = "Orla Venn"
NAME = statement(f"{WHO}.", "State your name.", document=TRIAL, declarant=WHO, act=Act.OTHER, examination="direct")
DYE = statement(
    "It was indigo.",
    "Showing you Plaintiff's Exhibit 9, what was the dye?",
    document=TRIAL,
    declarant=WHO,
    ordinal=1,
    examination="direct",
)
SHUTTLE = statement(
    "The shuttle was cracked.",
    "The shuttle was cracked, wasn't it?",
    document=TRIAL,
    declarant=WHO,
    ordinal=2,
    examiner="Ms. Oduya",
    objections=("leading — sustained",),
    status=Status.QUESTION_REPHRASED,
)
GOSSIP = statement(
    "Everybody said the weaver drank.",
    "What did you hear of the weaver?",
    document=TRIAL,
    declarant=WHO,
    ordinal=3,
    examiner="Ms. Oduya",
    status=Status.STRICKEN,
    objections=("motion to strike (hearsay) — no ruling",),
)
RECALLED = statement("Yes.", "You are still under oath?", document=LATER, declarant=WHO, examiner="Ms. Oduya")
ROOM = statement("In a small room.", "Where are we today?", document=DEPOSED, declarant=WHO, examiner="Mr. Pell")
REPORT = statement(
    "Orla Venn said that the loom was old.",
    None,
    document=STORY,
    declarant=WHO,
    act=Act.ASSERTION,
    reported_by=("The Port Gazette",),
)
FOR_THEM = statement(
    "Ruth Calder, for the Weavers.",
    None,
    document=INQUIRY,
    declarant="Ruth Calder",
    act=Act.ASSERTION,
    examination="argument",
)
EXHIBIT = Exhibit(id="ex:test-9", number="Plaintiff's Exhibit 9")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with open_store(f"file:{tmp_path_factory.mktemp('procedure') / 'store'}") as store:
        writer = store.writer()
        named = Reference(
            exhibit_id=EXHIBIT.id,
            statement_id=DYE.id,
            part="question",
            text="Plaintiff's Exhibit 9",
            spans=DYE.question_spans,
        )
        writer.write(record(NAME, DYE, SHUTTLE, GOSSIP, document=TRIAL, exhibits=(EXHIBIT,), references=(named,)))
        for one in (RECALLED, ROOM, REPORT, FOR_THEM):
            writer.write(record(one, document=one.document))
        writer.write(many(60))
        yield store.view


ASKED: list[tuple[str, str, list[Statement]]] = [
    # a report of a day after is no testimony of that day; both days of the trial and the deposition are
    ("When did Orla Venn testify?", "November 9, 2022; May 2, 2023; May 3, 2023.", [ROOM, NAME, RECALLED]),
    ("When was Ms. Venn deposed?", "November 9, 2022.", [ROOM]),
    ("On what date was Venn's deposition taken?", "November 9, 2022.", [ROOM]),
    # who put most of the questions of a kind comes first, once a kind
    ("Who cross-examined Orla Venn?", "Ms. Oduya on cross; Mr. Pell on cross.", [SHUTTLE, ROOM]),
    ("Who conducted the direct examination of Ms. Venn?", "Mr. Fenn on direct.", [NAME]),
    ("Which exhibits were shown to Orla Venn?", "Plaintiff's Exhibit 9.", [DYE]),
    ("What exhibits was Venn shown on direct?", "Plaintiff's Exhibit 9.", [DYE]),
    ("Was the objection sustained when Venn was asked about the cracked shuttle?", "Sustained (leading).", [SHUTTLE]),
    ("Which answer of Venn's about the weaver was stricken?", "Stricken from the record.", [GOSSIP]),
    ("Who represented the Weavers?", "Ruth Calder.", [FOR_THEM]),
    ("Who was counsel for the Weavers at the inquiry?", "Ruth Calder.", [FOR_THEM]),
    # marks of quotation around the party are the asker's
    ("Who was counsel for “the Weavers” at the inquiry?", "Ruth Calder.", [FOR_THEM]),
]


@pytest.mark.embedded
@pytest.mark.parametrize(("question", "lead", "cited"), ASKED, ids=[row[0] for row in ASKED])
def test_what_the_record_holds_of_the_proceeding_is_answered(
    view: View, question: str, lead: str, cited: list[Statement]
) -> None:
    answer = ask(view, question)
    assert answer.text.startswith(lead)
    assert [one.id for one in answer.statements] == [one.id for one in cited]
    assert not answer.abstained
    assert unquoted(answer.text, answer.statements) == []


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("question", "why"),
    [
        # at the inquiry somebody acts for them, which says nothing of the trial
        ("Who represented the Weavers at trial?", "no statement presents counsel"),
        ("Who was counsel for the Spinners?", "no statement presents counsel"),
        ("Was the objection to the question about indigo dye overruled?", "carries an objection"),
        # who asked on direct is no answer to who asked on redirect
        ("Who examined Orla Venn on redirect about the dye?", "does not name who put the question"),
    ],
)
def test_what_stands_in_no_statement_is_not_answered(view: View, question: str, why: str) -> None:
    answer = ask(view, question)
    assert answer.abstained
    assert answer.statements == ()
    assert answer.text.startswith("The record does not say: ")
    assert why in answer.text


@pytest.mark.embedded
def test_a_stricken_answer_is_shown_with_its_mark(view: View) -> None:
    assert "[STRICKEN from the record" in ask(view, "What of Venn's testimony was stricken?").text


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        (shapes.SITTING, "When did NAME testify?", True),
        (shapes.SITTING, "On which days did NAME give evidence at the inquiry?", True),
        (shapes.SITTING, "When was NAME’s deposition taken?", True),
        (shapes.SITTING, "When did NAME testify that the gate was open?", False),  # asks what was said
        (shapes.SITTING, "When did NAME open the gate?", False),
        (shapes.EXAMINERS, "Who examined NAME?", True),
        (shapes.EXAMINERS, "By whom was NAME questioned?", True),
        (shapes.EXAMINERS, "Who questioned NAME about the gate?", False),  # the question of that matter is wanted
        (shapes.EXHIBITS, "List all the exhibits that were shown to NAME.", True),
        (shapes.EXHIBITS, "List every exhibit shown to NAME", True),
        (shapes.EXHIBITS, "What exhibits were put to NAME on cross?", True),
        (shapes.EXHIBITS, "What did NAME say about Exhibit 5?", False),
    ],
)
def test_only_questions_of_the_proceeding_have_its_shapes(pattern: re.Pattern[str], text: str, fits: bool) -> None:
    assert bool(pattern.match(text)) is fits
