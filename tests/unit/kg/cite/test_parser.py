# ruff: noqa: E501 - a row of a table stays on one line
"""Citations as people write them in briefs; what was guessed is said."""

from __future__ import annotations

import datetime as dt
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cite import model
from kg.cite.formatter import format, plain
from kg.cite.model import Cite
from kg.cite.parser import find_citations, parse, parsed
from kg.cite.pin import Pin, Range, Unit, lines, pages
from kg.model.errors import UsageError
from tests.unit.kg.cite.citations_table import ROWS

RIVERA = model.Deposition(deponent="Rivera", pin=lines(45, 12, 45, 17))
TRIAL = model.TrialTranscript(pin=lines(45, 12, 46, 3), date=dt.date(2025, 10, 8), ecf="210")

VARIANTS: list[tuple[str, Cite]] = [
    # dashes: hyphen, minus, figure dash, words
    ("Rivera Dep. 45:12-17.", RIVERA),
    ("Rivera Dep. 45:12—17", RIVERA),
    ("Rivera Dep. 45:12 to 17", RIVERA),
    ("Rivera Dep. 45:12 through 45:17", RIVERA),
    # the page said twice
    ("Rivera Dep. 45:12-45:17", RIVERA),
    # "at", with and without a comma
    ("Rivera Dep. at 45:12-17", RIVERA),
    ("Rivera Dep., at 45:12–17.", RIVERA),
    ("Rivera Dep. at p. 45, ll. 12–17", RIVERA),
    ("Rivera Dep. 45, lines 12-17", RIVERA),
    # names of the transcript
    ("Rivera Depo. 45:12-17", RIVERA),
    ("Rivera Dep. Tr. 45:12-17", RIVERA),
    ("Rivera Dep. Tr. at 45:12-17", RIVERA),
    ("Rivera Dep 45:12-17", RIVERA),
    ("Rivera Deposition 45:12-17", RIVERA),
    ("Rivera deposition at 45:12-17", RIVERA),
    ("Dep. of Rivera at 45:12-17", RIVERA),
    ("Rivera depo., 45:12-17", RIVERA),
    # a signal before it is not a part of it
    ("See Rivera Dep. 45:12–17.", RIVERA),
    ("see also Rivera Dep. 45:12–17.", RIVERA),
    ("But see Rivera Dep. 45:12–17.", RIVERA),
    # the docket's many names
    ("Trial Tr. 45:12–46:3, Oct. 8, 2025, ECF 210", TRIAL),
    ("Trial Tr. 45:12-46:3, Oct. 8, 2025, Dkt. 210.", TRIAL),
    ("Trial Tr. 45:12-46:3, Oct. 8, 2025, Dkt. No. 210", TRIAL),
    ("Trial Tr. at 45:12-46:3, October 8, 2025, Doc. 210", TRIAL),
    ("Trial Tr. 45:12–46:3, 8 Oct. 2025, D.E. 210", TRIAL),
    ("Trial Transcript 45:12-46:3, Oct 8, 2025, Docket Entry No. 210", TRIAL),
    ("Trial Tr. 45:12-46:3 , Oct. 8, 2025 ,ECF No. 210", TRIAL),
    # parentheticals
    ("Rivera Dep. 45:12-17 (emphasis added).", model.Deposition(deponent="Rivera", pin=RIVERA.pin, parentheticals=("emphasis added",))),
    (
        "Rivera Dep. 45:12-17 (objection omitted) (emphasis added).",
        model.Deposition(deponent="Rivera", pin=RIVERA.pin, parentheticals=("objection omitted", "emphasis added")),
    ),
    ("Rivera Dep. 45:12-17 (Rivera, CEO).", model.Deposition(deponent="Rivera", pin=RIVERA.pin, parentheticals=("Rivera, CEO",))),
    ("(Rivera Dep. 45:12-17).", model.Deposition(deponent="Rivera", pin=RIVERA.pin, enclosed=True)),
    # several passages
    ("Rivera Dep. 45:12-17; 51:3-8", model.Deposition(deponent="Rivera", pin=Pin((Range("45", 12, None, 17), Range("51", 3, None, 8))))),
    ("Rivera Dep. 45:12, 45:17", model.Deposition(deponent="Rivera", pin=Pin((Range("45", 12), Range("45", 17))))),
    ("Rivera Dep. 45:12-17 and 51:3-8", model.Deposition(deponent="Rivera", pin=Pin((Range("45", 12, None, 17), Range("51", 3, None, 8))))),
    # names of several words
    ("van der Meer Dep. 4:1", model.Deposition(deponent="van der Meer", pin=lines(4, 1))),
    ("M. O'Neill-Ray Dep. 4:1", model.Deposition(deponent="M. O'Neill-Ray", pin=lines(4, 1))),
    ("Rivera Decl. at ¶ 9", model.Declaration(declarant="Rivera", pin=pages(9, unit=Unit.PARAGRAPH))),
    ("Rivera Decl. para. 9", model.Declaration(declarant="Rivera", pin=pages(9, unit=Unit.PARAGRAPH))),
    ("Id. at 46:3-5.", model.Id(pin=lines(46, 3, 46, 5))),
    ("Id. ¶ 12", model.Id(pin=pages(12, unit=Unit.PARAGRAPH))),
    ("id.", model.Id()),
    ("2 RT 345:12-17", model.RecordPage(system="RT", volume="2", pin=lines(345, 12, 345, 17))),
    ("Trial Tr. vol. II, 45:12", model.TrialTranscript(volume="II", pin=lines(45, 12))),
    ("Hearing Tr. at 12:4-13:1", model.HearingTranscript(pin=lines(12, 4, 13, 1))),
    ("Answer at ¶ 12", model.AnswerPleading(pin=pages(12, unit=Unit.PARAGRAPH))),
    # further lines of the page without the page; a date after them is none
    ("Rivera Dep. 45:3–7, 12–14", model.Deposition(deponent="Rivera", pin=Pin((Range("45", 3, None, 7), Range("45", 12, None, 14))))),
    ("Rivera Dep. 45:3, 7 and 12", model.Deposition(deponent="Rivera", pin=Pin((Range("45", 3), Range("45", 7), Range("45", 12))))),
    ("Rivera Dep. 45:24–46:3, 7", model.Deposition(deponent="Rivera", pin=Pin((Range("45", 24, "46", 3), Range("46", 7))))),
    ("Trial Tr. 45:12–46:3, 8 Oct. 2025, ECF No. 210", TRIAL),
    ("Rivera Dep. 45:03-45:07", model.Deposition(deponent="Rivera", pin=lines(45, 3, 45, 7))),
    # where the exhibit or the docket number stands
    ("Rivera Dep. (Ex. A) at 45:12-17", model.Deposition(deponent="Rivera", exhibit="A", pin=RIVERA.pin)),
    ("Rivera Dep., Ex. A, at 45:12-17", model.Deposition(deponent="Rivera", exhibit="A", pin=RIVERA.pin)),
    ("Ex. A (Rivera Dep. Tr.) at 45:12-17", model.Deposition(deponent="Rivera", exhibit="A", pin=RIVERA.pin)),
    ("Ex. A, Rivera Dep. 45:12-17", model.Deposition(deponent="Rivera", exhibit="A", pin=RIVERA.pin)),
    ("Rivera Dep. (ECF No. 88-3) at 45:12-17", model.Deposition(deponent="Rivera", ecf="88-3", pin=RIVERA.pin)),
    ("Rivera Dep. [Dkt. 88-3] 45:12-17", model.Deposition(deponent="Rivera", ecf="88-3", pin=RIVERA.pin)),
    ("ECF No. 88-3 at 4", model.Filing(ecf="88-3", pin=pages(4))),
    ("Dkt. 210 at 45:12-17", model.Filing(ecf="210", pin=RIVERA.pin)),
    ("ECF No. 12 ¶ 4", model.Filing(ecf="12", pin=pages(4, unit=Unit.PARAGRAPH))),
    ("ECF No. 88-3, PageID.1234", model.RecordPage(system="PageID", ecf="88-3", pin=pages(1234))),
    ("PageID # 123", model.RecordPage(system="PageID", pin=pages(123))),
    # volumes and sessions
    ("Rivera Dep. II 45:12-17", model.Deposition(deponent="Rivera", volume="II", pin=RIVERA.pin)),
    ("Rivera II Tr. 45:12-17", model.Deposition(deponent="Rivera", volume="II", pin=RIVERA.pin)),
    ("Vol. 2, 45:12-17", model.Transcript(volume="2", pin=RIVERA.pin)),
    ("Oct. 8, 2025 PM Trial Tr. 45:12-17", model.TrialTranscript(date=dt.date(2025, 10, 8), pin=RIVERA.pin)),
    ("10/8/25 Trial Tr. 45:12-17", model.TrialTranscript(date=dt.date(2025, 10, 8), pin=RIVERA.pin)),
    ("T. 45/12-17", model.Transcript(pin=RIVERA.pin)),
    ("3T 45:12-17", model.Transcript(volume="3", pin=RIVERA.pin)),
    ("Tr. Day 3, 45:12-17", model.Transcript(volume="3", pin=RIVERA.pin)),
    # inquiries: day, page and line; documents by their number
    ("{Day 12/45:12-17}", model.InquiryTranscript(volume="12", pin=RIVERA.pin)),
    ("Day 12/45", model.InquiryTranscript(volume="12", pin=pages(45))),
    ("T12/45/12-17", model.InquiryTranscript(volume="12", pin=RIVERA.pin)),
    ("Day 12, page 45, lines 12 to 17", model.InquiryTranscript(volume="12", pin=RIVERA.pin)),
    ("{POL00001/1}", model.Exhibit(exhibit="POL00001", pin=pages(1))),
    ("WITN00010100, para 45", model.Exhibit(exhibit="WITN00010100", pin=pages(45, unit=Unit.PARAGRAPH))),
    # exhibits of a trial, other papers
    ("PTX 12 at 4", model.Exhibit(exhibit="PTX 12", pin=pages(4))),
    ("DX-45.3", model.Exhibit(exhibit="DX-45.3")),
    ("SAC ¶ 12", model.Complaint(prefix="SAC", pin=pages(12, unit=Unit.PARAGRAPH))),
    ("Pl.'s SMF ¶ 12", model.Brief(title="Pl.'s SMF", pin=pages(12, unit=Unit.PARAGRAPH))),
    ("RFA No. 7", model.RfaResponse(pin=pages(7, unit=Unit.NUMBER))),
    ("Def. Resp. to RFA No. 7", model.RfaResponse(responder="Def.", pin=pages(7, unit=Unit.NUMBER))),
    ("Rivera Supp. Decl. ¶ 9", model.Declaration(declarant="Rivera", pin=pages(9, unit=Unit.PARAGRAPH))),
    ("Rivera Report ¶ 9", model.Declaration(declarant="Rivera", kind="Report", pin=pages(9, unit=Unit.PARAGRAPH))),
    ("ROA.20-1234.567", model.RecordPage(system="ROA", docket="20-1234", pin=pages(567))),
    ("App'x 123", model.RecordPage(system="App'x", pin=pages(123))),
    ("ibid, turn 7", model.Id(pin=pages(7, unit=Unit.TURN))),
    ("Ibid.", model.Id()),
    ("Id., 46:1", model.Id(pin=lines(46, 1))),
    ("First Am. Compl. ¶ 12, ECF No. 30", model.Complaint(prefix="First Am.", pin=pages(12, unit=Unit.PARAGRAPH), ecf="30")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cite"), VARIANTS, ids=[text for text, _ in VARIANTS])
def test_variants_of_real_briefs_are_read(text: str, cite: Cite) -> None:
    assert parse(text) == cite


@pytest.mark.parametrize(("_name", "court", "cite", "text"), ROWS, ids=[row[0] for row in ROWS])
def test_plain_text_without_italics_is_read_too(_name: str, court: str, cite: Cite, text: str) -> None:
    assert parse(plain(text), court) == cite


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Rivera Dep. 45:12-46", "may be a page"),
        ("Rivera Dep. 45:17-45:12", "ends before it begins"),
        ("Rivera Dep. 45", "without lines"),
        ("2 RT 345:12", "realtime"),
        ("Jane Doe, What They Knew, N.Y. Times, Mar. 3, 2024, at A1.", "Without italics"),
        ("Id. at 4:2", "citation before it"),
    ],
)
def test_what_was_guessed_is_said(text: str, doubt: str) -> None:
    assert any(doubt in item for item in parsed(text).doubts)


