"""Headings and marks of traditions that print little: a name above an examination, answers after dashes."""

from __future__ import annotations

import pytest

from ingest.readers import read
from ingest.segment import segment
from ingest.segment.headings import examination, stands_above, witness
from tests.unit.ingest.articles import source

ABOVE = [
    # the line, the one below it, and the witness whom they name
    ("ROSA VINT", "Cross-examination by Mr Elm", "ROSA VINT"),
    ("DR. ROSA VINT-ORR", "EXAMINATION BY MS. ELM:", "DR. ROSA VINT-ORR"),
    ("ROSA O'VINT, JR.", "DIRECT EXAMINATION", "ROSA O'VINT, JR."),
    ("Rosa Vint, sworn", "Direct Examination by Mr. Elm", "Rosa Vint"),
    ("Rosa van der Vint, duly affirmed.", "EXAMINATION BY MR. ELM", "Rosa van der Vint"),
    # nobody's name
    ("AFTERNOON SESSION", "CROSS-EXAMINATION", None),
    ("VINT PUMPS INC", "DIRECT EXAMINATION", None),
    ("FURTHER CROSS-EXAMINATION", "EXAMINATION BY MR. ELM", None),
    # no heading below it, or a name within a sentence
    ("ROSA VINT", "was in the room.", None),
    ("Rosa Vint", "DIRECT EXAMINATION", None),
]


@pytest.mark.parametrize(("line", "below", "name"), ABOVE)
def test_a_name_alone_above_an_examination_is_the_witness(line: str, below: str, name: str | None) -> None:
    found = stands_above([line, below])
    assert (found.name if found else None) == name


EXAMINATIONS = [
    # the heading, kind and examiner
    ("CROSS-EXAMINATION: MS ELM", "cross", "MS ELM"),
    ("EXAMINATION IN CHIEF: MR ELM", "direct", "MR ELM"),
    ("RE-EXAMINATION - MR ELM", "redirect", "MR ELM"),
]


@pytest.mark.parametrize(("line", "kind", "by"), EXAMINATIONS)
def test_an_examination_names_its_examiner_after_a_colon_or_a_dash(line: str, kind: str, by: str) -> None:
    found = examination(line)
    assert found is not None
    assert found.kind is not None
    assert (found.kind.value, found.by) == (kind, by)


SWORN = [
    # how a heading says that the witness takes the stand
    ("ROSA VINT, sworn, testified as follows:", "ROSA VINT"),
    ("ROSA VINT, affirmed", "ROSA VINT"),
    ("MS ROSA VINT (called)", "MS ROSA VINT"),
    ("ROSA VINT, RESUMED THE STAND", "ROSA VINT"),
]


@pytest.mark.parametrize(("line", "name"), SWORN)
def test_a_heading_with_an_oath_names_the_witness(line: str, name: str) -> None:
    found = witness([line])
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("dashes", ["---", "\u2011\u2011\u2011"], ids=["hyphens", "hyphens that do not break"])
def test_answers_after_dashes_belong_to_the_question_of_their_paragraph(dashes: str) -> None:
    pages = []
    for number in range(3):
        pages.append(
            f"MR ELM:   Did you seal crate {number}?{dashes}I sealed it, and the\nforeman signed.\n\n"
            f"On which day?{dashes}On a Monday.\n\n"
            f"Who carried crate {number} down?{dashes}Q. and I did, and then\nQ. went home.\n\n"
            f".VINT 4/5/21                P-{number + 12}                R. VINT XN\n"
        )
    text = "<ROSA VINT, AFFIRMED\n\n<EXAMINATION-IN-CHIEF BY MR ELM\n\n" + "\f".join(pages)
    document = read(source(text, path="a.txt"))
    made = segment(document).exchanges
    assert [document.quote(one.answer) for one in made[:3]] == [
        "I sealed it, and the foreman signed.",
        "On a Monday.",
        "Q. and I did, and then Q. went home.",
    ]
    assert {one.witness for one in made} == {"ROSA VINT".title()}
    assert document.locate(made[-1].answer).page == 14


@pytest.mark.parametrize(("ask", "answer"), [("**Q.**", "**A.**"), ("**Q:**", "**A:**"), ("**Q**:", "**A**:")])
def test_bold_marks_are_question_and_answer(ask: str, answer: str) -> None:
    text = "**EXAMINATION BY MS ELM**\n\n" + f"{ask} Did you seal it?\n\n{answer} I did.\n\n" * 3
    document = read(source(text, "text/markdown", "a.md"))
    made = segment(document).exchanges
    assert [(document.quote(one.question), document.quote(one.answer)) for one in made] == [
        ("Did you seal it?", "I did.")
    ] * 3
