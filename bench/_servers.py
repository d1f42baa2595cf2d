"""The servers that the store's benches run against; a real Neo4j only where Java and Maven are."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measure import ROOT

sys.path.insert(0, str(ROOT))

from neo4j import Driver, GraphDatabase

from kg.store import embedded, open_store
from kg.store.base import Store
from tests import neo4j_server


@dataclass
class Bench:
    """A server under measurement: a fresh store on it, a bare driver to it, and the memory of its process in MB."""

    name: str
    url: str
    password: str | None
    driver: Driver
    database: str | None
    pid: int

    def store(self) -> Store:
        return open_store(self.url, password=self.password)

    def empty(self) -> None:
        with self.driver.session(database=self.database) as session:
            while session.run("MATCH (n) WITH n LIMIT 1000 DETACH DELETE n RETURN count(*) AS n").single()["n"]:
                pass

    def memory(self) -> float:
        status = Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


@contextmanager
def on_embedded(heap: str | None) -> Iterator[Bench]:
    if heap:
        os.environ["ONRECORD_ENGINE_HEAP"] = heap
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        home = Path(scratch, "store")
        engine = embedded.join(home)
        pid = int(embedded.state(home)["pid"])
        with GraphDatabase.driver(engine.uri, auth=engine.writer) as driver:
            yield Bench("embedded", f"file:{home}", None, driver, embedded.DATABASE, pid)
        engine.release()
        embedded.stop(home)


@contextmanager
def on_neo4j(heap: str | None) -> Iterator[Bench]:
    settings = {"server.memory.pagecache.size": "1g"} if heap else {}
    server = neo4j_server.Server(heap=heap or "1g", settings=settings).start()
    try:
        with GraphDatabase.driver(
            server.uri, auth=("neo4j", server.password), notifications_min_severity="OFF"
        ) as driver:
            yield Bench(f"Neo4j {server.version}", server.uri, server.password, driver, None, server.pid())
    finally:
        server.remove()


def servers(only: str = "", heap: str | None = None) -> Iterator[Bench]:
    """Each server in turn, or those only whose name holds `only`; `heap` is the memory of its Java ("2g")."""
    if only in "embedded":
        with on_embedded(heap) as bench:
            yield bench
    if only not in f"neo4j {neo4j_server.LTS}":
        return
    try:
        with on_neo4j(heap) as bench:
            yield bench
    except neo4j_server.Unavailable as reason:
        print(f"      no real Neo4j: {reason}")
