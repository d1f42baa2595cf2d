"""Questions and answers under other letters than Q and A, and initials that are none."""

from __future__ import annotations

import pytest

from ingest.lettered import convention
from ingest.readers import read
from ingest.segment import segment
from tests.unit.ingest.articles import source

MARKED = [
    # letters of a language, and how they are printed
    ("French", "Q. ", "R. "),
    ("French with numbers", "12 Q. ", "R. "),
    ("French with dashes", "Q - ", "R - "),
    ("Spanish", "P: ", "R: "),
    ("Italian", "D. ", "R. "),
    ("German", "F. ", "A. "),
]


@pytest.mark.parametrize(("language", "ask", "answer"), MARKED, ids=[row[0] for row in MARKED])
def test_each_answer_is_paired_with_its_question(language: str, ask: str, answer: str) -> None:
    rows = "".join(f"{ask}Etait-ce la caisse {n}?\n{answer}Oui, la caisse {n}.\n" for n in range(1, 6))
    document = read(source(rows, path="a.txt"))
    made = segment(document).exchanges
    assert [(document.quote(one.question), document.quote(one.answer)) for one in made] == [
        (f"Etait-ce la caisse {n}?", f"Oui, la caisse {n}.") for n in range(1, 6)
    ]


INITIALS = [
    # rows that begin with such letters and mark no answers
    ("English marks beside initials", [("Q. Was R. Thorn there?", 0), ("A. Yes.", 0), ("R. Thorn was.", 0)] * 5),
    (
        "a list of people",
        [("P. Elm", 0), ("P. Thorn", 0), ("P. Vint", 0), ("R. Orr", 0), ("R. Ash", 0), ("R. Quay", 0)],
    ),
    ("two initials in prose", [("D. Elm went down.", 0), ("R. Thorn did not.", 0)]),
]


@pytest.mark.parametrize(("why", "rows"), INITIALS, ids=[row[0] for row in INITIALS])
def test_initials_are_no_marks(why: str, rows: list[tuple[str, int]]) -> None:
    assert convention(rows) is None


def test_an_initial_where_running_text_begins_is_no_mark() -> None:
    rows = [("Q. Qui?", 9), ("R. C'est une caisse, que", 9), ("R. Thorn a vue.", 2)] * 4
    found = convention([row for row in rows if row[1] == 9] * 2)
    assert found is not None
    assert found.match("R. Thorn a vue.", 2) is None
