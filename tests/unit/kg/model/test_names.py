"""Names: what is one person's, and what must stay apart."""

from __future__ import annotations

import pytest

from kg.model.entity import Verdict
from kg.model.names import fullest, person_name, same_person


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Dr. Ann B. Lee, KC", "ann b lee"),  # titles and post-nominals are no part of the name
        ('Bo "Buddy" Marsh', "bo marsh"),  # nor are nicknames
        ("JUDGE SIMON VANE", "simon vane"),  # case folds
        ("Ana de la Cruz", "ana de la cruz"),  # particles belong to the surname
        ("Marsh", "marsh"),
        ("Ann Lee's", "ann lee"),
    ],
)
def test_a_name_is_compared_without_titles_and_nicknames(name: str, key: str) -> None:
    assert person_name(name).key == key


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Ann Lee", "Ann B. Lee", Verdict.POSITIVE),
        ("A. Lee", "Ann Lee", Verdict.POSITIVE),  # an initial fits
        ("Bo Lee", "Ann Lee", Verdict.NEGATIVE),
        ("Lee", "Ann Lee", Verdict.UNSURE),  # a bare surname may be another's
        ("Mr. Lee", "Ms. Ann Lee", Verdict.NEGATIVE),
        ("Ann Lee", "Ann Marsh", Verdict.NEGATIVE),
    ],
)
def test_two_names_are_judged_with_doubt_kept(left: str, right: str, verdict: Verdict) -> None:
    assert same_person(person_name(left), person_name(right)) is verdict


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("Lee", ["Ann Lee", "Lee"], "Ann Lee"),
        ("Lee", ["Ann Lee", "Bo Lee"], "Lee"),  # two fit: nobody is chosen
        ("Ms. Lee", ["Ann B. Lee", "Ann Lee"], "Ann B. Lee"),  # the fullest of one person's names
        ("Soto", ["Ana Soto Vidal"], "Ana Soto Vidal"),  # the first of two surnames
        ("Marsh", ["Ann Lee"], "Marsh"),
    ],
)
def test_the_fullest_name_is_taken_only_where_one_person_fits(name: str, known: list[str], expected: str) -> None:
    assert fullest(name, known) == expected
