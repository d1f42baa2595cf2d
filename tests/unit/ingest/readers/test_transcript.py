"""What is particular about real transcripts: ragged title pages, excerpts, indexes, heads, pages without lines."""

from __future__ import annotations

import pytest

from ingest.readers import transcript
from kg.model.document import Layout
from kg.model.errors import MalformedSource
from tests.unit.ingest.readers.press import Style, render
from tests.unit.ingest.readers.test_layouts import pages


def numbered(text: str) -> transcript.Reading:
    reading = transcript.read_numbered(text)
    assert reading is not None
    return reading


def located(text: str, reading: transcript.Reading) -> dict[str, tuple[int | None, int | None]]:
    return {" ".join(text[line.start : line.end].split()): (line.page, line.number) for line in reading.lines}


def body(first: int, last: int, word: str) -> str:
    return "".join(f"{number:2}   {word} line {number} said.\n" for number in range(first, last + 1))


def head(page: int, of: int = 99) -> str:
    return (
        f"Case 9:31-cv-00707-QQ Document 88 Filed 02/03/31 Page {page - 100} of {of} PageID #: {page}\n{page:>70}\n\n"
    )


def test_unnumbered_lines_between_numbered_ones_keep_their_page_and_have_no_line() -> None:
    title = (
        head(101) + " 1   MS. ADA QUOLL\n     MR. BO PENWRIGHT\n 2   QUOLL & PENWRIGHT LLP\n"
        "98   Harbour Road, Suite 12\n 3   Lorrimer\n     (555) 010-0199\n"
    )
    title += body(4, 25, "title")
    text = title + head(102) + body(1, 25, "first") + head(103) + body(1, 25, "second")
    found = located(text, numbered(text))
    assert found["MR. BO PENWRIGHT"] == (101, None)
    assert found["98 Harbour Road, Suite 12"] == (101, None)
    assert found["(555) 010-0199"] == (101, None)
    assert found["Lorrimer"] == (101, 3)
    assert found["first line 1 said."] == (102, 1)


def test_an_unnumbered_line_below_the_last_one_of_a_page_belongs_to_that_page() -> None:
    text = head(101) + body(1, 10, "a") + "     continued here\n" + body(11, 25, "a") + "     (555) 010-0199\n"
    text += head(102) + body(1, 25, "b") + head(103) + body(1, 25, "c")
    assert located(text, numbered(text))["(555) 010-0199"] == (101, None)


def test_an_excerpt_that_begins_within_a_page_takes_its_page_from_the_next_head() -> None:
    text = body(13, 25, "first") + head(248) + body(1, 25, "second") + head(249) + body(1, 6, "third")
    found = located(text, numbered(text))
    assert found["first line 13 said."] == (247, 13)
    assert found["third line 6 said."] == (249, 6)


def test_lines_before_a_head_after_a_gap_are_of_the_page_before_that_head() -> None:
    # Page 233 has no head in the excerpt: its last lines stand right before the head of 234.
    text = head(232) + body(1, 17, "early") + "\n" + body(24, 25, "late") + head(234) + body(1, 25, "next")
    reading = numbered(text)
    found = located(text, reading)
    assert found["early line 17 said."] == (232, 17)
    assert found["late line 24 said."] == (233, 24)
    assert "page 232: line 17 is followed by line 24 of page 233" in reading.warnings


def test_lines_whose_page_cannot_be_told_have_none_and_are_warned_of() -> None:
    # Between the heads of 232 and 240 a stretch may stand on any page.
    text = (
        head(232) + body(1, 9, "early") + "\n" + body(12, 15, "middle") + "\n" + body(24, 25, "late") + head(240)
    ) + body(1, 25, "next")
    reading = numbered(text)
    found = located(text, reading)
    assert found["early line 9 said."] == (232, 9)
    assert found["middle line 12 said."] == (None, 12)
    assert found["late line 25 said."] == (239, 25)
    assert any("the page of 4 of" in warning for warning in reading.warnings)


