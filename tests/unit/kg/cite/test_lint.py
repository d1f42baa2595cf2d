# ruff: noqa: E501 - a row of a table stays on one line
"""A draft with planted faults over an invented record: every fault found, nothing else called one."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterator

import pytest

from kg.cite.dates import date_text
from kg.cite.lint import Severity, draft_text, lint
from kg.cite.lint.findings import as_json, as_table
from kg.cite.lint.marked import marked_up
from kg.cite.record import cite
from kg.model.answer import Bearing, Hit
from kg.model.statement import Statement
from kg.model.testimony import Status
from kg.model.text import Locator
from kg.store import open_store
from kg.store.base import View
from tests.factories import card, record, statement
from tests.unit.kg.cite.matter import CALDER, HARROW, STATEMENTS, VENN, said
from tests.unit.kg.cite.test_speech import BOTH, REPORT, SPLIT, STORY

pytestmark = pytest.mark.embedded


def at(words: str) -> str:
    """The citation of the statement that holds these words, without its full stop."""
    return cite(said(words)).removesuffix(".")


def short(words: str) -> str:
    """Its short form: title and pin."""
    return at(words).split(", ")[0]


def brief() -> tuple[str, list[tuple[str, str]]]:
    """A draft with 30 citations, and its 12 planted faults as (kind, words of the draft that they concern)."""
    paragraphs = [
        # -- holds: full, short, id., hyphen, two passages, a question quoted as a question, a softened act
        f"Harrow was “the foreman of the night shift.” {at('night shift')}. He conceded that the boiler “was never "
        f"inspected that winter.” {at('never inspected')}.",
        f"He wrote to the owners “on the ninth of January.” {at('ninth of January')}.",
        f"Asked whether he had “doubts about the gauge for months,” Harrow said that he “raised it twice.” "
        f"{at('raised it twice')}.",
        f"Harrow admitted in part that the valve had been replaced. {at('upper seat')}.",
        f"He testified: “The upper seat was replaced but the lower one was not.” {at('upper seat').replace('–', '-')}.",
        f"The log was signed. {short('signed the log')}. It was signed “at six in the morning.” Id.",
        f"Calder “was the plant manager until the end of May.” {at('until the end')}. Her company held “the surveyor's "
        f"letter” in November. {at('surveyor')}.",
        f"Calder admitted that the company knew. {at('surveyor')}; see also {short('put off to save')}.",
        f"Calder testified that she “never read the insurer’s report.” {at('never read')}.",
        f"“Only the foreman and the watchman held keys.” {at('watchman')}. The plate “came late.” {at('came late')}.",
        f"Venn kept the accounts “for eleven years.” {at('eleven years')}. “[T]he repair was put off to save money.” "
        f"Venn Dep. at {short('put off to save').split('Dep. ')[1]}.",
        f"“I believe so, but I was not in the room.” {at('in the room')}.",
        f"Venn later put the cost at “twelve hundred crowns.” {at('twelve hundred')}.",
        "The rule is settled. Smith v. Jones, 410 U.S. 113, 120 (1973) (“nothing in the record”). Id. at 121.",
        f"The answer about drink was stricken. {at('he drank')}.",
        # -- faults
        # 1 misquoted: a word off
        f"Harrow said that the boiler “was seldom inspected that winter.” {at('never inspected')}.",
        # 2 misquoted: nothing like it
        f"Calder called the fire “the greatest disgrace of my life.” {at('surveyor')}.",
        # 3 no such page
        "Calder had warned the board. Trial Tr. 900:1–4, May 3, 2022, ECF No. 141.",
        # 4 wrong speaker
        f"As Calder testified, the boiler had not been looked at. {at('never inspected')}.",
        # 5 counsel's words as testimony
        f"Harrow “had doubts about the gauge for months.” {at('raised it twice')}.",
        # 6 stricken
        f"“Everybody at the mill knew that he drank.” {at('he drank')}.",
        # 7 trimmed: the rest after "but"
        f"The sprinklers “were tested.” {at('ground floor')}.",
        # 8 trimmed: the hedge before
        f"“The upper seat was replaced.” {at('upper seat')}.",
        # 9 the words stand elsewhere
        f"“We ordered a new plate in December.” {at('never read')}.",
        # 10 hardened: no recollection called an admission
        f"Harrow admitted that he had closed the feed line. {at('who closed it')}.",
        # 11 wrong date
        f"The boiler was cold. {at('night shift').replace('May 2', 'May 7')}.",
        # 12 corrected later by the same witness
        f"The repair “would have cost nine hundred crowns.” {at('nine hundred')}.",
    ]
    planted = [
        ("misquoted", "was seldom inspected that winter."),
        ("misquoted", "the greatest disgrace of my life."),
        ("no_place", "Trial Tr. 900:1–4, May 3, 2022, ECF No. 141"),
        ("speaker", at("never inspected")),
        ("counsel", "had doubts about the gauge for months."),
        ("stricken", at("he drank")),
        ("trimmed", "were tested."),
        ("trimmed", "The upper seat was replaced."),
        ("elsewhere", "We ordered a new plate in December."),
        ("hardened", at("who closed it")),
        ("date", at("night shift").replace("May 2", "May 7")),
        ("corrected", at("nine hundred")),
    ]
    return "\n\n".join(paragraphs), planted


def test_all_planted_faults_are_found_and_nothing_else_is_called_one(view: View) -> None:
    draft, planted = brief()
    findings = lint(draft, view)
    faults = [(item.kind, item.text) for item in findings if item.severity is Severity.FAULT]
    assert [fault for fault in planted if fault not in faults] == []
    assert [fault for fault in faults if fault not in planted] == []
    assert len(faults) == len(planted)
    cited = {(item.citation, item.start) for item in findings if item.kind == "holds"}
    assert len(cited) == 20


def test_a_misquotation_is_shown_word_by_word(view: View) -> None:
    draft, _ = brief()
    [found] = [item for item in lint(draft, view) if "seldom" in item.text]
    assert found.diff is not None
    assert "[-never-] {+seldom+}" in found.diff


def test_words_that_stand_elsewhere_come_with_where(view: View) -> None:
    draft, _ = brief()
    [found] = [item for item in lint(draft, view) if item.kind == "elsewhere"]
    assert at("new plate in December") in found.message


def test_findings_are_positions_in_the_draft_and_come_as_table_json_and_comments(view: View) -> None:
    from docx import Document

    draft, planted = brief()
    findings = lint(draft, view)
    assert all(draft[item.start : item.end].strip("“”.") == item.text.strip("“”.") for item in findings)
    table = as_table(findings, draft)
    assert f"{len(planted)} faults; 20 citations hold." in table
    rows = [json.loads(row) for row in as_json(findings).splitlines()]
    assert sum(row["severity"] == "fault" for row in rows) == len(planted)
    document = Document(io.BytesIO(marked_up(draft, findings)))
    comments = [comment.text for comment in document.comments]
    assert len(comments) == len([item for item in findings if item.severity is not Severity.HOLDS])
    assert "\n".join(paragraph.text for paragraph in document.paragraphs) == draft


@pytest.mark.parametrize(
    ("suffix", "written"),
    [
        (".txt", "Venn said “put off to save money.” Venn Dep. 7:4–8."),
        (".md", "Venn said “put off to save money.” Venn Dep. 7:4–8."),
        (".tex", "Venn said ``put off to save money.'' \\emph{See} Venn Dep.~7:4--8."),
    ],
)
def test_drafts_of_every_kind_of_text_are_read(suffix: str, written: str, view: View) -> None:
    place = at("put off to save").split(", ")[0].split("Dep. ")[1]
    written = written.replace("7:4–8", place).replace("7:4--8", place.replace("–", "--"))
    findings = lint(draft_text(written.encode(), suffix), view)
    assert [item.kind for item in findings] == ["holds"]


def test_a_word_draft_is_read_with_its_footnotes(view: View) -> None:
    from kg.cite.export import export

    data = export([said("put off to save"), said("watchman")], "docx")
    findings = lint(draft_text(data, ".docx"), view)
    assert [item.kind for item in findings if item.kind == "holds"] == ["holds", "holds"]


def test_an_id_with_nothing_before_it_is_a_doubt_not_a_fault(view: View) -> None:
    findings = lint("So he said. Id. at 4:2.", view)
    assert [(item.kind, item.severity) for item in findings] == [("unresolved", Severity.DOUBT)]


def _deposition(name: str, *pages: int) -> list[Statement]:
    made = card(f"dep/{name}.txt", hearing_kind="deposition", deponent=name, volume=None, filing_number=None)
    return [
        statement(
            "I saw the lamp go out.", "What did you see?", document=made, declarant=name, ordinal=page,
            locator=Locator(page=page, line=1, end_page=page, end_line=2),
        )
        for page in pages
    ]  # fmt: skip


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """Two depositions by people who share a surname; only one of them has a page 9."""
    with open_store(f"file:{tmp_path_factory.mktemp('namesakes') / 'store'}") as store:
        writer = store.writer()
        for items in (_deposition("Ana Rook", 4), _deposition("Tilde Rook", 4, 9)):
            writer.write(record(*items, document=items[0].document))
        yield store.view


@pytest.mark.parametrize(
    ("draft", "kinds"),
    [
        # the surname alone is two people
        ("“I saw the lamp go out.” Rook Dep. 4:1–2.", {"ambiguous"}),
        # with the initial or the name it is one
        ("“I saw the lamp go out.” A. Rook Dep. 4:1–2.", {"holds"}),
        ("“I saw the lamp go out.” Ana Rook Dep. 4:1–2.", {"holds"}),
        # only one of them has the page: it holds, and a person should look
        ("“I saw the lamp go out.” Rook Dep. 9:1–2.", {"holds", "ambiguous"}),
        # the other one speaks
        ("A. Rook testified that she saw it. T. Rook Dep. 9:1–2.", {"speaker"}),
    ],
)
def test_two_deponents_of_one_surname_are_not_taken_for_each_other(
    draft: str, kinds: set[str], namesakes: View
) -> None:
    assert {item.kind for item in lint(draft, namesakes)} == kinds


HABITS = [
    # brackets after the citation belong to it
    ("Calder knew. Trial Tr. 210:3–5, May 3, 2022 (“We had the surveyor’s letter in our hands in November.”).", {"holds"}),
    ("Calder knew. Trial Tr. 210:3–5, May 3, 2022 (“We had no letter in our hands in November.”).", {"misquoted"}),
    # a string: the words stand at the second place
    ("The repair “was put off to save money.” Trial Tr. 40:5–7, May 2, 2022; Venn Dep. 7:4–6.", {"holds"}),
    # a paragraph set in, and its citation below it
    ("Venn said:\n\n> Yes, the repair was put off to save money.\n\nVenn Dep. 7:4–6.", {"holds"}),
    ("Venn said:\n\n> Yes, the repair was put off for a year.\n\nVenn Dep. 7:4–6.", {"misquoted"}),
    # by name and place alone, of a deponent and of a witness at trial
    ("The repair was put off (Venn 7:4–6).", {"holds"}),
    ("The letter was there (Calder 210:3–5).", {"holds"}),
    # by docket number alone
    ("The letter was there. ECF No. 141 at 210:3–5.", {"holds"}),
    # straight marks over a line break; a quotation within a quotation
    ('Calder said: "We had the surveyor\'s letter\nin our hands in November." Trial Tr. 210:3-5, May 3, 2022.', {"holds"}),
    # what the answer says besides is a doubt where the quotation keeps a qualification of its own
    ("The valve: “[t]he upper seat was replaced but the lower one was not.” Trial Tr. 40:14–17, May 2, 2022.", {"holds", "trimmed"}),
    # a capital that was changed without brackets is a doubt
    ("“The repair was put off to save money.” Venn Dep. 7:4–6.", {"misquoted", "holds"}),
    # words that a witness agreed to are a doubt, and a fault once they are given as testimony
    ("The owners “put off the repair to save money.” Venn Dep. 7:4–6.", {"counsel", "holds"}),
    ("Venn testified that the owners “put off the repair to save money.” Venn Dep. 7:4–6.", {"counsel"}),
    # an earlier sentence may quote another source
    ("They call it “a tragedy of errors and of thrift.” Calder had the letter. Trial Tr. 210:3–5, May 3, 2022.", {"misquoted", "holds"}),
]  # fmt: skip


@pytest.mark.parametrize(("draft", "kinds"), HABITS, ids=[draft[:40] for draft, _ in HABITS])
def test_habits_of_real_drafts(draft: str, kinds: set[str], view: View) -> None:
    assert {item.kind for item in lint(draft, view) if item.kind != "ambiguous"} == kinds


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """An article that reports, quotes, and does both."""
    with open_store(f"file:{tmp_path_factory.mktemp('press') / 'store'}") as store:
        store.writer().write(record(REPORT, SPLIT, BOTH, document=REPORT.document))
        yield store.view


@pytest.mark.parametrize(
    ("draft", "kinds"),
    [
        # the newspaper's words as the speaker's
        ("Torrow said that she “kept no ledger.” {}", {"reported"}),
        # the newspaper's words as the newspaper's
        ("The Gazette reported that she “kept no ledger.” {}", {"holds"}),
        # what it quotes, whole and within a report
        ("Torrow said: “We had a book.” {}", {"holds"}),
        ("Torrow called it “a small fire.” {}", {"holds"}),
        # the report around a quotation
        ("Torrow “told the mayor that it was” so. {}", {"reported"}),
    ],
)
def test_words_of_a_newspaper_are_not_its_sources_words(draft: str, kinds: set[str], press: View) -> None:
    story = REPORT.document
    assert story.published is not None
    cited = f"{story.authors[0]}, {story.title}, {story.publisher}, {date_text(story.published)}."
    findings = lint(draft.format(cited), press, source=lambda _: (STORY, story.sha256))
    assert {item.kind for item in findings} - {"ambiguous"} == kinds


@pytest.mark.parametrize(
    ("found", "bearing", "message"),
    [
        # another passage is found for the sentence, and nothing at the cited place
        ("watchman", Bearing.SUPPORTS, "Another passage may fit better"),
        # what is found at the cited place speaks against the sentence
        ("surveyor", Bearing.CONTRADICTS, "seems to contradict"),
    ],
)
def test_what_a_search_says_is_only_a_suggestion(found: str, bearing: Bearing, message: str, view: View) -> None:
    hit = Hit(statement=said(found), score=1.0, bearing=bearing)
    findings = lint(f"The company had been warned of the cracks. {at('surveyor')}.", view, lambda _: [hit])
    assert [item.kind for item in findings] == ["holds", "support"]
    assert findings[1].severity is Severity.SUGGESTION
    assert message in findings[1].message


# ---------------------------------------------------------------- generated drafts
def _misquote(item: Statement, rng: random.Random) -> str:
    words = item.quote.split()
    spot = rng.randrange(1, len(words) - 1)
    return " ".join([*words[:spot], "reportedly", *words[spot + 1 :]])


def _drafts(rng: random.Random) -> tuple[str, str | None]:
    """One sentence with a citation, and the kind of fault in it, if any."""
    clean = [item for item in STATEMENTS if item.status is Status.IN_EVIDENCE and "nine hundred" not in item.quote]
    item = rng.choice(clean)
    family = item.declarant.split()[-1]
    verb = rng.choice(["testified", "said", "stated", "explained"])
    where = cite(item)
    if rng.random() < 0.4:
        where = where.replace("–", "-").replace("ECF No.", "Dkt.")
    makers: list[tuple[str | None, Callable[[], str]]] = [
        (None, lambda: f"{family} {verb}: “{item.quote}” {where}"),
        (None, lambda: f"{family} was asked “{item.question}” and {verb} “{item.quote}” {where}"),
        (None, lambda: f"“{item.quote}” {where}"),
        (None, lambda: f"{family} {verb} as much. {where}"),
        ("misquoted", lambda: f"{family} {verb}: “{_misquote(item, rng)}” {where}"),
        ("counsel", lambda: f"{family} {verb}: “{(item.question or '').rstrip('?')}.” {where}"),
        (
            "speaker",
            lambda: (
                f"{rng.choice([n for n in (HARROW, CALDER, VENN) if n != item.declarant]).split()[-1]} {verb} as "
                f"much. {where}"
            ),
        ),
        ("no_place", lambda: f"{family} {verb} as much. Trial Tr. {rng.randrange(2000, 3000)}:3–9, May 2, 2022."),
    ]
    kind, made = rng.choice(makers)
    return made(), kind


def test_precision_and_recall_over_two_hundred_generated_drafts(view: View) -> None:
    rng = random.Random(7)
    hits = planted = reported = 0
    missed, false = [], []
    for _ in range(200):
        draft, kind = _drafts(rng)
        faults = {item.kind for item in lint(draft, view) if item.severity is Severity.FAULT}
        planted += kind is not None
        reported += len(faults)
        hits += kind in faults
        if kind is not None and kind not in faults:
            missed.append((kind, draft))
        if faults - {kind}:
            false.append((faults - {kind}, draft))
    assert (missed, false) == ([], [])
    assert hits == planted
    assert reported == planted > 60
