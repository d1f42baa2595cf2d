"""The servers that the contract suite runs against, behind one face."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from neo4j import Driver, GraphDatabase

from kg.store import embedded as engine
from kg.store import open_store
from kg.store.base import Store
from tests import neo4j_server


class Target(Protocol):
    """A server that may be emptied."""

    name: str
    url: str

    def open(self, **changes: Any) -> Store: ...

    def driver(self) -> Driver: ...

    @property
    def database(self) -> str | None: ...

    def empty(self) -> None: ...


def _empty(driver: Driver, database: str | None) -> None:
    with driver.session(database=database) as session:
        while session.run("MATCH (n) WITH n LIMIT 1000 DETACH DELETE n RETURN count(*) AS n").single(strict=True)["n"]:
            pass


class Embedded:
    """The embedded engine on a folder."""

    name = "embedded"
    database = engine.DATABASE

    def __init__(self, home: Path) -> None:
        self.home = home
        self.url = f"file:{home}"
        self._held = engine.join(home)

    def open(self, **changes: Any) -> Store:
        return open_store(self.url, **changes)

    def driver(self) -> Driver:
        return GraphDatabase.driver(self._held.uri, auth=self._held.writer)

    def reader(self) -> Driver:
        return GraphDatabase.driver(self._held.uri, auth=self._held.reader)

    def empty(self) -> None:
        with self.driver() as driver:
            _empty(driver, self.database)

    def end(self) -> None:
        self._held.release()


class Real:
    """A real Neo4j."""

    database = None

    def __init__(self, server: neo4j_server.Server) -> None:
        self.server = server
        self.name = f"Neo4j {server.version}"

    @property
    def url(self) -> str:
        return self.server.uri

    @classmethod
    def running(cls, which: str, **settings: str) -> Iterator[Real]:
        try:
            server = neo4j_server.Server(version=getattr(neo4j_server, which), settings=settings).start()
        except neo4j_server.Unavailable as reason:
            pytest.skip(f"no real Neo4j: {reason}")
        yield cls(server)
        server.remove()

    def open(self, **changes: Any) -> Store:
        return open_store(self.url, **{"username": "neo4j", "password": self.server.password, **changes})

    def driver(self) -> Driver:
        return GraphDatabase.driver(self.url, auth=("neo4j", self.server.password), notifications_min_severity="OFF")

    def empty(self) -> None:
        with self.driver() as driver:
            _empty(driver, None)


def engine_pid(home: Path) -> int:
    """The process id of the embedded engine of a folder."""
    return int(json.loads((home / "engine.json").read_text(encoding="utf-8"))["pid"])


def kill_engine(home: Path) -> None:
    """Ends the embedded engine as a power cut would."""
    pid = engine_pid(home)
    os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        try:
            os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            time.sleep(0.05)