def test_pages_without_a_head_are_counted_where_their_neighbours_leave_one_number_for_each() -> None:
    # Lines begin anew twice between the heads of 232 and 235: those are the pages 233 and 234.
    text = head(232) + body(1, 17, "a") + "\n" + body(9, 10, "b") + body(21, 24, "b") + "\n" + body(7, 9, "c")
    text += head(235) + body(1, 25, "d") + head(236) + body(1, 25, "e")
    found = located(text, numbered(text))
    assert [found[f"{word} said."] for word in ("a line 17", "b line 10", "b line 21", "c line 7", "d line 1")] == [
        (232, 17),
        (233, 10),
        (233, 21),
        (234, 7),
        (235, 1),
    ]


def test_two_lines_after_a_long_gap_are_of_the_record() -> None:
    text = head(101) + body(1, 2, "a") + body(24, 25, "a") + head(102) + body(22, 25, "b")
    text += head(103) + body(1, 25, "c") + head(104) + body(1, 25, "d")
    found = located(text, numbered(text))
    assert (found["a line 24 said."], found["b line 22 said."]) == ((101, 24), (102, 22))


def test_pages_left_out_of_an_excerpt_are_warned_of() -> None:
    text = head(145) + body(1, 25, "a") + head(146) + body(1, 25, "b") + head(163) + body(1, 25, "c")
    reading = numbered(text)
    assert located(text, reading)["c line 1 said."] == (163, 1)
    assert "page 146 is followed by page 163" in reading.warnings


def test_a_line_that_is_missing_is_warned_of_by_page_and_line() -> None:
    text = head(145) + body(1, 25, "a") + head(146) + body(1, 7, "b") + body(9, 25, "b") + head(147) + body(1, 25, "c")
    reading = numbered(text)
    assert located(text, reading)["b line 9 said."] == (146, 9)
    assert "page 146: line 7 is followed by line 9" in reading.warnings


def test_a_misprinted_page_between_two_right_ones_is_read_as_the_one_between_with_a_warning() -> None:
    text = head(145) + body(1, 25, "a") + head(146).replace(" 146\n", " 164\n") + body(1, 25, "b")
    text += head(147) + body(1, 25, "c") + head(148) + body(1, 25, "d")
    reading = numbered(text)
    assert located(text, reading)["b line 1 said."] == (146, 1)
    assert "page 146: the page prints 164, between 145 and 147; read as 146" in reading.warnings


def test_a_word_index_at_the_end_is_left_out_with_a_note() -> None:
    text, _ = render(pages(4, 25), Style(page_at="footer", feed=True))
    index = "\fQuoll v. Marsh\n" + "".join(
        f"gland{n} {n % 9 + 1}:{n % 25 + 1},7 12:4      valve{n} 3:{n % 20 + 1} 11:9\n13 41:2 17:21     board 5:6,8\n"
        for n in range(30)
    )
    reading = numbered(text + index)
    assert all("gland" not in (text + index)[line.start : line.end] for line in reading.lines)
    assert {line.page for line in reading.lines} == {1, 2, 3, 4}
    assert any("word index" in warning for warning in reading.warnings)


def test_a_word_index_with_numbered_lines_is_left_out_too() -> None:
    text, _ = render(pages(4, 25), Style(page_at="footer"))
    rows = ["INDEX OF WORDS", "", *(f"word{n} [2]  {n}:8, 4:1{n % 9}" for n in range(1, 20)), "", "", "", ""]
    index = "\n" + "".join(f"{number:2}   {row}\n" for number, row in enumerate(rows, 1)) + "\n" + " " * 35 + "5\n"
    reading = numbered(text + index)
    assert {line.page for line in reading.lines} == {1, 2, 3, 4}


def test_a_running_head_that_changes_with_the_witness_is_not_of_the_record() -> None:
    text = ""
    for page in range(1, 7):
        text += f"{'Quoll - Direct' if page < 4 else 'Marsh - Cross'}{page:>40}\n\n" + body(1, 25, f"p{page}")
    reading = numbered(text)
    words = {text[line.start : line.end] for line in reading.lines}
    assert len(reading.lines) == 150
    assert not any("Direct" in word or "Cross" in word for word in words)
    assert {line.page for line in reading.lines} == set(range(1, 7))


