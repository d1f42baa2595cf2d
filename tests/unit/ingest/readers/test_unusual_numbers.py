"""Line numbers that are printed otherwise than bare at the left edge, and lists that only look like them."""

from __future__ import annotations

import pytest

from ingest.readers import transcript

WORDS = [
    "Q.   Did you weigh the gasket before you shipped it?",
    "A.   Yes. It came to",
    "14 grams at",
    "7:30 in the morning.",
    "Q.   Who else was there?",
    "A.   A. Thorn was, and Unit 9",
    "MS. ORRIN:   Objection, form.",
    "",
]


def words(page: int, line: int) -> str:
    return WORDS[(page * 3 + line) % len(WORDS)]


PRINTED = [
    # how the number is printed beside the words
    ("a full stop behind it", lambda number, text: f"{number:>4}.  {text}"),
    ("a bracket behind it", lambda number, text: f"{number:>4})  {text}"),
    ("in brackets", lambda number, text: f"({number:>2})  {text}".replace("( ", " (")),
    ("in square brackets", lambda number, text: f"[{number:>2}]  {text}"),
    ("a colon behind it", lambda number, text: f"{number:02d}:  {text}"),
    ("at the right edge", lambda number, text: f"  {text:<60}{number:>2}"),
    ("at the right edge after a tab", lambda number, text: f"{text}\t{number}"),
    ("a rule behind it", lambda number, text: f"{number:>3} | {text}"),
    ("rules on both sides of the words", lambda number, text: f"{number:>3} | {text:<60}|"),
    ("rules around number and words", lambda number, text: f"| {number:>2} | {text:<60} |"),
    ("a drawn rule at the right", lambda number, text: f"{number:>3}   {text:<60}│"),
]


@pytest.mark.parametrize(("trait", "line"), PRINTED, ids=[row[0] for row in PRINTED])
def test_page_and_line_are_read_and_neither_numbers_nor_rules_are_words(trait: str, line) -> None:  # type: ignore[no-untyped-def]
    rows: list[str] = []
    expected = []
    for page in range(41, 45):
        rows.append(f"{'':>40}{page}")
        for number in range(1, 26):
            text = words(page, number)
            rows.append(line(number, text).rstrip())
            if text:
                expected.append((page, number, text))
    text = "\n".join(rows) + "\n"
    reading = transcript.read_numbered(text)
    assert reading is not None
    assert [(one.page, one.number, text[one.start : one.end]) for one in reading.lines] == expected


LISTS = [
    # rows with numbers and marks that are no lines of a page
    ("clauses of a contract", [f"{number}. The supplier shall deliver part {number}." for number in range(1, 30)]),
    (
        "numbered questions without printed lines",
        [
            row
            for number in range(1, 20)
            for row in (f"{number}.  Q.  Was it sealed?", "    A.  It was sealed by then.")
        ],
    ),
    ("a table of contents", [f"Chapter on gaskets {'':>20}{number}" for number in range(1, 30)]),
]


@pytest.mark.parametrize(("why", "rows"), LISTS, ids=[row[0] for row in LISTS])
def test_a_list_is_not_taken_for_a_page_of_numbered_lines(why: str, rows: list[str]) -> None:
    assert transcript.read_numbered("\n".join(rows)) is None


def test_a_time_among_the_words_is_kept_where_stamps_stand_left_of_the_numbers() -> None:
    rows = []
    for page in (7, 8, 9):
        rows.append(f"{'':>40}{page}")
        for number in range(1, 26):
            stamp = f"10:{number:02d}:{page:02d}" if number % 2 else " " * 8
            rows.append(f"{stamp} {number:>2}  {words(page, number)}".rstrip())
    text = "\n".join(rows)
    reading = transcript.read_numbered(text)
    assert reading is not None
    read = [text[line.start : line.end] for line in reading.lines]
    assert read.count("7:30 in the morning.") == sum(words(p, n) == WORDS[3] for p in (7, 8, 9) for n in range(1, 26))


