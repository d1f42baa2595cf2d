# ruff: noqa: E501 - a row of a table stays on one line
"""What a newspaper reports never leaves between quotation marks as the declarant's words."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cite.export import FORMATS, export
from kg.cite.export.blocks import entries
from kg.cite.speech import Speech, speech
from kg.model.document import DocumentKind
from kg.model.statement import Statement
from kg.model.text import Span, read
from tests.factories import article, card, statement

DIRECT, INDIRECT, MIXED = Speech.DIRECT, Speech.INDIRECT, Speech.MIXED


def at(text: str, *words: str, question: str | None = None) -> Statement:
    """A statement of an article whose spans hold these words."""
    spans = []
    start = 0
    for piece in words:
        start = text.index(piece, start)
        spans.append(Span(start, start + len(piece)))
        start += len(piece)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return statement(
        read(text, spans), question, document=article("town.md", sha256=sha256), declarant="Anna Torrow",
        answer_spans=tuple(spans), ordinal=spans[0].start,
        question_spans=(Span(text.index(question), text.index(question) + len(question)),) if question else (),
    )  # fmt: skip


TEXTS = [
    # a whole quotation, curly and straight marks
    ("Torrow said: “We kept no ledger.” She left.", "We kept no ledger.", DIRECT),
    ('Torrow said: "We kept no ledger." She left.', "We kept no ledger.", DIRECT),
    # the marks themselves in the span
    ("Torrow said: “We kept no ledger.” She left.", "“We kept no ledger.”", DIRECT),
    # a fragment, a part of a quotation
    ("She called it “partially” true.", "partially", DIRECT),
    ("Torrow said: “We kept no ledger, as you know, at all.”", "as you know", DIRECT),
    # reported, with quotations before and after it in the paragraph
    ("“No,” she said. Torrow told the court that she kept no ledger. “Never.”", "Torrow told the court that she kept no ledger.", INDIRECT),
    ('"No," she said. She kept no ledger, she added. "Never."', "She kept no ledger, she added.", INDIRECT),
    # reported, with a quotation in it
    ("Torrow told the court that she kept “no ledger”.", "Torrow told the court that she kept “no ledger”.", MIXED),
    # first person in a report is still the writer's
    ("The town told us that she kept no ledger.", "she kept no ledger", INDIRECT),
    # a quotation that runs on over paragraphs opens again in each
    ("“We kept no ledger.\n\n“We kept no book,” she said.", "We kept no book", DIRECT),
    ("“We kept no ledger.\n\nShe sat down, she said.", "She sat down", INDIRECT),
    # single marks, as British papers print; an apostrophe is none
    ("Torrow said: ‘We kept no ledger.’ She left.", "We kept no ledger.", DIRECT),
    ("Torrow's clerk didn't say so; she's gone.", "clerk didn't say so", INDIRECT),
    ("Torrow said: 'We kept no ledger.' She left.", "We kept no ledger.", DIRECT),
    # a mark of inches opens nothing
    ('A 6" board, Torrow said, lay there.', "lay there", INDIRECT),
    # other languages' marks
    ("Torrow sagte: „Wir führten kein Buch.“ Sie ging.", "Wir führten kein Buch.", DIRECT),
    ("Torrow sagte: „Wir führten kein Buch.“ Sie ging.", "Sie ging.", INDIRECT),
    ("Torrow a dit : « Nous n'avions pas de registre. » Elle partit.", "Nous n'avions pas de registre.", DIRECT),
    # quotations in a quotation
    ("Torrow said: “He told me ‘burn it’ and left.”", "He told me ‘burn it’ and left.", DIRECT),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "how"), TEXTS, ids=[f"{how.value}-{words[:20]}" for _, words, how in TEXTS])
def test_the_marks_of_the_source_decide_whose_words_they_are(text: str, words: str, how: Speech) -> None:
    assert speech(at(text, words), text) is how


def test_testimony_and_pleadings_are_the_declarants_own() -> None:
    assert speech(statement("He said that I left.", "What?", document=card())) is DIRECT
    assert speech(statement("It is admitted.", None, document=card(kind=DocumentKind.PLEADING))) is DIRECT


def test_without_the_text_what_may_be_a_report_is_called_one() -> None:
    assert speech(at("Torrow said she kept no ledger.", "Torrow said she kept no ledger.")) is INDIRECT
    assert speech(at("We kept no ledger.", "We kept no ledger.")) is DIRECT


@given(st.text("ab “”\"'‘’«»\n.", max_size=60), st.integers(0, 59), st.integers(1, 20))
def test_any_text_is_told_without_fail(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    item = statement("x", None, document=article(), answer_spans=(Span(start, end),))
    assert speech(item, text) in Speech


STORY = (
    "The court asked whether she kept a ledger. Torrow told the court that she kept no ledger.\n\n“We had a book,” she said, after a pause, “and it burned.”\n\n"
    "Torrow told the mayor that it was “a small fire”.\n"
)
REPORT = at(STORY, "Torrow told the court that she kept no ledger.", question="whether she kept a ledger")
SPLIT = at(STORY, "We had a book,", "and it burned.")
BOTH = at(STORY, "Torrow told the mayor that it was “a small fire”.")


def exported(form: str, *items: Statement) -> str:
    data = export(items, form, source=lambda _: (STORY, REPORT.document.sha256))
    if form in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    return data.decode()


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json-ld"])
def test_no_format_puts_a_report_between_quotation_marks(form: str) -> None:
    text = exported(form, REPORT)
    words = REPORT.quote
    assert words in text or words.replace(" ", "\\ ") in text
    for mark in ("“", "``", "&quot;", "&ldquo;", "A. ", "A.</w:t>"):
        assert mark + words not in text
    assert "eported" in text or "indirect" in text
    assert "quoting Anna Torrow" not in text


def test_in_annotations_the_selector_is_exact_and_beside_it_stands_whose_words_it_selects() -> None:
    assert '"exact": "Torrow told the court that she kept no ledger."' in exported("json-ld", REPORT)
    assert '"speech": "indirect"' in exported("json-ld", REPORT)


def test_a_quotation_that_the_source_takes_apart_stays_apart() -> None:
    text = exported("text", SPLIT)
    assert "“We had a book,” … “and it burned.”" in text
    assert "(quoting Anna Torrow)" in text


def test_a_report_says_whose_words_it_is_in_and_what_was_asked() -> None:
    text = exported("text", REPORT)
    assert "Reported: Torrow told the court that she kept no ledger." in text
    assert "Asked, as reported: whether she kept a ledger" in text
    assert f"[Reported in the words of {REPORT.document.publisher}, not quoted.]" in text
    assert "(reporting a statement of Anna Torrow)" in text


def test_a_report_that_another_paper_passes_on_is_cited_not_quoted() -> None:
    text = exported("text", dataclasses.replace(REPORT, reported_by=(str(REPORT.document.publisher), "the Wire")))
    assert "(citing the Wire (reporting a statement of Anna Torrow))" in text


def test_of_a_report_with_a_quotation_only_the_quotation_is_the_declarants() -> None:
    text = exported("text", BOTH)
    assert "Reported: Torrow told the mayor that it was “a small fire”." in text
    assert "only what stands in quotation marks is Anna Torrow's" in text


def test_work_product_follows_the_same_rule() -> None:
    from kg.cite.brief import chronology, digest
    from kg.cite.export import write_blocks

    made = list(entries([REPORT, SPLIT], source=lambda _: (STORY, REPORT.document.sha256)))
    for blocks in (chronology(made), digest(made, "Anna Torrow")):
        out = io.BytesIO()
        write_blocks(blocks, "markdown", out)
        assert "“Torrow told" not in out.getvalue().decode()