def test_a_clean_citation_leaves_no_doubt() -> None:
    assert parsed("Rivera Dep. 45:12–17.").doubts == ()


@pytest.mark.parametrize("text", ["", "the witness agreed", "410 U.S. 113", "Mar. 3, 2024"])
def test_what_is_no_record_citation_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse(text)


DRAFT = (
    "Acme knew by May. Rivera Dep. 45:12–17, ECF No. 88-3. Its chief engineer agreed. Id. at 46:3-5; see also Compl. "
    "¶¶ 12–14; Trial Tr. 101:2-102:9 (emphasis added). Compare Smith v. Jones, 410 U.S. 113, 120 (1973), with the "
    "ratio 3:1 and the hour 10:45. As Marta Quill Dep. Tr. at 9:1 shows, it did (Chen Decl. Ex. 12, at ACME-0001234)."
)


def test_citations_are_found_in_a_draft_with_their_places_and_nothing_else_is() -> None:
    found = find_citations(DRAFT)
    assert [item.text for item in found] == [
        "Rivera Dep. 45:12–17, ECF No. 88-3",
        "Id. at 46:3-5",
        "Compl. ¶¶ 12–14",
        "Trial Tr. 101:2-102:9 (emphasis added)",
        "Marta Quill Dep. Tr. at 9:1",
        "Chen Decl. Ex. 12, at ACME-0001234",
    ]
    assert all(DRAFT[item.start : item.end] == item.text for item in found)


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        # what begins a sentence is no name before "supra", no party before a response
        ("He said so. Rivera, supra, at 4.", ["Rivera, supra, at 4"]),
        ("He said so. Resp. to RFA No. 7.", ["Resp. to RFA No. 7"]),
        (
            "See Def.'s Resp. to Pl.'s First Reqs. for Admis. No. 7.",
            ["Def.'s Resp. to Pl.'s First Reqs. for Admis. No. 7"],
        ),
        # the day of a date is no volume
        ("As on Oct. 1 Tr. 45:3 shows.", ["Tr. 45:3"]),
        # "Trial" is nobody's name
        ("The Oct. 1 AM Trial Tr. 45:3 shows it.", ["Trial Tr. 45:3"]),
        # a page with a decimal is not read as a page
        ("Rivera Dep. 45.3 shows.", ["Rivera Dep."]),
        # after lines, a sentence; a year; other words
        ("Rivera Dep. 45:3, 7. Then he left.", ["Rivera Dep. 45:3, 7"]),
        ("Rivera Dep. 45:3, 12 men saw it.", ["Rivera Dep. 45:3"]),
    ],
)
def test_only_the_citation_is_found(draft: str, found: list[str]) -> None:
    assert [item.text.rstrip(",") for item in find_citations(draft)] == found


