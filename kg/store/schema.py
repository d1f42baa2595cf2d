"""The schema as code: constraints, indexes, the version mark, and the way from an older version to this one.

Everything is made idempotently. A database that holds something without our mark, or a newer mark, is refused.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model.errors import ForeignStore, StoreError, StoreUnreachable
from kg.store import queries

if TYPE_CHECKING:
    from neo4j import Driver

VERSION = 1

LABELS = (
    "Entity",
    "Document",
    "Proceeding",
    "Hearing",
    "Passage",
    "Statement",
    "Claim",
    "Question",
    "Exhibit",
    "Term",
    "OnRecord",
)

INDEXES = (
    ("Statement", "document_id"),
    ("Statement", "declarant_id"),
    ("Statement", "act"),
    ("Statement", "made_on"),
    ("Passage", "document_id"),
    ("Question", "document_id"),
    ("Document", "sha256"),
    ("Document", "path"),
    ("Document", "hearing_id"),
    ("Document", "proceeding_id"),
)

# Seconds at most before a definition is tried again; two that make the same one need to be apart only once.
WAITS = (0.2, 0.4, 0.8, 1.6, 3.2)

OLDEST_NEO4J = (5, 26)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What differs between the two servers: how the full-text and vector indexes are called, and who makes them."""

    embedded: bool
    fulltext: str
    vector: str


EMBEDDED = Dialect(embedded=True, fulltext="Statement[terms]", vector="Vector[vector]")
NEO4J = Dialect(embedded=False, fulltext="statement_terms", vector="statement_vectors")

# What the embedded engine is told in SQL when it starts: its Cypher makes no full-text index.
EMBEDDED_SQL = (
    "CREATE VERTEX TYPE Statement IF NOT EXISTS",
    "CREATE PROPERTY Statement.terms IF NOT EXISTS STRING",
    "CREATE INDEX IF NOT EXISTS ON Statement (terms) FULL_TEXT METADATA"
    ' {"analyzer": "org.apache.lucene.analysis.core.WhitespaceAnalyzer"}',
)

# From version N to N + 1: statements run in one go before the mark is raised. Empty until there is a version 2.
MIGRATIONS: dict[int, tuple[str, ...]] = {}

Run = Callable[[str, dict[str, Any]], list[dict[str, Any]]]


def dialect_of(driver: Driver, url: str) -> Dialect:
    """Asks the server who it is. Raises StoreUnreachable where it is too old."""
    agent = driver.get_server_info().agent
    if "ArcadeDB" in agent:
        return EMBEDDED
    version = version_of(agent)
    if version < OLDEST_NEO4J:
        oldest = ".".join(map(str, OLDEST_NEO4J))
        raise StoreUnreachable(f"{url}: the server is {agent}; {oldest} is the oldest that works. Upgrade the server.")
    return NEO4J


def version_of(agent: str) -> tuple[int, int]:
    """Major and minor version from a server's agent, "Neo4j/5.26.30" or "Neo4j/2026.08.1"; (0, 0) if it names none."""
    digits = agent.partition("/")[2].split(".")
    try:
        return int(digits[0]), int(digits[1].split("-")[0])
    except (ValueError, IndexError):
        return 0, 0


def statements(dialect: Dialect) -> list[str]:
    """Constraints and indexes, each made only where it is not there."""
    made = [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE" for label in LABELS
    ]
    made += [
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})" for label, name in INDEXES
    ]
    if not dialect.embedded:
        made.append(queries.text("schema/fulltext"))
    return made


def check(run: Run, url: str) -> bool:
    """Whether the database is ours and of this version; False for an empty or older one. Raises ForeignStore."""
    found = run(queries.text("schema/version"), {})
    if not found:
        if not run(queries.text("schema/anything"), {}):
            return False
        found = run(queries.text("schema/version"), {})  # another process may have made it ours in between
    if not found:
        raise ForeignStore(
            f"{url}: the database holds something that onrecord did not write. "
            "Choose an empty database (NEO4J_DATABASE) or another store."
        )
    version = int(found[0]["schema"])
    if version > VERSION:
        raise ForeignStore(
            f"{url}: the store has schema version {version}, written by a newer onrecord; this one knows {VERSION}. "
            "Upgrade onrecord."
        )
    return version == VERSION


def _complete(run: Run) -> bool:
    """Whether the indexes are there; they are not in a database that neo4j-admin has filled from our CSV."""
    return NEO4J.fulltext in {row["name"] for row in run("SHOW INDEXES YIELD name RETURN name", {})}


def _make(run: Run, statement: str) -> None:
    """Makes what is to be there once; again where another process made the same at the same time."""
    for wait in (*WAITS, None):
        try:
            run(statement, {})
            return
        except StoreError as error:
            code = str(getattr(error.__cause__, "code", ""))
            if wait is None or not code.endswith(("DeadlockDetected", "AlreadyExists")):
                raise
            time.sleep(wait * random.random())


def prepare(run: Run, url: str, dialect: Dialect) -> None:
    """Makes what is missing and marks the database as ours. Raises ForeignStore."""
    if check(run, url) and (dialect.embedded or _complete(run)):
        return
    found = run(queries.text("schema/version"), {})
    for statement in statements(dialect):
        _make(run, statement)
    for version in range(int(found[0]["schema"]) if found else VERSION, VERSION):
        for statement in MIGRATIONS[version]:
            run(statement, {})
    if not dialect.embedded:
        run("CALL db.awaitIndexes(120)", {})
    run(queries.text("schema/mark"), {"schema": VERSION})
