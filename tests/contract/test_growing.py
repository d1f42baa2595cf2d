"""A record that grows gives what it would have given in one go: the same links, the same ledger, in whatever order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.case import find_case
from ingest.pipeline import document_of, extract
from ingest.resolve import resolve
from ingest.source import discover, load
from kg.analysis import alike, growing, relate, relations
from kg.model.record import DocumentRecord
from kg.model.statement import Act
from kg.store.base import Store
from tests.factories import article, card, record, statement

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
GATE = "The stern gate of the Harbor Lights was open when she sailed."
OATH = "The witnesses at the Harbor Lights hearing were shown the harbour rules."


@cache
def _corpus() -> tuple[DocumentRecord, ...]:
    made = []
    for path in discover([CORPUS], CORPUS):
        case = find_case(path, CORPUS)
        made.append(extract(document_of(load(path, CORPUS), CORPUS, case), case))
    return tuple(made)


@cache
def _matter() -> tuple[DocumentRecord, ...]:
    """Days on which a gate was open and was not, was partly, and on which a formula becomes one by repetition."""
    days = []
    for number in range(1, 4):
        sitting = card(f"matter/day-{number}.txt", date=dt.date(2024, 3, 4 + number), volume=str(number))
        act = (Act.ADMISSION, Act.DENIAL, Act.PARTIAL_ADMISSION)[number - 1]
        said = [
            statement(
                f"As I say, {number}.",
                GATE,
                document=sitting,
                act=act,
                claim=GATE,
                hedge="In part" if number == 3 else None,
            )
        ]
        said += [
            statement(
                "Yes.", OATH, document=sitting, ordinal=9 * place, declarant=f"Witness{number} Brook{place}", claim=OATH
            )
            for place in range(1, 16)
        ]
        days.append(record(*said, document=sitting))
    report = article(published=dt.date(2024, 3, 8))
    told = f"Quill admitted that {GATE[0].lower()}{GATE[1:]}"
    days.append(record(statement(told, None, document=report, claim=GATE, made_on=None), document=report))
    return tuple(days)


def _grow(store: Store, batches: Sequence[Sequence[DocumentRecord]]) -> None:
    writer = store.writer()
    for batch in batches:
        for made in batch:
            writer.write(made)
        writer.judge(resolve(batch, store.view))
        relate(store, [made.document.id for made in batch])


def _links(store: Store) -> tuple[object, ...]:
    ids = [statement.id for statement in store.view.statements()]
    return tuple(sorted(store.view.relations(ids), key=lambda link: (link.kind, link.source_id, link.target_id)))


def _orders(made: tuple[DocumentRecord, ...]) -> dict[str, list[list[DocumentRecord]]]:
    return {
        "at once": [list(made)],
        "one by one": [[one] for one in made],
        "backwards": [[one] for one in reversed(made)],
        "odd, then even": [list(made[1::2]), list(made[::2])],
    }


@pytest.mark.parametrize("order", ["at once", "one by one", "backwards", "odd, then even"])
def test_the_order_of_ingest_changes_nothing_on_the_corpus(store: Store, order: str) -> None:
    made = _corpus()
    _grow(store, _orders(made)[order])
    everything = [statement for one in made for statement in one.statements]
    assert _links(store) == relations(everything) != ()
    assert list(store.view.judgements()) == sorted(
        resolve(made), key=lambda item: (item.left_id, item.right_id, item.judge)
    )


@pytest.mark.parametrize("order", ["at once", "one by one", "backwards", "odd, then even"])
def test_links_that_no_longer_hold_are_withdrawn(store: Store, order: str) -> None:
    made = _matter()
    _grow(store, _orders(made)[order])
    expected = relations([statement for one in made for statement in one.statements])
    assert _links(store) == expected
    assert [link.kind for link in expected] == ["CONTRADICTS"] * 2, "the gate: open, not open, and open in part"


@pytest.fixture
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the corpus were hundreds of documents: everything that is read a portion at a time takes many portions."""
    monkeypatch.setattr(alike, "AT_ONCE", 4)
    monkeypatch.setattr(alike, "STRETCH", 7)
    monkeypatch.setattr(growing, "REPORTS", 1)
    monkeypatch.setattr(pipeline, "JUDGED_AT_ONCE", 2)


@pytest.mark.usefixtures("small_portions")
def test_reading_in_portions_changes_nothing(store: Store) -> None:
    writer = store.writer()
    reports = list(pipeline.ingest([CORPUS], CORPUS, writer, view=store.view))
    relate(store, [report.document.id for report in reports if report.document])
    assert _links(store) == relations(statement for one in _corpus() for statement in one.statements)
    assert list(store.view.judgements()) == sorted(
        resolve(_corpus()), key=lambda item: (item.left_id, item.right_id, item.judge)
    )


@pytest.mark.usefixtures("small_portions")
@pytest.mark.parametrize("order", ["at once", "one by one", "backwards"])
def test_in_portions_too_links_that_no_longer_hold_are_withdrawn(store: Store, order: str) -> None:
    made = _matter()
    _grow(store, _orders(made)[order])
    assert _links(store) == relations([statement for one in made for statement in one.statements])


def test_a_formula_is_linked_only_until_it_is_one(store: Store) -> None:
    first, second, third, _ = _matter()
    _grow(store, [[first], [second]])
    before = len(_links(store))
    assert before > 100
    _grow(store, [[third]])
    assert len(_links(store)) < 10


def test_doing_it_again_changes_nothing(store: Store) -> None:
    made = _matter()
    _grow(store, [list(made)])
    before, revision = _links(store), store.view.revision()
    ids = [one.document.id for one in made]
    assert relate(store, ids) == relate(store) == 0
    assert resolve(made, store.view) == ()
    assert (_links(store), store.view.revision()) == (before, revision)
