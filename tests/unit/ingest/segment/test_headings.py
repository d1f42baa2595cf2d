"""Lines that head testimony, and lines that only look so."""

from __future__ import annotations

import pytest

from ingest.segment import headings
from kg.model.testimony import ExaminationKind

K = ExaminationKind


@pytest.mark.parametrize(
    ("line", "kind", "by"),
    [
        ("DIRECT EXAMINATION", K.DIRECT, None),
        ("CROSS-EXAMINATION (CONTINUED)", K.CROSS, None),
        ("CONTINUED CROSS-EXAMINATION BY MR. OAK", K.CROSS, "MR. OAK"),
        ("Re-examination by MS FERN", K.REDIRECT, "MS FERN"),
        ("Examination-in-chief by Mr Oak", K.DIRECT, "Mr Oak"),
        ("RECROSS EXAMINATION", K.RECROSS, None),
        ("VOIR DIRE EXAMINATION", K.VOIR_DIRE, None),
        ("EXAMINATION BY MR. OAK:", None, "MR. OAK"),
        ("Questioned by Mr Oak", K.INQUIRY, "Mr Oak"),
        ("C R O S S - E X A M I N A T I O N", K.CROSS, None),
    ],
)
def test_headings_of_examinations(line: str, kind: ExaminationKind | None, by: str | None) -> None:
    found = headings.examination(line)
    assert found is not None
    assert (found.kind, found.by) == (kind, by)


@pytest.mark.parametrize(
    "line",
    [
        "Direct Examination by Mr. Oak ........ 14",  # an index
        "direct examination of the witness had ended",  # running words
        "the cross",
        "Examination",  # an ordinary word at the head of a line
        "CROSS",
    ],
)
def test_what_is_no_heading_of_an_examination(line: str) -> None:
    assert headings.examination(line) is None


@pytest.mark.parametrize(
    ("lines", "name", "called_by", "sworn", "video"),
    [
        (["ADA THORN, Ph.D., PLAINTIFF'S WITNESS, SWORN"], "ADA THORN, Ph.D", "PLAINTIFF", "sworn", False),
        (
            ["IVO REED, III, DEFENDANTS' WITNESS,", "PREVIOUSLY SWORN"],
            "IVO REED, III",
            "DEFENDANTS",
            "previously sworn",
            False,
        ),
        (["IVO REED, PLAINTIFF'S WITNESS", "PRESENTED BY VIDEO DEPOSITION"], "IVO REED", "PLAINTIFF", None, True),
        (["MS ADA THORN (affirmed)."], "MS ADA THORN", None, "affirmed", False),
        (["ADA THORN, resworn"], "ADA THORN", None, "resworn", False),
        (
            ["ADA THORN, called as a witness by the", "defendant, having been duly sworn, testified as follows:"],
            "ADA THORN",
            "defendant",
            "having been duly sworn",
            False,
        ),
    ],
)
def test_headings_of_witnesses(
    lines: list[str], name: str, called_by: str | None, sworn: str | None, video: bool
) -> None:
    found = headings.witness(lines)
    assert found is not None
    assert (found.name, found.called_by, found.sworn, found.video) == (name, called_by, sworn, video)
    assert found.lines == len(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["When we rose, Ms. Thorn was testifying as the Plaintiff's witness, and was sworn."],
        ["And, counsel, the witness was called and sworn, was she not?"],
        ["The witness was previously sworn"],
    ],
)
def test_running_words_about_witnesses_are_no_heading(lines: list[str]) -> None:
    assert headings.witness(lines) is None
