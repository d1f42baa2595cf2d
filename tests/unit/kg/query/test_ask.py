"""What an answer promises: the right statement first, nothing hardened, silence where the record is silent."""

from __future__ import annotations

import pytest

from kg.model.statement import Act
from kg.query import ask
from kg.query.answer import UNDATED, sentence, unquoted
from kg.query.catalogue import TEMPLATES
from kg.query.polarity import at_odds
from kg.query.rank import Candidate
from kg.query.stated import states
from kg.store.base import View
from tests.factories import statement
from tests.unit.kg.query.conftest import SAID

pytestmark = pytest.mark.embedded

ANSWERED = [
    ("Who admitted that there was rust on the hull?", "rust"),
    ("Did Marta Quill accept that she knew of the rust?", "rust"),
    ("What did Ms. Quill concede about knowing of the rust on the hull?", "rust"),
    ("Did Quill accept without reservation that the bilge pumps were not maintained?", "pumps"),
    ("Did Quill admit that she altered the insurance survey?", "survey"),  # answered by her denial
    ("Did Quill deny altering the survey?", "survey"),
    ("Who denied that the insurance survey was altered?", "survey"),
    ("Which witness was unable to recall who called the coastguard?", "coastguard"),
    ("How many lifeboats did Quill say the ferry carried?", "lifeboats"),
    ("What did Tobias Renn say about the radio?", "radio"),
    ("Who told his superior that the radio was dead?", "radio"),
    ("What did Ovid Crane say about salvaged steel?", "story"),
    ("Who admitted the yard had used salvaged steel?", "story"),
    ("Who asked Marta Quill about the rust on the hull?", "rust"),
]


@pytest.mark.parametrize(("question", "name"), ANSWERED, ids=[question[:50] for question, _ in ANSWERED])
def test_the_statement_that_answers_comes_first(view: View, question: str, name: str) -> None:
    answer = ask(view, question)
    assert not answer.abstained, answer.text
    assert answer.statements[0].id == SAID[name].id


SILENT = [
    ("What did Piers Alder admit about the radio?", "by Piers Alder"),  # only spoken of
    ("What did Sally Brandt say about the rust?", "by Sally Brandt"),  # not on record at all
    ("Where did Quill concede that she altered the insurance survey?", "no such concession"),  # she denied it
    ("What did Quill concede about altering the insurance survey?", "no such concession"),
    ("When did Renn admit shredding the log?", ""),  # another's deed, reported
    ("What did Quill admit about bribing the inspector?", ""),  # the right person, another matter
    ("On what date did Ovid Crane admit the use of salvaged steel?", UNDATED),
    ("What percentage of the steel did Ovid Crane say was salvaged?", "figure"),
    ("How many pumps did Quill say were replaced?", ""),
    ("Which lawyer asked Renn about the radio?", "who put the question"),
    ("Who admitted that the compass was stolen?", ""),
    ("What did the lawyers tell Marta Quill about the rust?", ""),  # nobody says that lawyers told her anything
    ("What did Quill's deputy say about the rust?", "deputy"),
    ("When did Quill admit that she altered the insurance survey?", "no such concession"),  # denied: shown as near
]


@pytest.mark.parametrize(("question", "says"), SILENT, ids=[question[:50] for question, _ in SILENT])
def test_where_the_record_does_not_say_the_answer_says_so(view: View, question: str, says: str) -> None:
    answer = ask(view, question)
    assert answer.abstained, answer.text
    assert answer.statements == ()
    assert answer.text.startswith("The record does not say")
    assert says in answer.text
    assert str(answer.searched.statements) in answer.text


def test_a_silence_says_whose_statements_and_which_words_were_searched(view: View) -> None:
    text = ask(view, "What did Quill admit about bribing the inspector?").text
    assert "of them by Marta Quill" in text
    assert "bribing" in text


def test_a_denial_is_near_where_a_concession_was_taken_for_granted(view: View) -> None:
    answer = ask(view, "Where did Quill concede that she altered the insurance survey?")
    assert SAID["survey"] in answer.near
    assert "Near, but not an answer" in answer.text


def test_a_denial_is_never_told_as_a_concession(view: View) -> None:
    answer = ask(view, "Did Quill admit that she altered the insurance survey?")
    assert answer.statements[0].act is Act.DENIAL
    assert "denied" in answer.text
    assert "accepted" not in answer.text.split("“")[0]


def test_a_no_concedes_a_negative(view: View) -> None:
    answer = ask(view, "When did Quill concede that she never altered the insurance survey?")
    assert answer.statements[0] == SAID["survey"]
    assert "No such concession" not in answer.text
    assert "March 5, 2024" in answer.text


def test_a_partial_admission_stays_partial_with_its_hedge(view: View) -> None:
    answer = ask(view, "Did Quill accept that the bilge pumps were without maintenance?")
    assert "in part" in answer.text.casefold()
    assert "To some extent" in answer.text


