"""Vectors of a user's own model stand beside the statements on every store, and go when their statements go."""

from __future__ import annotations

import dataclasses
import math

import pytest

from kg.model.errors import StoreError, StoreUnreachable, UsageError
from kg.store import embedded as engine
from kg.store.base import Outcome, Store
from tests.factories import card, many, record, statement
from tests.servers import Embedded, Target


def _around(count: int) -> list[list[float]]:
    """Vectors of three numbers on a circle, each a little further from the first."""
    return [[math.cos(step / 10), math.sin(step / 10), 0.5] for step in range(count)]


def _index_names(target: Target) -> list[str]:
    with target.driver() as driver, driver.session(database=target.database) as session:
        if target.name != "embedded":
            return [row["name"] for row in session.run("SHOW INDEXES YIELD name, type WHERE type = 'VECTOR'").data()]
        found = session.run(
            "CALL db.index.vector.queryNodes('Vector[vector]', 1, [1.0, 0.0, 0.0]) YIELD node RETURN node"
        )
        return ["Vector[vector]"] if found.data() else []


def test_the_nearest_come_first_and_the_index_is_made_once(store: Store, target: Target) -> None:
    document = many(20)
    writer = store.writer()
    writer.write(document)
    assert store.view.nearest([1.0, 0.0, 0.5], 3) == []
    vectors = {item.id: vector for item, vector in zip(document.statements, _around(20), strict=True)}
    assert writer.embed("circle", vectors) == 20
    assert store.writer().embed("circle", vectors) == 20
    assert len(_index_names(target)) == 1
    hits = store.view.nearest([1.0, 0.0, 0.5], 3)
    assert [item.ordinal for item in store.view.by_id([hit.id for hit in hits])] == [0, 1, 2]
    assert [hit.score for hit in hits] == [
        pytest.approx((math.cos(step / 10) + 0.25) / 1.25, abs=1e-4) for step in range(3)
    ]
    assert list(store.view.statements()) == list(document.statements)


def test_a_vector_is_replaced_by_a_newer_one_and_unknown_statements_are_passed_over(store: Store) -> None:
    first, second = statement(), statement("No.", ordinal=1)
    writer = store.writer()
    writer.write(record(first, second))
    assert writer.embed("m", {first.id: [1.0, 0.0], second.id: [0.0, 1.0], "st:none": [1.0, 1.0]}) == 2
    assert [hit.id for hit in store.view.nearest([1.0, 0.0], 1)] == [first.id]
    assert writer.embed("m", {first.id: [0.0, -1.0], second.id: [1.0, 0.1]}) == 2
    assert [hit.id for hit in store.view.nearest([1.0, 0.0], 5)] == [second.id, first.id]


def test_vectors_go_with_their_statements(store: Store, target: Target) -> None:
    day = card()
    old, new = statement(document=day), statement("Another.", document=day, hedge="perhaps")
    writer = store.writer()
    writer.write(record(old, document=day))
    writer.embed("m", {old.id: [1.0, 0.0]})
    assert writer.write(record(new, document=day)) is Outcome.REPLACED
    assert store.view.nearest([1.0, 0.0], 5) == []
    assert store.view.cypher("MATCH (v:Vector) RETURN count(v) AS n", {}).rows == ((0,),)


@pytest.mark.parametrize(
    ("model", "vectors", "said"),
    [
        ("other", {"st:1": [1.0, 0.0]}, "vectors of m"),  # of another model
        ("m", {"st:1": [1.0, 0.0, 0.0]}, "2 numbers"),  # of another length than those that are there
        ("m", {"st:1": [1.0], "st:2": [1.0, 0.0]}, "different lengths"),
        ("m", {"st:1": []}, "of none"),
        ("m", {"st:1": [1.0, math.nan]}, "finite"),
    ],
)
def test_vectors_that_do_not_belong_together_are_refused(
    store: Store, model: str, vectors: dict[str, list[float]], said: str
) -> None:
    item = statement()
    writer = store.writer()
    writer.write(record(item))
    assert writer.embed("m", {}) == 0
    writer.embed("m", {item.id: [1.0, 0.0]})
    with pytest.raises(UsageError, match=said):
        writer.embed(model, vectors)
    with pytest.raises(UsageError, match="not 3"):
        store.view.nearest([1.0, 0.0, 0.0], 1)
    assert [hit.id for hit in store.view.nearest([1.0, 0.0], 1)] == [item.id]


@pytest.mark.embedded
def test_a_definition_that_the_engine_refuses_is_an_error_of_ours(embedded: Embedded) -> None:
    held = engine.join(embedded.home)
    try:
        with pytest.raises(StoreError, match="refused a definition"):
            held.sql("CREATE NONSENSE")
        gone = dataclasses.replace(held, http=1)  # nobody listens there
        with pytest.raises(StoreUnreachable, match="does not answer"):
            gone.sql("CREATE VERTEX TYPE Vector IF NOT EXISTS")
    finally:
        held.release()
