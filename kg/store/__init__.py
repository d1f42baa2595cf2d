"""The graph store. `open_store` is the way in; `kg.store.base` says what a store can do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.model.errors import UsageError

if TYPE_CHECKING:
    from kg.store.base import Store

__all__ = ["open_store"]

_SCHEMES = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")


def open_store(
    url: str, *, username: str | None = None, password: str | None = None, database: str | None = None
) -> Store:
    """Opens the store at a URL: `file:DIR` (embedded), or `bolt://…`, `neo4j://…`, `neo4j+s://…` (a server).

    Credentials are for a server; without them it is asked without authentication. Raises UsageError for a URL that is
    none of these, StoreUnreachable, StoreRefused; nothing is written until `Store.writer()` is called.
    """
    if url.startswith("file:"):
        from kg.store.bolt import EmbeddedStore

        place = url.removeprefix("file:")
        if place.startswith("//"):
            place = place[2:]
        if not place:
            raise UsageError("file: names no folder. Give one, as in file:.onrecord.")
        return EmbeddedStore(url, Path(place).expanduser())
    if url.startswith(_SCHEMES):
        from kg.store.bolt import BoltStore

        if "@" in url.partition("://")[2].partition("/")[0]:
            raise UsageError(
                "A store's address carries no credentials. Set NEO4J_USERNAME and NEO4J_PASSWORD in the environment."
            )
        return BoltStore(url, (username or "neo4j", password) if password else None, database)
    raise UsageError(f"{url}: not the address of a store. Give file:DIR, bolt://…, neo4j://… or neo4j+s://….")
