"""Answers are to the point: the one who did it, the deed and not its occasion, the correction; and else silence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from kg.model.statement import Act, Stance, Statement
from kg.query import ask
from kg.query.intent import Kind, read_question
from kg.query.names import Roster, parts
from kg.query.rank import Candidate
from kg.query.stated import states
from kg.store import open_store
from kg.store.base import EntityCard, View
from tests.factories import card, many, record, statement

DAY = card("mill/day-1.txt")
OTHER = card("mill/day-2.txt", date=dt.date(2024, 3, 7))


def _said(
    ordinal: int, who: str, question: str, quote: str, act: Act = Act.CONFIRMATION, **changes: object
) -> Statement:
    return statement(quote, question, document=DAY, ordinal=ordinal, declarant=who, act=act, **changes)  # type: ignore[arg-type]


SHOWN = _said(0, "Petra Lorn", "This is the delivery note for the flour, is it not?", "It is the delivery note.")
SIGNED = _said(1, "Petra Lorn", "You signed it, didn't you?", "I signed it at the gate.", Act.ADMISSION)
ABSENT = _said(2, "Oda Brisk", "Did you open the sluice that morning?", "No. I was in town.", Act.DENIAL)
OPENED = _said(3, "Hal Brisk", "And it was you who opened the sluice?", "I opened it, yes. Who else.", Act.ADMISSION)
SINCE = _said(4, "Ewan Thole", "You are the head miller?", "I have been head miller since 2011.", Act.ASSERTION)
AMENDED = _said(
    6,
    "Ewan Thole",
    "You said that you have been head miller since 2011. Is that right?",
    "I should correct that. I have been head miller since 2014.",
    Act.ASSERTION,
)
LETTER = _said(8, "Ewan Thole", "Did you read the letter about the rats?", "I read the letter.")
OPINION = statement(
    "My conclusion is that the millstone was sound.",
    "What do you conclude about the millstone?",
    document=OTHER,
    declarant="The Witness",
    act=Act.ASSERTION,
)
CROWD = _said(
    10,
    "Ewan Thole",
    "And you had only a handful of carts, right?",
    "Less than five as of December 2011.",
    Act.CONFIRMATION,
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with open_store(f"file:{tmp_path_factory.mktemp('point') / 'store'}") as store:
        writer = store.writer()
        writer.write(record(SHOWN, SIGNED, ABSENT, OPENED, SINCE, AMENDED, LETTER, CROWD, document=DAY))
        writer.write(record(OPINION, document=OTHER))
        writer.write(many(60))
        yield store.view


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("question", "first"),
    [
        # who denies the deed did not do it, however like the words
        ("Who opened the sluice that morning?", OPENED),
        # the exchange before shows the paper; the deed that is asked about is in the next
        ("Did Petra Lorn sign the delivery note for the flour?", SIGNED),
        # what takes an earlier answer back comes before it
        ("Since when has Ewan Thole been head miller?", AMENDED),
        # the number stands for the carts, though no noun follows it
        ("How many carts did Thole have in December 2011?", CROWD),
    ],
)
def test_the_answer_to_the_point_leads(view: View, question: str, first: Statement) -> None:
    answer = ask(view, question)
    assert answer.statements[0].id == first.id


@pytest.mark.embedded
def test_no_name_stands_alone_where_the_speaker_need_not_be_the_doer(view: View) -> None:
    assert ask(view, "Who opened the sluice that morning?").text.startswith("Hal Brisk accepted")


@pytest.mark.embedded
@pytest.mark.parametrize(
    "question",
    [
        "Who said that the letter about the rats was forged?",  # they spoke of the letter only
        "Did Thole burn the letter about the rats?",  # read it, by what he says
        "What did Ewan Thole conclude about the millstone?",  # another's conclusion is not his
        "When did Thole admit that he never read the contract?",  # a no, or a yes, to something else concedes nothing
    ],
)
def test_what_turns_on_a_word_that_nobody_said_is_not_answered(view: View, question: str) -> None:
    answer = ask(view, question)
    assert answer.abstained, answer.text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Caspar D. Vole, III", ("caspar", "d", "vole")),
        ("CASPAR VOLE, PH.D.", ("caspar", "vole")),
        ("Sir Caspar Vole, OBE", ("caspar", "vole")),
    ],
)
def test_what_follows_a_surname_is_none(name: str, words: tuple[str, ...]) -> None:
    assert parts(name) == words


def _entity(name: str, kind: str = "Person", statements: int = 3) -> EntityCard:
    return EntityCard(id=f"en:{name}", kind=kind, name=name, aliases=(), statements=statements)


def test_a_title_makes_a_surname_a_person_though_a_firm_bears_it_too() -> None:
    known = Roster([_entity("Ada Quern"), _entity("Ben Quern"), _entity("Quern", "Organization", 0)])
    assert [one.text for one in read_question("Has Dr. Quern got a licence?", known).subjects] == ["Dr. Quern"]
    assert read_question("Has Quern got a licence?", known).subjects == ()


@pytest.mark.parametrize(
    ("question", "kind", "type_"),
    [
        ("What is Lorn's hourly rate as an expert?", Kind.QUANTITY, "money"),
        ("From what year was the almanac that Lorn read from?", Kind.WHEN, "date"),
    ],
)
def test_what_is_asked_for_is_a_figure_or_a_year(question: str, kind: Kind, type_: str) -> None:
    intent = read_question(question, Roster([_entity("Petra Lorn")]))
    assert (intent.kind, intent.type) == (kind, type_)


def test_what_belongs_to_a_name_is_no_speaker_after_is() -> None:
    intent = read_question("What is Lorn's hourly rate as an expert?", Roster([_entity("Petra Lorn")]))
    assert [one.text for one in intent.subjects] == ["Lorn"]


@pytest.mark.parametrize(
    ("quote", "counts"),
    [
        ("Less than five as of June.", True),
        ("We had four by then.", True),
        ("In 2011 we had carts.", False),  # a year counts nothing
        ("On May 5 at noon there were carts.", False),  # nor does a day
        ("Five horses.", False),
    ],
)
def test_a_number_counts_only_what_it_is_of(quote: str, counts: bool) -> None:
    item = statement(quote, None, stance=Stance.AFFIRMS)
    assert states("number", Candidate(item, 1, 1, 1, {}, {}), "cart") is counts


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("When was the sluice opened, by Dr. Lorn's own testimony?", False),
        ("When was the sluice opened, in Petra Lorn’s account?", False),
        ("When did Lorn admit that the sluice was open?", True),
    ],
)
def test_by_whose_account_is_not_when_it_was_told(question: str, named: bool) -> None:
    intent = read_question(question, Roster([_entity("Petra Lorn")]))
    assert (intent.kind, intent.act_named) == (Kind.WHEN, named)
    assert [one.words[-1] for one in intent.subjects] == ["lorn"]