def test_where_questions_are_numbered_at_the_left_the_lines_are_those_at_the_right() -> None:
    rows = []
    question = 0
    for page in (5, 6, 7):
        for number in range(1, 30):
            question += number % 2
            text = f"{question:>3}  Q.  Was crate {question} sealed?" if number % 2 else "     A.  It was, I believe."
            rows.append(f"{text:<66}{number:>3}")
        rows += ["", f"{'':>30}{page}"]
    text = "\n".join(rows)
    reading = transcript.read_numbered(text)
    assert reading is not None
    assert (reading.lines[1].page, reading.lines[1].number) == (5, 2)
    assert text[reading.lines[1].start : reading.lines[1].end] == "A.  It was, I believe."


def test_numbers_of_every_fifth_line_are_no_words_and_leave_the_page() -> None:
    pages = []
    for page in (8, 9):
        rows = [f"{'':>30}{page}", ""]
        for number in range(1, 31):
            text = words(page, number).replace("7:30", "7 o'clock")
            rows.append((f"{number:>3}  {text}" if number % 5 == 0 else f"     {text}").rstrip())
        pages.append("\n".join(rows))
    text = "\n\f".join(pages)
    reading = transcript.read_turns(text)
    assert reading is not None
    assert {line.page for line in reading.lines} == {8, 9}
    shown = {word.replace("7:30", "7 o'clock") for word in WORDS}
    assert {text[line.start : line.end] for line in reading.lines} <= shown


def test_wide_blanks_of_every_kind_part_the_number_from_the_words() -> None:
    rows = []
    for page in (3, 4, 5):
        rows.append(f"\xa0\xa0\xa0Page\xa0{page}")
        rows += [f"{number:>3}\u2003\u2003\xa0{words(page, number)}" for number in range(1, 26)]
    text = "\n".join(rows)
    reading = transcript.read_numbered(text)
    assert reading is not None
    assert (reading.lines[0].page, reading.lines[0].number) == (3, 1)
    assert text[reading.lines[0].start : reading.lines[0].end] == words(3, 1)


HEADS = [
    # a head that carries the page among other things
    ("in the middle of three columns", lambda page: f"CARR, Vol. II          {page}          May 6, 2021"),
    ("with a letter before it", lambda page: f".CARR 6/5/21          P-{page}          A. CARR XN"),
    ("after a colon", lambda page: f"Job No. 4410077          May 6, 2021          Page: {page} (1)"),
    ("at the right of a date", lambda page: f"May 6, 2021                    {page}"),
]


@pytest.mark.parametrize(("trait", "head"), HEADS, ids=[row[0] for row in HEADS])
def test_the_page_is_found_in_a_head_set_in_columns(trait: str, head) -> None:  # type: ignore[no-untyped-def]
    rows: list[str] = []
    for page in (145, 146, 147):
        rows.append(head(page))
        rows += [f"{number:>5}   {words(page, number)}" for number in range(1, 26)]
    reading = transcript.read_numbered("\n".join(rows))
    assert reading is not None
    assert {line.page for line in reading.lines} == {145, 146, 147}


def test_a_year_above_the_lines_of_a_single_page_is_not_its_number() -> None:
    rows = ["Hearing of May 6, 2021", *(f"{number:>5}   {words(1, number)}" for number in range(1, 26))]
    reading = transcript.read_numbered("\n".join(rows))
    assert reading is not None
    assert {line.page for line in reading.lines} == {None}


def test_a_page_number_before_every_form_feed_is_that_of_the_page_above_it() -> None:
    sheets = [
        "\n".join(f"Mr Elm: Was crate {page} of row {row} sealed?\nMs Vint: It was." for row in range(8))
        + f"\n\nPage {page} of 2\n"
        for page in (1, 2)
    ]
    text = "\f".join(sheets)
    reading = transcript.read_turns(text)
    assert reading is not None
    found = {text[line.start : line.end]: line.page for line in reading.lines}
    assert found["Mr Elm: Was crate 1 of row 7 sealed?"] == 1
    assert found["Mr Elm: Was crate 2 of row 0 sealed?"] == 2
