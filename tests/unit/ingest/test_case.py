"""Case files: the short form, the long one, and errors that name the key."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ingest.case import CaseCounsel, CaseFile, CaseParty, find_case, load_case
from kg.model.errors import CaseError

LONG = """\
caption = "Ada Quoll v. Marsh Brothers, Inc."
short_caption = "Quoll v. Marsh Bros."
court = "Superior Court of Quorn"
docket_number = "BC123456"
kind = "trial"
parties = [
  { name = "Marsh Brothers, Inc.", role = "defendant", aliases = ["Marsh"], side = "theirs" },
  { name = "Ada Quoll", kind = "person" },
]
counsel = [{ name = "Bo Penwright", party = "Ada Quoll" }]

[files."day-1.txt"]
title = "Trial, day 1"
date = 2031-05-03
filing_number = 212
volume = 1

[files."depositions/*.txt"]
kind = "deposition"
date = "2030-01-09"
authors = ["A. Quoll"]
"""


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "case.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_short_form_suffices(tmp_path: Path) -> None:
    case = load_case(write(tmp_path, 'caption = "Inquiry"\nkind = "inquiry"\ntribunal = "Statutory inquiry"\n'))
    assert (case.caption, case.kind, case.tribunal) == ("Inquiry", "inquiry", "Statutory inquiry")
    assert case.parties == ()


def test_the_long_form_is_read(tmp_path: Path) -> None:
    case = load_case(write(tmp_path, LONG))
    assert case.parties == (
        CaseParty(name="Marsh Brothers, Inc.", role="defendant", aliases=("Marsh",), side="theirs"),
        CaseParty(name="Ada Quoll", kind="person"),
    )
    assert case.counsel == (CaseCounsel(name="Bo Penwright", party="Ada Quoll"),)
    assert case.file(tmp_path / "day-1.txt") == CaseFile(
        title="Trial, day 1", date=dt.date(2031, 5, 3), filing_number="212", volume="1"
    )
    assert case.file(tmp_path / "depositions" / "roe.txt").date == dt.date(2030, 1, 9)
    assert case.file(tmp_path / "other.txt") == CaseFile()


def test_the_nearest_case_file_up_to_the_root_applies(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path, 'caption = "above the root"')
    write(root, 'caption = "of the root"')
    write(root / "a", 'caption = "of a"')
    (root / "b").mkdir()
    found = [find_case(root / name, root) for name in ("a/x.txt", "b/x.txt")]
    assert [case.caption if case else None for case in found] == ["of a", "of the root"]
    assert find_case(tmp_path / "x.txt", root) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('captoin = "x"', "captoin: there is no such key; the keys are caption, short_caption"),
        ('parties = [{ nme = "x" }]', "parties[1].nme"),
        ("parties = [{ role = 'x' }]", "parties[1]: needs a name"),
        ('parties = "x"', "parties: must be a list of tables"),
        ('parties = [{ name = "x", kind = "robot" }]', "must be one of person, organization"),
        ('[files."a.txt"]\npublished_on = 2031-01-01', 'files."a.txt".published_on'),
        ('[files."a.txt"]\ndate = "May 2031"', "must be a date such as"),
        ("caption = 3", "caption: must be a text"),
        ('caption = ""', "caption: must be a text that is not empty"),
        ("caption = ", "is not valid TOML"),
    ],
)
def test_errors_name_the_file_and_the_key(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CaseError) as caught:
        load_case(write(tmp_path, text))
    assert says in str(caught.value)
    assert "case.toml" in str(caught.value)
