"""What is no transcript is read as plain paragraphs, and says so; what only looks odd is a transcript all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read
from ingest.readers.plain import WARNING
from ingest.source import load
from kg.model.document import Document, DocumentKind, Layout
from tests.unit.ingest.readers.press import Style, render
from tests.unit.ingest.readers.test_layouts import pages

VERSE = [
    "Upon the hill the miller stood,",
    "And watched the water in the wood;",
    "He had no wheel, he had no corn,",
    "And wished that he had not been born.",
]
CODE = ["def main():", "    x = 1", "    while x < 10:", "        print(x)", "", "if x:", "    main()"]
CLAUSES = [
    'Definitions.  In this Agreement "Pump" means the pump in Schedule A.',
    "Term.  This Agreement begins on the date above.",
    "Payment.  The Buyer pays the price within 30 days.",
]
PLAY = """ACT I

MILLER.  Who goes there?

CLERK.  A friend, good sir, who brings the writ.

MILLER.  I have no corn to pay for it.

CLERK.  Then pay in coin, or pay in kind.

MILLER.  You ask for what I cannot find.
"""

NOT_TRANSCRIPTS = [
    ("verse with every line numbered", "".join(f"{n:>3}   {VERSE[n % 4]}\n" for n in range(1, 60))),
    ("verse with every fifth line numbered", "".join(f"{'' if n % 5 else n:<6}{VERSE[n % 4]}\n" for n in range(1, 60))),
    ("a listing of code", "".join(f"{n:>3}  {CODE[n % 7]}\n" for n in range(1, 60))),
    ("a table", "id,name,answer\n" + "".join(f"{n},Ada {n},yes\n" for n in range(1, 60))),
    ("a contract in numbered clauses", "".join(f"{n}.  {CLAUSES[n % 3]}\n\n" for n in range(1, 20))),
    ("a play", PLAY),
]


def document(tmp_path: Path, text: str, name: str = "a.txt") -> Document:
    (tmp_path / name).write_text(text)
    return read(load(tmp_path / name, tmp_path))


@pytest.mark.parametrize(("what", "text"), NOT_TRANSCRIPTS, ids=[row[0] for row in NOT_TRANSCRIPTS])
def test_what_is_no_transcript_is_plain_and_says_so(tmp_path: Path, what: str, text: str) -> None:
    found = document(tmp_path, text)
    assert (found.kind, found.layout) == (DocumentKind.PLAIN, Layout.PARAGRAPHS)
    assert WARNING in found.warnings


def test_a_charge_to_the_jury_without_any_turn_is_a_transcript(tmp_path: Path) -> None:
    charge = ["Ladies and gentlemen of the jury, I will now", "tell you the law that you must apply to the facts."] * 12
    text, _ = render([charge, charge], Style(lines=24))
    assert document(tmp_path, text).kind is DocumentKind.TRANSCRIPT


def test_line_numbers_on_both_sides_are_not_words_and_not_two_columns(tmp_path: Path) -> None:
    body = pages(3, 25)
    wide = [[f"{words:<62}{number:>2}" for number, words in enumerate(page, 1)] for page in body]
    text, _ = render(wide, Style())
    found = document(tmp_path, text)
    assert [found.text[line.start : line.end] for line in found.lines[:25]] == body[0]


@pytest.mark.parametrize("foot", ["MARSH-{:07d}", "- {} -", "{} of 200", "Page {}"])
def test_what_stands_in_the_foot_is_the_page_or_nothing_of_it(tmp_path: Path, foot: str) -> None:
    bates = foot.startswith("MARSH")
    body = pages(5, 25)
    text = ""
    for index, page in enumerate(body, 31):
        text += f"{index:>60}\n\n" if bates else ""
        text += "".join(f"{number:>2}   {words}\n" for number, words in enumerate(page, 1))
        text += "\n" + " " * 30 + foot.format(index + 1000 if bates else index) + "\n"
    found = document(tmp_path, text)
    assert sorted({line.page for line in found.lines if line.page}) == [31, 32, 33, 34, 35]
    assert not any("MARSH" in found.text[line.start : line.end] for line in found.lines)


def test_two_volumes_in_one_file_are_warned_of(tmp_path: Path) -> None:
    once, _ = render(pages(4, 25), Style())
    found = document(tmp_path, once + "\f" + once)
    assert any("begin anew at page 1" in warning for warning in found.warnings)


def test_a_second_volume_that_goes_on_counting_is_not(tmp_path: Path) -> None:
    first, _ = render(pages(4, 25), Style())
    second, _ = render(pages(4, 25), Style(first_page=5))
    assert document(tmp_path, first + "\f" + second).warnings == ()


@pytest.mark.parametrize("place", ["{:05d}:{:02d}", "{}:{}", "[{}:{:02d}]", "({}:{})"])
def test_page_and_line_before_every_line_are_read_however_they_are_set_off(tmp_path: Path, place: str) -> None:
    text = "".join(
        f"{place.format(page, line)}  {'Q.  Was it so?' if line % 2 else 'A.  Yes.'}\n"
        for page in (45, 46)
        for line in range(1, 26)
    )
    found = document(tmp_path, text)
    assert [(line.page, line.number) for line in found.lines] == [(p, n) for p in (45, 46) for n in range(1, 26)]