# ---------------------------------------------------------------- round trip
words = st.text(string.ascii_lowercase, min_size=2, max_size=8)
names = st.builds(lambda first, rest: (first + rest).title(), st.sampled_from("ABDGKLMNPRSTVWZ"), words)
people = st.one_of(names, st.builds(lambda a, b: f"{a}. {b}", st.sampled_from("ABKM"), names)).filter(
    lambda name: name.split()[-1] not in ("Trial", "Hearing", "See", "But", "And", "The")
)
titles = st.lists(names, min_size=2, max_size=6).map(" ".join)
days = st.none() | st.dates(dt.date(1950, 1, 1), dt.date(2049, 12, 31))
ecfs = st.none() | st.from_regex(r"[1-9]\d{0,3}(-[1-9]\d?)?", fullmatch=True)
volumes = st.none() | st.integers(1, 40).map(str)


@st.composite
def line_ranges(draw: st.DrawFn) -> Range:
    page, line = draw(st.integers(1, 9999)), draw(st.integers(1, 28))
    more, end = draw(st.integers(0, 2)), draw(st.integers(1, 28))
    pin = lines(page, line, page + more, end if more or end >= line else line)
    return pin.ranges[0]


line_pins = st.lists(line_ranges(), min_size=1, max_size=3).map(lambda found: Pin(tuple(found)))
page_pins = st.integers(1, 9999).map(pages)


