"""What was said on the record comes before what a newspaper made of it, and a sentence's own act and sitting count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from kg.model.statement import Act, Stance
from kg.query import ask, find
from kg.query.names import Name, same_person
from kg.query.rank import Candidate
from kg.query.reports import behind_testimony
from kg.store import open_store
from kg.store.base import Store, View
from tests.factories import article, card, many, record, statement

DAY = card("kiln/day-1.txt")
HEARING = card("kiln/inquiry.txt", hearing_kind="inquiry", date=dt.date(2024, 6, 2))
STORY = article("kiln/story.html", publisher="The Kiln Courier")

TOLD = statement(
    "Jorun Hask conceded that the glaze had been thinned with lead.",
    None,
    document=STORY,
    declarant="Jorun Hask",
    act=Act.ADMISSION,
    reported_by=("The Kiln Courier",),
    ordinal=0,
)
SWORN = statement(
    "A little, for one firing.",
    "You had the glaze thinned with lead, didn't you?",
    document=DAY,
    declarant="Jorun Hask",
    act=Act.PARTIAL_ADMISSION,
    hedge="A little",
    ordinal=0,
)
EVADED = statement(
    "A chimney is a long story in a pottery.",
    "Did you ever order the chimney swept before the great firing?",
    document=DAY,
    declarant="Jorun Hask",
    act=Act.EVASION,
    stance=Stance.NONE,
    ordinal=1,
)
OWNED = statement(
    "It was never swept.",
    "Before the firing, the chimney was not swept, correct?",
    document=DAY,
    declarant="Jorun Hask",
    act=Act.ADMISSION,
    ordinal=2,
)
AT_TRIAL = statement(
    "The clay came from the old pit.", "Where did the clay come from?", document=DAY, declarant="Ives Morrow", ordinal=3
)
AT_INQUIRY = statement(
    "The clay came from the old pit, Chair.",
    "And the clay, where did it come from?",
    document=HEARING,
    declarant="Wenna Sole",
    ordinal=0,
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with open_store(f"file:{tmp_path_factory.mktemp('reports') / 'store'}") as store:
        _write(store)
        yield store.view


def _write(store: Store) -> None:
    writer = store.writer()
    writer.write(record(SWORN, EVADED, OWNED, AT_TRIAL, document=DAY))
    writer.write(record(AT_INQUIRY, document=HEARING))
    writer.write(record(TOLD, document=STORY))
    writer.write(many(60))


@pytest.mark.embedded
@pytest.mark.parametrize(
    "question",
    [
        "What did Hask admit about thinning the glaze with lead?",
        "Did Jorun Hask concede that the glaze was thinned with lead?",
        "What did Hask say about lead in the glaze?",
    ],
)
def test_testimony_leads_and_the_report_of_it_is_marked(view: View, question: str) -> None:
    answer = ask(view, question)
    assert [one.id for one in answer.statements[:2]] == [SWORN.id, TOLD.id]
    assert "as reported by The Kiln Courier" in answer.text
    assert answer.text.index("A little") < answer.text.index("as reported by")


@pytest.mark.embedded
def test_who_asks_for_the_report_gets_the_report(view: View) -> None:
    answer = ask(view, "What did the Kiln Courier report that Hask conceded about lead in the glaze?")
    assert TOLD.id in [one.id for one in answer.statements[:1]]


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("text", "first"),
    [
        # the words are those of the report, and yet the testimony is the pin cite
        ("Hask conceded that the glaze had been thinned with lead.", SWORN),
        # the sentence tells of a concession: what neither says nor denies it comes after
        ("The potter Hask admitted that the chimney was not swept before the great firing.", OWNED),
        # where it was said is part of the sentence
        ("The inquiry was told before the jury came that the clay came from the old pit.", AT_TRIAL),
        ("Before the Inquiry it was said that the clay came from the old pit.", AT_INQUIRY),
    ],
    ids=["report", "act", "jury", "inquiry"],
)
def test_the_pin_cite_is_the_words_on_the_record(view: View, text: str, first: object) -> None:
    assert find(view, text)[0].statement == first


@pytest.mark.embedded
def test_scores_never_rise_from_hit_to_hit(view: View) -> None:
    hits = find(view, "Hask conceded that the glaze had been thinned with lead.", 10)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.statement.id for hit in hits}) == len(hits)


def _candidate(item: object, coverage: float) -> Candidate:
    return Candidate(item, coverage, coverage, coverage, {}, {})  # type: ignore[arg-type]


def test_a_report_stays_where_the_testimony_is_of_something_else_or_another_person() -> None:
    report, other = _candidate(TOLD, 0.9), _candidate(AT_TRIAL, 0.8)
    thin = _candidate(SWORN, 0.3)
    assert behind_testimony([report, other, thin], (), fit=lambda _: True) == [report, other, thin]
    whole = _candidate(SWORN, 0.6)
    assert behind_testimony([report, other, whole], (), fit=lambda _: True) == [whole, report, other]
    assert behind_testimony([report, other, whole], (), fit=lambda _: False) == [report, other, whole]
    courier = (Name("Kiln Courier", 0, 12),)
    assert behind_testimony([report, other, whole], courier, fit=lambda _: True) == [report, other, whole]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jorun Hask", "Ms. Hask", True),
        ("Jorun Hask", "Jorun P. Hask", True),
        ("Jorun Hask", "Petra Hask", False),  # namesakes
        ("Jorun Hask", "Jorun Sole", False),
        ("", "Hask", False),
    ],
)
def test_names_that_may_be_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same