def test_stamps_are_kept_apart_from_the_words() -> None:
    text, _ = render(pages(3, 25), Style(stamp="left"))
    reading = numbered(text)
    assert reading.lines[0].stamp == "09:00:07"
    assert all(line.stamp not in text[line.start : line.end] for line in reading.lines if line.stamp)


def test_a_time_in_the_words_is_not_a_stamp() -> None:
    rows = [["MS. ORRIN:   We begin at     9:30" if n == 4 else f"line {n} said." for n in range(25)] for _ in range(3)]
    text, printed = render(rows, Style())
    reading = numbered(text)
    assert [" ".join(text[x.start : x.end].split()) for x in reading.lines] == [words for _, _, words in printed]


def test_prose_and_numbered_lists_are_no_transcript() -> None:
    # A list of ten entries, and an article with years at the head of its lines.
    assert (
        transcript.read_numbered("".join(f"{n} entry of a list\n" for n in range(1, 6)) + "And so on.\n" * 20) is None
    )
    assert transcript.read_numbered("The pump failed.\n\n2019 was a good year.\n\nNobody spoke.\n") is None


def margin_page(page: int, of: int) -> str:
    rows = [f"{'CHAIRPERSON' if n % 2 else 'ADV QUOLL'}:  words {page} of {n} " for n in range(25)]
    rows[10:10] = ["10 "]
    rows[21:21] = ["20 "]
    return f"3 MAY 2031 – DAY 12 \n \nPage {page} of {of} \n \n" + "".join(row + "\n" for row in rows)


def test_pages_with_a_number_at_every_tenth_line_are_cited_by_page() -> None:
    text = "COMMISSION OF INQUIRY INTO PUMPS \nDAY 12\n" + "".join(margin_page(page, 9) for page in range(2, 10))
    reading = transcript.read_turns(text)
    assert reading is not None
    assert reading.layout is Layout.PAGE
    words = [text[line.start : line.end].strip() for line in reading.lines]
    assert "10" not in words
    assert "20" not in words
    assert not any(word.startswith(("3 MAY 2031", "Page ")) for word in words)
    at = {text[line.start : line.end].strip(): line for line in reading.lines}
    assert (at["ADV QUOLL:  words 5 of 12"].page, at["ADV QUOLL:  words 5 of 12"].number) == (5, None)
    assert at["COMMISSION OF INQUIRY INTO PUMPS"].page == 1
    assert any("cited by page" in warning for warning in reading.warnings)


def test_pages_numbered_at_the_foot_without_lines() -> None:
    text = "".join(
        "".join(f"Q.  Was it pump {page} or {row}?\nA.  It was {row}, on {page}.\n" for row in "abcdefgh")
        + f"\n                    - {page} -\n\n"
        for page in range(11, 17)
    )
    reading = transcript.read_turns(text)
    assert reading is not None
    assert reading.layout is Layout.PAGE
    assert [reading.lines[index].page for index in (0, 15, 16, -1)] == [11, 11, 12, 16]


def test_pages_side_by_side_in_a_text_are_refused_with_what_to_do() -> None:
    rows = [f"{n:2}  {f'Q.  Did you see pump {n}?':<40}{n:2}  A.  I saw it, and" for n in range(1, 26)]
    text = "".join(f"Page {page:<38}Page {page + 1}\n" + "\n".join(rows) + "\n" for page in (1, 3, 5))
    with pytest.raises(MalformedSource, match="side by side"):
        transcript.read_numbered(text)


def test_a_time_at_the_head_of_an_unnumbered_line_is_not_a_stamp() -> None:
    text = head(101) + body(1, 10, "a") + "     10:15 was the time\n" + body(11, 25, "a")
    text += head(102) + body(1, 25, "b") + head(103) + body(1, 25, "c")
    assert located(text, numbered(text))["10:15 was the time"] == (101, None)


def stamped(first: int, last: int, word: str) -> str:
    return "".join(
        f"09:{number:02}:11   {number:2}   {word} line {number} said.\n" for number in range(first, last + 1)
    )


