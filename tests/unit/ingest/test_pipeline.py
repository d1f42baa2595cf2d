"""The way of many sources: what stops one of them does not cost the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from ingest import pipeline
from kg.model.entity import Judgement
from kg.model.errors import StoreUnreachable
from kg.model.record import DocumentRecord
from kg.model.statement import Relation
from kg.store.base import Outcome


class Kept:
    """A writer into a list; a store that is gone after `room` documents."""

    def __init__(self, room: int = 9) -> None:
        self.paths: list[str] = []
        self._room = room

    def write(self, record: DocumentRecord) -> Outcome:
        if len(self.paths) == self._room:
            raise StoreUnreachable("bolt://nowhere: nobody answers there.")
        self.paths.append(record.document.path)
        return Outcome.WRITTEN

    def remove(self, identifier: str) -> bool:
        return False

    def relate(self, relations: Iterable[Relation], withdrawn: Iterable[Relation] = ()) -> int:
        return 0

    def embed(self, model: str, vectors: Mapping[str, Sequence[float]]) -> int:
        return 0

    def judge(self, judgements: Iterable[Judgement]) -> None:
        return None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Ada Voss said that pump {name} was old.\n", encoding="utf-8")
    return tmp_path


def test_a_fault_of_our_own_is_named_and_costs_one_source_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = pipeline.extract

    def faulty(document, *rest):  # type: ignore[no-untyped-def]
        return [][1] if document.source.path == "b.txt" else extract(document, *rest)

    monkeypatch.setattr(pipeline, "extract", faulty)
    kept = Kept()
    reports = list(pipeline.ingest([folder], folder, kept))
    assert kept.paths == ["a.txt", "c.txt"]
    assert [report.error is None for report in reports] == [True, False, True]
    assert reports[1].error is not None
    assert "b.txt: onrecord failed" in reports[1].error
    assert "IndexError" in reports[1].error


def test_a_store_that_is_gone_ends_the_ingest(folder: Path) -> None:
    with pytest.raises(StoreUnreachable):
        list(pipeline.ingest([folder], folder, Kept(room=1)))
