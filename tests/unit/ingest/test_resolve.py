"""Names and identity: what is one person's, and what must stay apart."""

from __future__ import annotations

import dataclasses

import pytest

from ingest.resolve import fullest, person_id, person_name, resolve, same_person
from kg.model.document import DocumentKind, Layout, Party
from kg.model.entity import Entity, EntityKind, Verdict
from kg.model.record import DocumentRecord
from kg.model.statement import DocumentCard

CARD = DocumentCard(id="doc:1", path="a.txt", sha256="aa", kind=DocumentKind.TRANSCRIPT, layout=Layout.TURNS)


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


def test_an_id_depends_on_the_matter_and_the_full_name_alone() -> None:
    matter = dataclasses.replace(CARD, docket_number="1:20-cv-7")
    other_file = dataclasses.replace(matter, sha256="bb", path="b.txt")
    elsewhere = dataclasses.replace(matter, docket_number="1:20-cv-8")
    assert person_id("Dr. Ann Lee", matter) == person_id("ANN LEE", other_file)
    assert person_id("Ann Lee", matter) != person_id("Ann Lee", elsewhere)
    assert person_id("Ann Lee", matter) != person_id("Bo Lee", matter)


def _record(sha: str, *names: str, parties: tuple[Party, ...] = ()) -> DocumentRecord:
    card = dataclasses.replace(CARD, sha256=sha, id=f"doc:{sha}")
    entities = tuple(Entity(id=person_id(name, card), kind=EntityKind.PERSON, name=name) for name in names)
    return DocumentRecord(document=card, entities=entities, parties=parties)


def test_a_shared_full_name_in_two_matters_is_unsure_and_nothing_is_merged() -> None:
    (judgement,) = resolve([_record("aa", "Ann Lee"), _record("bb", "Ann Lee")])
    assert judgement.verdict is Verdict.UNSURE
    assert judgement.left_id != judgement.right_id
    assert "Ann Lee" in judgement.reason


def test_a_surname_is_no_evidence() -> None:
    assert resolve([_record("aa", "Ann Lee"), _record("bb", "Bo Lee"), _record("cc", "Lee")]) == ()


def test_another_tie_makes_it_positive() -> None:
    cast = ("Ann Lee", "Ivo Marsh", "Dana Pell")
    verdicts = {judgement.verdict for judgement in resolve([_record("aa", *cast), _record("bb", *cast)])}
    assert verdicts == {Verdict.POSITIVE}
    (judgement,) = resolve([_record("aa", "Ann Lee", parties=(Party("Ann Lee"),)), _record("bb", "Ann Lee")])
    assert judgement.verdict is Verdict.POSITIVE


def test_judgements_do_not_depend_on_the_order_of_ingest() -> None:
    one, two = _record("aa", "Ann Lee"), _record("bb", "Ann Lee")
    assert resolve([one, two]) == resolve([two, one])
