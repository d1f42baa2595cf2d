"""Untrusted Cypher: read only, from an allow-list, with limits of time, rows and memory, on either server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.model.errors import QueryRefused
from kg.store.base import Table
from kg.store.connection import Connection
from kg.store.failures import translated

if TYPE_CHECKING:
    from neo4j import Result


def run(connection: Connection, query: str, parameters: Mapping[str, Any], *, seconds: float, rows: int) -> Table:
    """Runs one query. Raises QueryRefused, QueryStopped."""
    from neo4j import READ_ACCESS, Query

    if not query.strip():
        raise QueryRefused("There is no query to run.")
    with (
        translated(connection.url),
        connection.driver.session(database=connection.database, default_access_mode=READ_ACCESS) as session,
    ):
        return table(session.run(Query(query, timeout=seconds), dict(parameters)), rows)  # type: ignore[arg-type]


def table(result: Result, limit: int | None) -> Table:
    """The rows of a result, up to a limit, in Python's own values."""
    columns = tuple(result.keys())
    found: list[tuple[Any, ...]] = []
    for record in result:
        if limit is not None and len(found) == limit:
            return Table(columns, tuple(found), truncated=True)
        found.append(tuple(value(item) for item in record.values()))
    return Table(columns, tuple(found))


def value(item: Any) -> Any:
    """A value of the driver as plain Python: dates as dates, nodes and relationships as maps, paths as lists."""
    from neo4j.graph import Entity, Path

    if isinstance(item, Path):
        steps: list[Any] = [value(item.start_node)]
        for link in item.relationships:
            steps += [value(link), value(link.end_node if link.end_node else None)]
        return steps
    if isinstance(item, Entity):
        return {name: value(part) for name, part in sorted(item.items())}
    if isinstance(item, dict):
        return {name: value(part) for name, part in item.items()}
    if isinstance(item, list | tuple):
        return [value(part) for part in item]
    return item.to_native() if hasattr(item, "to_native") else item
