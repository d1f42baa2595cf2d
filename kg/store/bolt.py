"""The store: one adapter on the official driver, for the embedded engine and for a Neo4j server."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.store import embedded
from kg.store.base import VectorView, Writer
from kg.store.connection import Connection
from kg.store.locks import FileLock
from kg.store.view import BoltView
from kg.store.writer import BoltWriter

WAIT_SECONDS = 600.0


class _Turn(FileLock):
    """The writer's lock on an embedded store."""

    def __enter__(self) -> FileLock:
        self.acquire(WAIT_SECONDS)
        return self


class BoltStore:
    """A server of ones own, or Aura: one user reads and writes."""

    def __init__(self, url: str, user: tuple[str, str] | None, database: str | None) -> None:
        self.url = url
        self._connection = Connection(url, url, user, database)

    @cached_property
    def view(self) -> VectorView:
        """The reading side: one for the store's life, so that what is derived from it can be kept."""
        return BoltView(lambda: self._connection)

    def writer(self) -> Writer:
        """The writing side; prepares the schema on first use."""
        return BoltWriter(self._connection, self._turn)

    def _turn(self) -> AbstractContextManager[Any]:
        return nullcontext()

    def close(self) -> None:
        """Gives back connections."""
        self._connection.close()

    def __enter__(self) -> BoltStore:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class EmbeddedStore(BoltStore):
    """A folder: the engine is started or joined on first use; reading uses a user that cannot write."""

    def __init__(self, url: str, home: Path) -> None:
        engine = embedded.join(home)
        super().__init__(url, engine.writer, embedded.DATABASE)
        self._engine = engine
        self._connection = Connection(url, engine.uri, engine.writer, embedded.DATABASE, self._revive, self._sql)
        self._reader = Connection(url, engine.uri, engine.reader, embedded.DATABASE, self._revive)

    def _sql(self, statement: str) -> None:
        self._engine.sql(statement)

    def _revive(self) -> None:
        """Starts the engine again, or joins the one that another process has started."""
        old, self._engine = self._engine, embedded.join(self._engine.home)
        old.release()
        self._connection.move(self._engine.uri, self._engine.writer)
        self._reader.move(self._engine.uri, self._engine.reader)

    @cached_property
    def view(self) -> VectorView:
        """The reading side: one for the store's life, so that what is derived from it can be kept."""
        return BoltView(lambda: self._reader)

    def _turn(self) -> AbstractContextManager[Any]:
        return _Turn(self._engine.home / "write.lock", "Writing to the store")

    def close(self) -> None:
        """Gives back connections and tells the engine that this process is done."""
        self._reader.close()
        self._connection.close()
        self._engine.release()
