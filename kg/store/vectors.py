"""Vectors that a model of the user's own gives to statements: beside the statements, found by a vector index.

No answer rests on them (docs/decisions/0004-vectors.md): near neighbours are an approximation, and not the same on
every store. Index and constraint are made, idempotently, when the first vectors come: their length is the model's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.model.errors import UsageError
from kg.store import queries
from kg.store.base import Scored
from kg.store.connection import Connection, rows

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

BATCH = 1_000
# So many times the neighbours asked for are looked at, and then ordered by exact cosine.
WIDER = 4

Rows = Callable[..., list[dict[str, Any]]]


def prepare(connection: Connection, dimensions: int, known: Sequence[Mapping[str, Any]]) -> None:
    """Makes the index for vectors of this length, and what keeps one vector a statement, where they are not there.

    `known` is what `model` gave: without a model, an index that is there may be of another length, and goes first.
    """
    first = not any(row["model"] for row in known)
    connection.run("CREATE CONSTRAINT vector_id IF NOT EXISTS FOR (n:Vector) REQUIRE n.id IS UNIQUE", {})
    connection.run("CREATE INDEX vector_document_id IF NOT EXISTS FOR (n:Vector) ON (n.document_id)", {})
    if connection.dialect.embedded:
        if first:
            connection.define(f"DROP INDEX `{connection.dialect.vector}` IF EXISTS")
        connection.define("CREATE PROPERTY Vector.vector IF NOT EXISTS ARRAY_OF_FLOATS")
        connection.define(
            "CREATE INDEX IF NOT EXISTS ON Vector (vector) LSM_VECTOR METADATA"
            f' {{"dimensions": {dimensions}, "similarity": "COSINE"}}'
        )
        return
    if first:
        connection.run(f"DROP INDEX {connection.dialect.vector} IF EXISTS", {})
    connection.run(
        f"CREATE VECTOR INDEX {connection.dialect.vector} IF NOT EXISTS FOR (n:Vector) ON (n.vector) "
        f"OPTIONS {{indexConfig: {{`vector.dimensions`: {dimensions}, `vector.similarity_function`: 'cosine'}}}}",
        {},
    )
    connection.run("CALL db.awaitIndexes(120)", {})


def check(model: str, vectors: Mapping[str, Sequence[float]], known: Sequence[Mapping[str, Any]]) -> int:
    """The length of the vectors. Raises UsageError where they differ, or are not of the model that the store has."""
    lengths = {len(vector) for vector in vectors.values()}
    if len(lengths) != 1 or lengths == {0}:
        raise UsageError("Vectors of different lengths, or of none, cannot be in one index. Give those of one model.")
    (length,) = lengths
    if not all(math.isfinite(number) for vector in vectors.values() for number in vector):
        raise UsageError("A vector holds a number that is not finite. Give the vectors as the model returns them.")
    for row in known:
        if row["model"] and (row["model"], row["dimensions"]) != (model, length):
            raise UsageError(
                f"The store has vectors of {row['model']} ({row['dimensions']} numbers); these are of {model} "
                f"({length}). Use the same model, or import the record into another store."
            )
    return length


def write(transaction: ManagedTransaction, model: str, vectors: Mapping[str, Sequence[float]]) -> int:
    """Puts vectors beside statements, by id, in place of older ones; returns how many of the statements there are."""
    length = len(next(iter(vectors.values())))
    rows(transaction, "write/vector_model", model=model, dimensions=length)
    written = 0
    items = [{"id": identifier, "vector": list(map(float, vector))} for identifier, vector in sorted(vectors.items())]
    for start in range(0, len(items), BATCH):
        written += rows(transaction, "write/vectors", rows=items[start : start + BATCH])[0]["written"]
    return written


def nearest(read: Rows, index: str, vector: Sequence[float], limit: int) -> list[Scored]:
    """The statements whose vectors are nearest by cosine, best first, then by id; none where there are no vectors."""
    known = read("read/vector_model")
    if not known or not known[0]["model"]:
        return []
    if len(vector) != known[0]["dimensions"]:
        raise UsageError(
            f"The store's vectors are of {known[0]['model']} and have {known[0]['dimensions']} numbers, "
            f"not {len(vector)}. Embed the question by the same model."
        )
    asked = list(map(float, vector))
    if limit < 1 or not any(asked):
        return []
    found = read("read/nearest", index=index, limit=WIDER * limit, vector=asked)
    scored = [Scored(row["id"], round(_cosine(asked, row["vector"]), 5)) for row in found]
    return sorted(scored, key=lambda item: (-item.score, item.id))[:limit]


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    norms = math.hypot(*one) * math.hypot(*other)
    return sum(a * b for a, b in zip(one, other, strict=True)) / norms if norms else 0.0


def model(connection: Connection) -> list[dict[str, Any]]:
    """The model whose vectors the store has, with their length: one row, with nulls where there are none."""
    return connection.run(queries.text("read/vector_model"), {})
