"""Speaker turns in light markup: the words, without the markup."""

from __future__ import annotations

import pytest

from ingest.readers import transcript
from ingest.readers.detect import label
from kg.model.document import Layout

TURNS = """\
.. raw:: html

   <a href="https://inquiry.example/day-4">Official page</a>

3 May 2031 – Ada Quoll
======================

.. raw:: html

   <details open>
        <summary>Show</summary>
   </details>

*(10.01 am)*

**Mr Penwright**: Good morning.  Please state your name.

.. rst-class:: indented

**Ada Quoll**: Ada Quoll.

ADA QUOLL (sworn)
-----------------

Questioned by Mr Penwright
^^^^^^^^^^^^^^^^^^^^^^^^^^

**Mr Penwright**: You wrote to the board, did you?

**Ada Quoll**: I did.

Twice, I think.

**Sir Odo Marsh**: Thank you.

**Mr Penwright**: Thank you, sir.

**Sir Odo Marsh**: We will rise.

.. _footnote-7:

**Ada Quoll**: Thank you.
"""


def test_turns_are_read_without_raw_blocks_directives_and_strokes() -> None:
    reading = transcript.read_turns(TURNS)
    assert reading is not None
    assert reading.layout is Layout.TURNS
    words = [TURNS[line.start : line.end] for line in reading.lines]
    assert words[:4] == [
        "3 May 2031 – Ada Quoll",
        "(10.01 am)",
        "**Mr Penwright**: Good morning.  Please state your name.",
        "**Ada Quoll**: Ada Quoll.",
    ]
    assert not any(mark in word for word in words for mark in ("<", "::", "===", "---", "^^^", ".. "))
    assert words[-1] == "**Ada Quoll**: Thank you."


def test_headings_have_the_level_of_their_stroke() -> None:
    reading = transcript.read_turns(TURNS)
    assert reading is not None
    headings = [(TURNS[line.start : line.end], line.heading) for line in reading.lines if line.heading]
    assert headings == [("3 May 2031 – Ada Quoll", 1), ("ADA QUOLL (sworn)", 2), ("Questioned by Mr Penwright", 3)]


def test_markdown_headings_lose_their_marks() -> None:
    text = "# Day 4\n\n" + "**Q**: Did you?\n\n**A**: I did.\n\n" * 4 + "## Afternoon ##\n\nQ. And then?\n\nA. No.\n"
    reading = transcript.read_turns(text)
    assert reading is not None
    assert [(text[x.start : x.end], x.heading) for x in reading.lines if x.heading] == [("Day 4", 1), ("Afternoon", 2)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Q.   Did you?", "Q"),
        ("A.  Yes.", "A"),
        ("A    Yes.", "A"),  # without a stop, as some reporters print it
        ("THE COURT:  Sustained.", "THE COURT"),
        ("MS. O'DELL:  Objection.", "MS. O'DELL"),
        ("ADV MYBURGH SC:  Thank you.", "ADV MYBURGH SC"),
        ("**Sir Odo Marsh**: Thank you.", "Sir Odo Marsh"),
        ("Mr Penwright: Good morning.", "Mr Penwright"),
        ("A pump is a machine.", None),  # an article, not an answer
        ("He said this: it failed.", None),
        ("Note that at 10:15 it failed.", None),
    ],
)
def test_speaker_labels(row: str, expected: str | None) -> None:
    assert label(row) == expected


def test_an_article_with_a_few_colons_is_not_speech() -> None:
    text = "\n\n".join(["Pumps: a history", "He said: no.", "The board met in May.", "Reporting by: A. Quoll"] * 3)
    assert transcript.read_turns(text) is None