@pytest.mark.parametrize("print_lines", [body, stamped], ids=["plain", "with time stamps"])
def test_a_line_number_that_comes_twice_without_a_head_between_begins_another_page(print_lines: object) -> None:
    # Of 233 to 238 only the end of 238 is in the file, without a head: the numbers alone tell.
    assert callable(print_lines)
    text = head(231) + print_lines(1, 25, "before") + head(232) + print_lines(1, 19, "early")
    text += (
        print_lines(19, 25, "late") + head(239) + print_lines(1, 25, "next") + head(240) + print_lines(1, 25, "last")
    )
    found = located(text, numbered(text))
    assert found["early line 19 said."] == (232, 19)
    assert found["late line 19 said."] == (238, 19)
    assert found["late line 25 said."] == (238, 25)


# (what it is, text, words of the lines that do not follow what stands before them)
EXCERPTS = [
    ("a whole record", head(101) + body(1, 25, "a") + head(102) + body(1, 25, "b"), []),
    (
        "lines left out within a page",
        head(101) + body(1, 6, "a") + body(9, 25, "a") + head(102) + body(1, 25, "b"),
        ["a line 9 said."],
    ),
    (
        "a page left out",
        head(101) + body(1, 25, "a") + head(103) + body(1, 25, "b") + head(104) + body(1, 25, "c"),
        ["b line 1 said."],
    ),
    (
        "the head of a page left out",
        head(101) + body(1, 25, "a") + head(102) + body(7, 25, "b") + head(103) + body(1, 25, "c"),
        ["b line 7 said."],
    ),
    (
        "lines that lost their number are not missing",
        head(101)
        + body(1, 6, "a")
        + "     a line seven\n     a line eight\n"
        + body(9, 25, "a")
        + head(102)
        + body(1, 25, "b"),
        [],
    ),
    (
        "blank lines have their number",
        head(101) + body(1, 6, "a") + " 7\n 8\n" + body(9, 25, "a") + head(102) + body(1, 25, "b"),
        [],
    ),
]


@pytest.mark.parametrize(("what", "text", "expected"), EXCERPTS, ids=[row[0] for row in EXCERPTS])
def test_a_line_before_which_lines_are_missing_says_so(what: str, text: str, expected: list[str]) -> None:
    found = [text[line.start : line.end] for line in numbered(text).lines if line.gap]
    assert found == expected


def test_rows_between_two_filing_stamps_are_not_dropped_in_silence() -> None:
    text = head(101) + body(1, 25, "a") + head(102).split("\n")[0] + "\nprinted on a system of its own)\n"
    text += head(103) + body(1, 25, "b")
    assert any("printed on a system of its own" in warning for warning in numbered(text).warnings)


# (where the page is printed, rows of the text that the excerpt keeps, a line and the page that it was printed on)
CUT = [
    ("footer", slice(0, 90), "below the first page that begins with line 1, whatever happens at the end"),
    ("footer", slice(40, None), "below the last page, whatever happens at the beginning"),
    ("header", slice(0, 90), "above the first page, whatever happens at the end"),
    ("header", slice(40, None), "above the pages of an excerpt that begins within one"),
]


@pytest.mark.parametrize(("page_at", "kept", "what"), CUT, ids=[f"{row[0]}: {row[2]}" for row in CUT])
def test_head_or_foot_is_told_by_the_ends_of_an_excerpt(page_at: str, kept: slice, what: str) -> None:
    words = [[f"Q.   Page {page} had line {line}?" for line in range(1, 26)] for page in range(31, 36)]
    text, _ = render(words, Style(page_at=page_at, first_page=31))
    excerpt = "\n".join(text.split("\n")[kept]) + "\n"
    found = located(excerpt, numbered(excerpt))
    assert {place for said, place in found.items() if f"Page {place[0]} had line {place[1]}?" not in said} == set()


def test_a_word_index_that_takes_the_last_foot_with_it_does_not_make_feet_heads() -> None:
    words = [[f"Q.   Page {page} had line {line}?" for line in range(1, 26)] for page in range(1, 6)]
    text, _ = render(words, Style(page_at="named_footer", foot="INVENTED MATTER"))
    index = "".join(f"{line:2}   word{line} [2]  {line}:3, {line}:9\n" for line in range(1, 26))
    found = located(text + index, numbered(text + index))
    assert found["Q. Page 1 had line 1?"] == (1, 1)
    assert found["Q. Page 5 had line 25?"] == (5, 25)
