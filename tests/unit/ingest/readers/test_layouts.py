"""Printed page and line, read back from every layout that a reporter may print."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.readers import transcript
from kg.model.document import Layout
from tests.unit.ingest.readers.press import Printed, Style, render

WORDS = [
    "THE COURT:     Be seated, please.",
    "Q.   Did you weigh the gasket before you shipped it?",
    "A.   Yes.",
    "Q.   And it came to",
    "14 grams, or 15, is that right?",
    "A.   12 or 13, I would say.",
    "MS. ORRIN:     Objection, form.",
    "7 of them were returned.",
    "A.   I don't recall.",
    "98 of the pumps stood at the dock.",
]


def pages(count: int, lines: int, last: int | None = None) -> list[list[str]]:
    made = [[WORDS[(page * 7 + line) % len(WORDS)] for line in range(lines)] for page in range(count)]
    if last is not None:
        made[-1] = made[-1][:last]
    return made


def read(text: str) -> list[Printed]:
    reading = transcript.read_numbered(text)
    assert reading is not None, "not read as a transcript with numbered lines"
    assert reading.layout is Layout.PAGE_LINE
    return [(line.page, line.number, " ".join(text[line.start : line.end].split())) for line in reading.lines]


LAYOUTS = [
    # what is particular about the layout, and the layout
    ("25 lines, page in the header", Style()),
    ("24 lines", Style(lines=24)),
    ("26 lines", Style(lines=26)),
    ("28 lines", Style(lines=28)),
    ("32 lines", Style(lines=32)),
    ("numbers flush left", Style(width=0)),
    ("numbers far in", Style(margin=12)),
    ("one blank after the number", Style(gap=1)),
    ("double-spaced", Style(spacing=2)),
    ("triple-spaced", Style(spacing=3)),
    ("stamps left", Style(stamp="left")),
    ("stamps left, some missing", Style(stamp="left", stamp_missing=4)),
    ("stamps right", Style(stamp="right")),
    ("stamps right, some missing", Style(stamp="right", stamp_missing=3)),
    ("stamps left without seconds", Style(stamp="left", stamp_seconds=False)),
    ("stamps right without seconds", Style(stamp="right", stamp_seconds=False, spacing=2)),
    ("page in the footer", Style(page_at="footer")),
    ("page in the footer, flush left and double-spaced", Style(page_at="footer", width=0, spacing=2)),
    ("named page in the footer", Style(page_at="named_footer")),
    ("filing stamp with the page at its end", Style(page_at="ecf")),
    ("filing stamp with the page on its own line", Style(page_at="ecf_own_line")),
    ("filing stamp with the page glued to the PageID", Style(page_at="ecf_glued")),
    ("glued, from an earlier volume on", Style(page_at="ecf_glued", first_page=97)),
    ("page at the end of a running head", Style(page_at="running_head")),
    ("running head and foot", Style(head="HIGHLY CONFIDENTIAL", foot="Penwright & Lowe Reporting")),
    ("running foot below the page", Style(page_at="footer", foot="Penwright & Lowe Reporting")),
    ("running foot with a telephone number", Style(page_at="footer", foot="Penwright & Lowe 800-555-0199")),
    ("form feeds", Style(feed=True)),
    ("form feeds, page in the footer", Style(feed=True, page_at="footer")),
    ("CRLF", Style(newline="\r\n")),
    ("CRLF with form feeds", Style(newline="\r\n", feed=True, page_at="footer")),
    ("byte order mark", Style(bom=True)),
    ("numbering that goes on from volume one", Style(first_page=212)),
    ("page numbers that look like line numbers", Style(first_page=3, width=0, page_at="header")),
    ("four-digit pages", Style(first_page=1518)),
    (
        "zero-padded pages and lines at the edge, as in an ASCII file",
        Style(page_at="padded", padded=True, first_page=45),
    ),
    ("sheets of the file counted at the foot", Style(page_at="header", foot="sheets", first_page=211)),
    ("page and line before every line", Style(page_at="every_line", first_page=45)),
    ("stamps between number and words", Style(stamp="inner")),
    ("numbers on rows of their own", Style(own_row=True, page_at="footer", feed=True)),
    ("numbers on rows of their own, page in the header", Style(own_row=True, spacing=2)),
]


@pytest.mark.parametrize(("trait", "style"), LAYOUTS, ids=[trait for trait, _ in LAYOUTS])
@pytest.mark.parametrize(("count", "last"), [(6, None), (9, 11), (3, 4), (2, None), (1, None)])
def test_every_line_is_read_with_the_page_and_line_that_were_printed(
    trait: str, style: Style, count: int, last: int | None
) -> None:
    if count == 1 and style.page_at == "ecf_glued":
        pytest.skip("one PageID alone cannot be taken apart")
    text, printed = render(pages(count, style.lines, last), style)
    assert read(text) == printed


@st.composite
def styles(draw: st.DrawFn) -> Style:
    page_at = draw(
        st.sampled_from(["header", "footer", "named_footer", "ecf", "ecf_own_line", "ecf_glued", "running_head"])
    )
    return Style(
        lines=draw(st.integers(22, 34)),
        first_page=draw(st.integers(1, 2500)),
        width=draw(st.sampled_from([0, 2, 2, 5])),
        margin=draw(st.integers(0, 12)),
        gap=draw(st.integers(2, 9)),
        spacing=draw(st.integers(1, 3)),
        stamp=draw(st.sampled_from([None, None, "left", "right", "inner"])),
        stamp_seconds=draw(st.booleans()),
        stamp_missing=draw(st.sampled_from([0, 0, 3, 5])),
        page_at=page_at,
        feed=draw(st.booleans()),
        head=draw(st.sampled_from([None, None, "HIGHLY CONFIDENTIAL", "Quoll - Volume 2"])),
        foot=draw(st.sampled_from([None, None, "Penwright & Lowe Reporting", "www.example.org 800-555-0199"])),
        newline=draw(st.sampled_from(["\n", "\r\n"])),
        bom=draw(st.booleans()),
    )


SPEECH = st.one_of(
    st.sampled_from([*WORDS, "", "(Recess.)", "12", "3 and 4.", "1 was enough.", "25 years, then."]),
    st.text(st.sampled_from("abcdefg hijk lmno.,'-?"), min_size=1, max_size=50)
    .map(lambda text: " ".join(text.split()))
    .filter(bool),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(style=styles(), data=st.data())
def test_random_lines_in_a_random_layout_are_read_back_exactly(style: Style, data: st.DataObject) -> None:
    count = data.draw(st.integers(3, 7))
    words = [[data.draw(SPEECH) for _ in range(style.lines)] for _ in range(count)]
    text, printed = render(words, style)
    assert read(text) == printed


@settings(max_examples=60, deadline=None)
@given(
    kept=st.sets(st.integers(0, 11), min_size=3, max_size=11),
    page_at=st.sampled_from(["header", "footer", "named_footer"]),
    stamp=st.sampled_from([None, "left", "right"]),
    first=st.integers(1, 400),
)
def test_where_whole_pages_are_left_out_the_others_keep_their_numbers(
    kept: set[int], page_at: str, stamp: str | None, first: int
) -> None:
    text, printed = "", []
    for page in sorted(kept):
        one, lines = render(pages(1, 25), Style(page_at=page_at, stamp=stamp, first_page=first + page))
        text += one
        printed += lines
    assert read(text) == printed