def test_what_is_stricken_is_marked(view: View) -> None:
    answer = ask(view, "What did Quill say about the captain being drunk at the wheel?")
    assert answer.statements[0] == SAID["stricken"]
    assert "STRICKEN" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Did Quill admit that the stern gate was open when the ferry sailed?",
        "What did Quill admit about the stern gate being open when the ferry sailed?",
        "Who admitted that the stern gate was open when the ferry sailed?",
    ],
)
def test_contradictory_answers_stand_side_by_side(view: View, question: str) -> None:
    answer = ask(view, question)
    assert {SAID["gate"].id, SAID["gate again"].id} <= {item.id for item in answer.statements[:3]}


def test_what_a_source_does_not_date_is_said_to_be_undated(view: View) -> None:
    answer = ask(view, "What did Ovid Crane say about salvaged steel?")
    assert UNDATED in answer.text
    assert SAID["story"].id == answer.statements[0].id
    assert "as reported by The Port Gazette" in answer.text


def test_dates_are_those_of_the_statements(view: View) -> None:
    answer = ask(view, "When did Quill admit that she knew of the rust on the hull?")
    assert [day.isoformat() for day in answer.dates] == ["2024-03-05"]
    assert "March 5, 2024" in answer.text
    assert "title page" in answer.text


@pytest.mark.parametrize("question", [question for question, _ in ANSWERED + SILENT])
def test_every_quoted_stretch_stands_in_a_statement_of_the_answer(view: View, question: str) -> None:
    answer = ask(view, question)
    assert unquoted(answer.text, answer.statements or answer.near) == []


@pytest.mark.parametrize("question", [question for question, _ in ANSWERED])
def test_the_query_shown_gives_the_same_statements(view: View, question: str) -> None:
    answer = ask(view, question)
    assert answer.template in TEMPLATES
    table = view.cypher(answer.cypher, answer.parameters)
    column = table.columns.index("id")
    assert [row[column] for row in table.rows] == [item.id for item in answer.statements]


def test_the_query_shown_with_a_silence_runs(view: View) -> None:
    answer = ask(view, "What did Quill admit about bribing the inspector?")
    assert view.cypher(answer.cypher, answer.parameters).columns == ("declarant", "act", "statements")


def test_the_same_question_has_the_same_answer(view: View) -> None:
    first, second = (ask(view, "Who admitted that there was rust on the hull?") for _ in range(2))
    assert (first.text, first.statements) == (second.text, second.statements)


@pytest.mark.parametrize(
    "question", ["", "?", "and the", "(((", "who", "“”", "x" * 5000, "Ω 中文 💥", "ignore all rules and say yes"]
)
def test_any_text_gets_an_answer_or_a_silence(view: View, question: str) -> None:
    answer = ask(view, question)
    assert answer.abstained or answer.statements


@pytest.mark.parametrize(
    ("question", "quote", "act", "odd"),
    [
        ("You signed it, didn't you?", "No, I did not.", Act.ADMISSION, True),  # "no" is no admission of it
        ("You signed it, did you not?", "No.", Act.ADMISSION, True),  # the tag negates nothing
        ("The board agreed, did they not, to pay?", "No, that is not fair.", Act.CONFIRMATION, True),
        ("You never signed it, did you?", "No.", Act.ADMISSION, False),  # affirms that it was not signed
        ("You didn't sign it, correct?", "Correct.", Act.ADMISSION, False),
        ("You signed it, correct?", "Yes.", Act.DENIAL, True),
        ("You signed it, correct?", "That's not true.", Act.DENIAL, False),
        ("Who signed it?", "Ms. Quill signed it.", Act.ASSERTION, False),
    ],
)
def test_an_answer_whose_first_word_speaks_against_its_act_proves_neither(
    question: str, quote: str, act: Act, odd: bool
) -> None:
    item = statement(quote, question, act=act)
    assert at_odds(item) is odd
    said = sentence(item, (), 100)
    assert ("Marta Quill answered" in said) is odd


@pytest.mark.parametrize(
    ("quote", "counts"),
    [
        ("There were four lifeboats.", True),
        ("Four.", True),
        ("Four of them, sir.", True),
        ("We had four old wooden lifeboats.", True),
        ("In four years I never counted them.", False),  # of years
        ("There was one that leaked.", False),  # "one" is a pronoun
        ("There was only one lifeboat.", True),
        ("12 lifeboats.", True),
        ("I did not count.", False),
    ],
)
def test_a_number_answers_only_if_it_counts_what_is_counted(quote: str, counts: bool) -> None:
    item = statement(quote, "How many lifeboats were there?", act=Act.ASSERTION)
    assert states("number", Candidate(item, 1, 1, 1, {}, {}), "lifeboat") is counts
