"""Views show evidence as text, whatever a source holds; silence, doubt and marks are in words."""

from __future__ import annotations

import dataclasses
import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.model.answer import Answer, Searched
from kg.model.document import Document, DocumentKind, Layout, SourceFile
from kg.model.statement import Act, Stance, Statement
from kg.model.testimony import Status
from kg.model.text import Line, Locator, Span, read
from tests.factories import article, card, statement
from ui.views.card import ACTS, MARKS, STANCES, Held, Link, Shown, statement_card
from ui.views.page import message_page, record_page
from ui.views.panel import Exhibit, Listing, evidence, listed, refused
from ui.views.passage import MOST_BETWEEN, Part, page, printed, rows
from ui.views.reply import fault, reply

MARKUP = [
    "<img src=x onerror=alert(1)>",
    "<speaker>MR. SMITH</speaker>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    "</dd></dl></section><script>alert(1)</script>",
    "&lt;b&gt;",
    "</textarea></title></style><svg/onload=alert(1)>",
    "${alert(1)} {{constructor.constructor('alert(1)')()}}",
]
"""what a hostile source may hold"""


def shown(item: Statement | None = None, **changes: object) -> Shown:
    given = Shown(statement=item or statement(), citation="Trial Tr. 41:3–4, Mar. 5, 2024.")
    return dataclasses.replace(given, **changes)  # type: ignore[arg-type]


def answer(**changes: object) -> Answer:
    given = Answer(
        question="Did Quill know?",
        text="Marta Quill admitted: “Yes.”",
        abstained=False,
        searched=Searched(documents=3, statements=1234, query="quill know"),
        template="did_admit",
        cypher="MATCH (n) RETURN n",
    )
    return dataclasses.replace(given, **changes)  # type: ignore[arg-type]


