"""Identity: what an id is made of, and what is judged of two who share a name."""

from __future__ import annotations

import dataclasses

from ingest.resolve import person_id, resolve
from kg.model.document import DocumentKind, Layout, Party
from kg.model.entity import Entity, EntityKind, Verdict
from kg.model.record import DocumentRecord
from kg.model.statement import DocumentCard

CARD = DocumentCard(id="doc:1", path="a.txt", sha256="aa", kind=DocumentKind.TRANSCRIPT, layout=Layout.TURNS)


def test_an_id_depends_on_the_matter_and_the_full_name_alone() -> None:
    matter = dataclasses.replace(CARD, docket_number="1:20-cv-7")
    other_file = dataclasses.replace(matter, sha256="bb", path="b.txt")
    elsewhere = dataclasses.replace(matter, docket_number="1:20-cv-8")
    assert person_id("Dr. Ann Lee", matter) == person_id("ANN LEE", other_file)
    assert person_id("Ann Lee", matter) != person_id("Ann Lee", elsewhere)
    assert person_id("Ann Lee", matter) != person_id("Bo Lee", matter)


def _record(
    sha: str, *names: str, parties: tuple[Party, ...] = (), bodies: tuple[str, ...] = (), docket: str | None = None
) -> DocumentRecord:
    card = dataclasses.replace(CARD, sha256=sha, id=f"doc:{sha}", docket_number=docket)
    kinds = [(name, EntityKind.PERSON) for name in names] + [(name, EntityKind.ORGANIZATION) for name in bodies]
    entities = tuple(Entity(id=person_id(name, card), kind=kind, name=name) for name, kind in kinds)
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


def test_one_more_person_and_a_party_of_the_other_matter_tie_as_well() -> None:
    trial = _record("aa", "Ann Lee", "Ivo B. Marsh", parties=(Party("Tarn Ferries", aliases=("Tarn",)),))
    report = _record("bb", "Ann Lee", "Ivo Marsh", bodies=("Tarn",))
    lee = next(item for item in resolve([trial, report]) if "Lee" in item.reason)
    assert lee.verdict is Verdict.POSITIVE
    assert "Tarn, a party of the other matter" in lee.reason
    # the party without the person, or another Marsh, is no tie
    for names in (("Ann Lee",), ("Ann Lee", "Dana Marsh")):
        (alone,) = resolve([trial, _record("cc", *names, bodies=("Tarn",))])
        assert alone.verdict is Verdict.UNSURE


def test_a_tie_is_looked_for_in_every_document_that_names_somebody() -> None:
    first, second = _record("aa", "Ann Lee", docket="7"), _record("bb", "Ann Lee", "Ivo Marsh", "Bo Orr", docket="7")
    report = _record("cc", "Ann Lee", "Ivo Marsh", "Bo Orr")
    for order in ([first, second, report], [report, first, second], [second, report, first]):
        assert {item.verdict for item in resolve(order) if "Ann Lee," in item.reason} == {Verdict.POSITIVE}


def test_firms_in_passing_and_functions_raise_no_question() -> None:
    one, two = (
        _record(sha, "The Foreperson", "Court Reporter", bodies=("Google", "Coast Wire")) for sha in ("aa", "bb")
    )
    assert resolve([one, two]) == ()


def test_judgements_do_not_depend_on_the_order_of_ingest() -> None:
    one, two = _record("aa", "Ann Lee"), _record("bb", "Ann Lee")
    assert resolve([one, two]) == resolve([two, one])
