"""Names as printed and as they are called."""

from __future__ import annotations

import pytest

from ingest.segment.names import Casing, Counsel, Roster, bare, compatible, surname


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("DR. ADA THORN, Ph.D.", "Ada Thorn"),  # title and degree go
        ("QUILL MCADAMS, III", "Quill McAdams, III"),  # a suffix stays, the case is learnt from the text
        ("JEAN-LUC O'BRIEN", "Jean-Luc O'Brien"),
        ('ADA "PIP" THORN', 'Ada "Pip" Thorn'),
        ("Ada de Witt", "Ada de Witt"),  # what is not in capitals stays as it is
        ("Ivo Reed.", "Ivo Reed"),
    ],
)
def test_names_in_capitals_take_the_case_of_the_text(printed: str, expected: str) -> None:
    assert Casing("Mr. McAdams came.").name(printed) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("MS THORN", "Ada Thorn", True),
        ("A. Thorn", "Ada Thorn", True),
        ("Abel Thorn", "Ada Thorn", False),
        ("Ada Thorn, Jr.", "ADA THORN", True),
        ("Ada Reed", "Ada Thorn", False),
        ("MR. THORN", "MS. THORN", False),  # whatever their first names: two people
        ("Mrs. Thorn", "MS. THORN", True),
    ],
)
def test_who_could_be_the_same_person(left: str, right: str, expected: bool) -> None:
    assert compatible(left, right) is expected


def test_degrees_are_no_surnames() -> None:
    assert bare("ADV FERN SC") == "FERN"
    assert surname("Ada Thorn, M.D.") == "thorn"


def test_a_label_is_called_by_the_only_counsel_it_can_mean() -> None:
    counsel = (Counsel("MS. ROSE A. FERN", "THE PLAINTIFF"), Counsel("Tom Oak", None), Counsel("Tim Oak", None))
    roster = Roster(counsel, Casing(""))
    assert roster.display("MS. FERN") == "Ms. Rose A. Fern"
    assert roster.display("MR. OAK") == "Mr. Oak"
    assert roster.display("MR. TIM OAK") == "Mr. Tim Oak"
    assert roster.display("Mr Blake") == "Mr Blake"


# (what it is, text of the transcript, counsel of the appearances, label, how the speaker is called)
SAME_SURNAME = [
    ("the only one", "MR. ALAN OAK", ["Alan Oak"], "MR. OAK", "Mr. Alan Oak"),
    ("a namesake who is not of the appearances", "MR. ALAN OAK", ["Alan Oak"], "MS. OAK", "Ms. Oak"),
    (
        "two of the appearances, told by their titles",
        "MR. ALAN OAK MS. BEA OAK",
        ["Alan Oak", "Bea Oak"],
        "MS. OAK",
        "Ms. Bea Oak",
    ),
    ("two of the appearances without titles", "ALAN OAK BEA OAK", ["Alan Oak", "Bea Oak"], "MS. OAK", "Ms. Oak"),
    (
        "one of the appearances without a title, two who speak",
        "MR. OAK: Yes. MS. OAK: No.",
        ["Alan Oak"],
        "MS. OAK",
        "Ms. Oak",
    ),
]


@pytest.mark.parametrize(
    ("what", "text", "counsel", "label", "expected"), SAME_SURNAME, ids=[r[0] for r in SAME_SURNAME]
)
def test_two_counsel_of_one_surname_are_never_one(
    what: str, text: str, counsel: list[str], label: str, expected: str
) -> None:
    roster = Roster(tuple(Counsel(name, "THE PLAINTIFF") for name in counsel), Casing(text))
    assert roster.display(label) == expected