def counted(unit: Unit) -> st.SearchStrategy[Pin]:
    return st.builds(lambda start, more: pages(start, start + more, unit), st.integers(1, 999), st.integers(0, 9))


paragraphs = counted(Unit.PARAGRAPH)
notes = st.lists(st.sampled_from(["emphasis added", "objection omitted", "alteration in original"]), max_size=2).map(
    tuple
)
common = {"date": days, "ecf": ecfs, "parentheticals": notes, "enclosed": st.booleans()}
cites: st.SearchStrategy[Cite] = st.one_of(
    st.builds(model.Deposition, deponent=people, pin=line_pins, volume=volumes, pageid=st.none() | page_pins, **common),
    st.builds(model.TrialTranscript, pin=line_pins | page_pins, volume=volumes, **common),
    st.builds(
        model.HearingTranscript, name=st.none() | st.sampled_from(["Prelim. Inj.", "Mot.", "Status Conf."]),
        pin=line_pins, volume=volumes, **common,
    ),
    st.builds(model.Complaint, pin=paragraphs, prefix=st.sampled_from([None, "First Am.", "Second Am."]), **common),
    st.builds(model.AnswerPleading, pin=paragraphs, **common),
    st.builds(model.Stipulation, pin=paragraphs, **common),
    st.builds(model.Declaration, declarant=people, kind=st.sampled_from(["Decl.", "Aff."]), pin=paragraphs, **common),
    st.builds(
        model.RfaResponse, responder=st.sampled_from(["Def.", "Pl."]), requester=names,
        set=st.sampled_from([None, "First", "Third"]), pin=counted(Unit.NUMBER), **common,
    ),
    st.builds(
        model.NewspaperOnline, author=st.none() | people, title=titles, publication=titles, date=days,
        url=words.map(lambda word: f"https://{word}.example/{word}"), pin=st.none() | paragraphs, parentheticals=notes,
    ),
    st.builds(
        model.OtherCaseTranscript, title=st.just("Transcript of Jury Trial"), pin=line_pins,
        case=st.builds(lambda a, b: f"{a} v. {b}", titles, titles), docket=st.just("2:19-cv-00123-JRG"),
        court=st.sampled_from(["E.D. Tex.", "S.D.N.Y."]), date=days, ecf=ecfs, parentheticals=notes,
    ),
    st.builds(model.InquiryTranscript, title=titles, date=days, pin=line_pins | page_pins | counted(Unit.TURN), witness=people),
    st.builds(model.Id, pin=st.none() | line_pins | paragraphs),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(cites)
def test_parsing_is_the_inverse_of_formatting(cite: Cite) -> None:
    assert parse(format(cite)) == cite


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
def test_no_text_whatever_breaks_the_finder(text: str) -> None:
    for item in find_citations(text):
        assert text[item.start : item.end] == item.text