class Tags(HTMLParser):
    """The elements, attributes and text of a view, as a browser would take them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag not in ("meta", "link", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> without a start"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def inert(view: str, text: str) -> None:
    """The text is visible as it is, and has made no element and no attribute of its own."""
    tags = Tags(view)
    assert not tags.open, f"not closed: {tags.open}"
    assert not {"img", "svg", "speaker", "b"} & set(tags.elements)
    assert not [name for name in tags.attributes if name.startswith("on") or name == "autofocus"]
    assert "alert" not in "".join(re.findall(r"<script.*?</script>", view, re.S))
    assert text in tags.text


FIELDS = ["quote", "question", "declarant", "hedge", "examiner", "made_on_basis", "claim"]


@pytest.mark.parametrize("text", MARKUP)
@pytest.mark.parametrize("field", FIELDS)
def test_markup_of_a_source_is_shown_as_text(field: str, text: str) -> None:
    inert(statement_card(shown(dataclasses.replace(statement(), **{field: text}))), text)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_names_of_files_layers_objections_and_citations_is_shown_as_text(text: str) -> None:
    document = article(path=f"news/{text}", title=text, publisher=text)
    hostile = dataclasses.replace(
        statement(document=document), reported_by=(text, text), objections=(text,), examination=text
    )
    link = Link(statement=hostile, citation=text, relation=text)
    inert(statement_card(shown(hostile, citation=text, cautions=(text,), links=(link,))), text)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_an_answer_or_a_question_is_shown_as_text(text: str) -> None:
    document = card(path=f"{text}.txt", title=text)
    exhibit = Exhibit(
        answer=answer(question=text, text=text, cypher=text, searched=Searched(documents=1, statements=1, query=text)),
        shown=(shown(),),
        rest=((statement(text, document=document), text),),
        near=(shown(statement(text)),),
        documents=(document,),
        narrowed=text,
    )
    silent = dataclasses.replace(exhibit, answer=dataclasses.replace(exhibit.answer, abstained=True))
    for made in (exhibit, silent):
        inert(evidence(made), text)
        inert(reply(made), text)
    inert(listed(Listing(count=2, shown=exhibit.shown, rest=exhibit.rest, narrowed=text)), text)
    inert(refused(text), text)
    inert(fault(text), text)
    inert(message_page(text, text), text)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_on_a_page_of_the_source_is_shown_as_text(text: str) -> None:
    document, item = _printed([f"Q. {text}", f"A. {text}", text], [(0, 3)], [(1, 3)])
    made = record_page(shown(item, rows=rows(document, item)), page(document, item), [7], 7, "")
    inert(made, text)
    inert(record_page(shown(item), (), (), None, text), text)


def test_a_statement_that_is_not_evidence_carries_its_mark_in_words() -> None:
    for status, words in MARKS.items():
        made = statement_card(shown(statement(status=status)))
        assert words in made
        assert f'data-status="{status.value}"' in made
    assert 'class="mark"' not in statement_card(shown(statement(status=Status.IN_EVIDENCE)))


def test_every_act_and_stance_is_a_badge_in_words() -> None:
    assert set(ACTS) == set(Act)
    assert set(STANCES) == set(Stance)
    made = statement_card(shown(statement(act=Act.PARTIAL_ADMISSION)))
    assert '<span class="badge act">Partial admission</span>' in made
    assert '<span class="badge">qualifies the proposition</span>' in made


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    undated = dataclasses.replace(statement(document=article()), made_on=None, made_on_basis=None, precision=None)
    assert "The source does not state when." in statement_card(shown(undated))


def test_the_layers_of_a_report_are_shown_outermost_first() -> None:
    said = dataclasses.replace(statement(document=article()), reported_by=("The Lantern", "The Wire"))
    made = statement_card(shown(said))
    assert "The Lantern › The Wire" in made
    assert "as reported by The Lantern" in made


def test_doubt_about_an_act_is_shown() -> None:
    made = statement_card(shown(dataclasses.replace(statement(), confidence=0.55, alternatives=(Act.EVASION,))))
    assert "doubtful (55%)" in made
    assert "could also be read as did not answer" in made
    assert "doubtful" not in statement_card(shown())


def test_the_pin_cite_stands_before_the_words_with_its_button_beside() -> None:
    made = statement_card(shown())
    assert made.index("<cite>") < made.index("data-copy=") < made.index('class="record"')
    assert 'data-copy="Trial Tr. 41:3–4, Mar. 5, 2024."' in made


HEDGES = [
    # (quote, hedge, what is underlined)
    ("We knew to some extent.", "to some extent", "to some extent"),
    ("To some extent. We knew.", "to some extent", "To some extent"),  # as it stands, not as it was asked for
    ("Maybe. It may be.", "may", "may"),  # no part of a word
    ("Yes, we knew.", "partially", None),  # a hedge that is not in the quote underlines nothing
    ("a <b> & c", "<b> &", "<b> &"),  # cut where it was not escaped, escaped where it is shown
    ("I think so, I think.", "I think", "I think"),
]


@pytest.mark.parametrize(("quote", "hedge", "underlined"), HEDGES)
def test_the_hedge_is_underlined_within_the_quote(quote: str, hedge: str, underlined: str | None) -> None:
    made = statement_card(shown(dataclasses.replace(statement(quote), hedge=hedge)))
    found = re.findall(r'<u class="hedge">(.*?)</u>', made)
    assert found == ([escape(underlined)] if underlined else [])
    assert f"hedged: “{escape(hedge)}”" in made


def test_a_hedge_over_a_line_end_is_underlined_on_both_lines() -> None:
    document, item = _printed(["Q. Did you?", "A. Only to some", "extent, sir."], [(0, 3)], [(1, 3), (2, 0)])
    item = dataclasses.replace(item, hedge="to some extent")
    made = statement_card(shown(item, rows=rows(document, item), held=Held.CHECKED))
    assert re.findall(r'<u class="hedge">(.*?)</u>', made) == ["to some", "extent"]


def test_question_and_answer_are_set_apart_with_their_printed_lines() -> None:
    lines = ["Q. Did you know of", "the rust?", "MR. FENN: Objection.", "A. Yes, we", "knew."]
    document, item = _printed(lines, [(0, 3), (1, 0)], [(3, 3), (4, 0)])
    found = rows(document, item)
    assert [(row.part.value, row.place, row.text) for row in found] == [
        ("question", "7:3", "Did you know of"),
        ("question", "7:4", "the rust?"),
        ("between", "7:5", "MR. FENN: Objection."),
        ("answer", "7:6", "Yes, we"),
        ("answer", "7:7", "knew."),
    ]
    tags = Tags(statement_card(shown(item, rows=found)))
    assert [word for word in tags.words if word in ("Q.", "A.")] == ["Q.", "A."]
    assert "Between question and answer" in tags.text


def test_many_lines_between_question_and_answer_are_counted() -> None:
    many = MOST_BETWEEN + 1
    document, item = _printed(["Q. Did you?", *(["MR. FENN: Well."] * many), "A. Yes."], [(0, 3)], [(many + 1, 3)])
    found = [row.text for row in rows(document, item) if row.part is Part.BETWEEN]
    assert found == [f"[{many} lines between question and answer are left out here]"]


def test_rows_that_are_not_the_quote_are_never_shown_as_it() -> None:
    document, item = _printed(["Q. Did you?", "A. No."], [(0, 3)], [(1, 3)])
    wrong = dataclasses.replace(item, quote="Yes.")
    made = statement_card(shown(wrong, rows=rows(document, item)))
    assert "Yes." in made
    assert ">No.<" not in made


def test_what_surrounds_a_statement_is_shown_as_printed_with_its_own_lines_marked() -> None:
    document, item = _printed(["Before.", "Q. Did you?", "A. No.", "After."], [(1, 3)], [(2, 3)])
    found = printed(document, item, 1, 1)
    assert [line.cited for line in found] == [False, True, True, False]
    assert [line.place for line in found] == ["7:3", "7:4", "7:5", "7:6"]
    made = statement_card(shown(item, around=found))
    assert '<mark class="answer">No.</mark>' in made
    assert "Q. " in made


def test_a_struck_answer_on_the_page_is_marked_there() -> None:
    document, item = _printed(["Q. Did you?", "A. No.", "A. He was drunk."], [(0, 3)], [(1, 3)])
    start = document.text.index("He was drunk.")
    found = page(document, item, struck=[Span(start, start + 5)])
    assert [line.struck for line in found] == [False, False, True]
    made = record_page(shown(item), found, [7], 7, "")
    assert made.count("Stricken: not evidence") == 1


def test_an_abstention_is_unmistakable_and_lists_what_was_searched() -> None:
    made = evidence(
        Exhibit(
            answer=answer(text="The record does not say: nothing.", abstained=True),
            near=(shown(),),
            documents=(card(), article()),
            narrowed="statements by June Oyama",
        )
    )
    assert made.index("The record does not say</h2>") < made.index("What was searched") < made.index("Near misses")
    assert 'data-announce="The record does not say."' in made
    assert "1,234 statements in 3 documents" in made
    assert "matter/day-1.txt" in made
    assert "news/ferry.html" in made
    assert "Only statements by June Oyama" in made
    assert "Evidence: " not in made
    assert "Copy all citations" not in made


def test_near_misses_are_apart_and_each_says_that_it_is_no_answer() -> None:
    made = evidence(Exhibit(answer=answer(abstained=True), near=(shown(), shown(statement(ordinal=1)))))
    assert made.count('<p class="not">Not an answer</p>') == 2
    assert made.count('class="card nearby"') == 2
    assert 'class="number"' not in made
    answered = evidence(Exhibit(answer=answer(statements=(statement(),)), shown=(shown(),)))
    assert "Not an answer" not in answered


def test_the_chat_says_that_the_record_is_silent_and_keeps_near_misses_out_of_it() -> None:
    text = "The record does not say: no statement is about this. Searched: 9. Near, but not an answer: He said “x”."
    made = reply(Exhibit(answer=answer(text=text, abstained=True), near=(shown(),)))
    assert 'class="reply silent"' in made
    assert "<p>No statement is about this. Searched: 9.</p>" in made
    assert "He said" not in made
    assert "silent" not in reply(Exhibit(answer=answer(statements=(statement(),)), shown=(shown(),)))


def test_a_source_that_has_changed_is_told_before_the_answer_is_read() -> None:
    broken = shown(held=Held.BROKEN, cautions=("matter/day-1.txt: the file has changed.",))
    exhibit = Exhibit(answer=answer(statements=(statement(),)), shown=(broken,))
    assert "the file has changed" in reply(exhibit)
    assert 'data-held="broken"' in evidence(exhibit)
    assert "does not hold" in evidence(exhibit)


def test_what_is_beyond_the_cards_is_listed_and_exported_with_the_rest() -> None:
    more = [statement(ordinal=number) for number in range(1, 4)]
    made = evidence(
        Exhibit(
            answer=answer(statements=(statement(), *more)), shown=(shown(),), rest=tuple((item, "c") for item in more)
        )
    )
    assert "3 more statements" in made
    assert '<ol start="2">' in made
    link = re.search(r'href="(/cited\?format=docx[^"]*)"', made)
    assert link is not None
    assert link.group(1).count("id=") == 4


def test_a_list_says_what_it_leaves_out() -> None:
    made = listed(Listing(count=500, shown=(shown(),), rest=((statement(ordinal=1), "c"),), narrowed="statements by X"))
    assert "Listed: 500 statements" in made
    assert "498 more are not listed here" in made
    assert "In the order of the record: statements by X." in made
    assert "not listed here" not in listed(Listing(count=1, shown=(shown(),)))


def _printed(
    texts: list[str], asked: list[tuple[int, int]], answered: list[tuple[int, int]]
) -> tuple[Document, Statement]:
    """A page 7 with these lines from line 3 on, and the statement whose parts begin at (line, column) to line ends."""
    text = "\n".join(texts)
    starts = [sum(len(one) + 1 for one in texts[:number]) for number in range(len(texts))]
    lines = tuple(
        Line(start=start, end=start + len(one), page=7, number=3 + number)
        for number, (start, one) in enumerate(zip(starts, texts, strict=True))
    )

    def spans(parts: list[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(Span(starts[line] + column, starts[line] + len(texts[line])) for line, column in parts)

    source = SourceFile(path="d.txt", location=Path("d.txt"), data=b"", sha256="0", media_type="text/plain")
    document = Document(
        id="doc:1", source=source, kind=DocumentKind.TRANSCRIPT, layout=Layout.PAGE_LINE, text=text, lines=lines
    )
    item = dataclasses.replace(
        statement(),
        quote=read(text, spans(answered)),
        question=read(text, spans(asked)),
        question_spans=spans(asked),
        answer_spans=spans(answered),
        locator=Locator(page=7, line=3, end_page=7, end_line=2 + len(texts)),
    )
    return document, item
