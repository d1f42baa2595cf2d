"""Untrusted Cypher: read only, from an allow-list, with limits of time, rows and size, on either server.

Several walls, because none is enough by itself: the words of the query are checked first (no clause that writes, no
LOAD CSV, only procedures and functions that are known to read); the embedded engine runs it as a user that cannot
write; Neo4j runs it with READ access after its own EXPLAIN has said that it only reads. Nothing is ever retried: a
query that took a server down would take it down again.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.model.errors import QueryRefused, QueryStopped, StoreUnreachable
from kg.store.base import Table
from kg.store.connection import Connection
from kg.store.failures import translated

if TYPE_CHECKING:
    from neo4j import Result

FIRST = frozenset(["MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "SHOW"])
# fmt: off
FORBIDDEN = frozenset([
    "CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "DROP", "FOREACH", "INSERT", "LOAD",
    "TERMINATE", "ALTER", "GRANT", "REVOKE", "DENY", "USE", "RENAME", "START", "STOP", "ENABLE", "DEALLOCATE",
    "REALLOCATE", "TRANSACTIONS", "EXPLAIN", "PROFILE", "FINISH",
])
# fmt: on
SHOWN = frozenset(["INDEX", "INDEXES", "CONSTRAINT", "CONSTRAINTS"])
PROCEDURES = frozenset(
    name.casefold()
    for name in (
        "db.labels",
        "db.relationshipTypes",
        "db.propertyKeys",
        "db.schema.visualization",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.index.fulltext.queryNodes",
        "db.index.vector.queryNodes",
    )
)
NAMESPACES = frozenset(["date", "datetime", "localdatetime", "localtime", "time", "duration", "point", "vector"])

# A result larger than this many characters is cut, whatever the rows.
MOST_CHARACTERS = 20_000_000
# So many queries at once; one that the engine has yet to stop keeps its place.
_PLACES = threading.BoundedSemaphore(4)

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<quoted>`(?:[^`]|``)*`)
      | (?P<word>[^\W\d]\w*)
      | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
      | (?P<number>\d[\w.]*)
      | (?P<sign>[^\s\w'"`$\\])""",
    re.VERBOSE | re.DOTALL,
)


def check(query: str) -> None:
    """Raises QueryRefused for a query whose words say that it does more than read."""
    tokens = _tokens(query)
    if not tokens:
        raise QueryRefused("There is no query to run.")
    kinds = [kind for kind, _ in tokens]
    words = [text for _, text in tokens]
    if kinds[0] != "word" or words[0].upper() not in FIRST:
        raise QueryRefused(
            f"A query starts with {', '.join(sorted(FIRST))}, not with {words[0]}. Only reading is allowed."
        )
    if words[0].upper() == "SHOW" and (len(words) < 2 or words[1].upper() not in SHOWN):
        raise QueryRefused("SHOW is allowed for INDEXES and CONSTRAINTS only.")
    for position, (kind, text) in enumerate(tokens):
        before = words[position - 1] if position else ""
        after = words[position + 1] if position + 1 < len(words) else ""
        if kind == "sign" and text == ";" and position + 1 < len(words):
            raise QueryRefused("Only one statement at a time.")
        if kind == "word" and text.upper() in FORBIDDEN and before not in (".", ":", "|", "&", "!") and after != ":":
            raise QueryRefused(
                f"{text.upper()} is not allowed here: only reading is. A name that is spelled so goes in `backticks`."
            )
        if kind in ("word", "quoted"):
            _check_call(tokens, position)


def _check_call(tokens: Sequence[tuple[str, str]], position: int) -> None:
    """Refuses a procedure or a function with a namespace that is not on the list."""
    called = tokens[position - 1][1].upper() == "CALL" and tokens[position - 1][0] == "word" if position else False
    if position and tokens[position - 1][1] == "." and tokens[position - 1][0] == "sign":
        return
    parts = [tokens[position][1].strip("`")]
    end = position + 1
    while end + 1 < len(tokens) and tokens[end] == ("sign", ".") and tokens[end + 1][0] in ("word", "quoted"):
        parts.append(tokens[end + 1][1].strip("`"))
        end += 2
    name = ".".join(parts).casefold()
    if called and not (len(parts) == 1 and end < len(tokens) and tokens[end][1] == "{"):
        if name not in PROCEDURES:
            raise QueryRefused(f"The procedure {'.'.join(parts)} is not on the list of those that may be called.")
        return
    if len(parts) > 1 and end < len(tokens) and tokens[end] == ("sign", "(") and parts[0].casefold() not in NAMESPACES:
        raise QueryRefused(f"The function {'.'.join(parts)} is not on the list of those that may be called.")


def _tokens(query: str) -> list[tuple[str, str]]:
    if re.search(r"\\u", query, re.IGNORECASE):
        # Servers decode these before they read the query: what we check would not be what they run.
        raise QueryRefused("Write characters themselves, not as \\u escapes.")
    tokens: list[tuple[str, str]] = []
    position = 0
    while position < len(query):
        match = _TOKEN.match(query, position)
        if match is None:
            raise QueryRefused(f"The query cannot be read from here on: {query[position : position + 40]!r}")
        kind = match.lastgroup or ""
        if kind != "space":
            tokens.append((kind, match.group()))
        position = match.end()
    return tokens


def run(connection: Connection, query: str, parameters: Mapping[str, Any], *, seconds: float, rows: int) -> Table:
    """Runs one query. Raises QueryRefused, QueryStopped."""
    check(query)
    if not connection.dialect.embedded:
        _explain(connection, query, parameters, seconds)
        return _execute(connection, query, parameters, seconds, rows)
    try:
        return _within(seconds, lambda: _execute(connection, query, parameters, seconds, rows))
    except StoreUnreachable as error:
        if connection.revive is None:
            raise
        connection.revive()
        raise QueryStopped("The query needed more memory than there is, and the engine gave up. Narrow it.") from error


def _execute(connection: Connection, query: str, parameters: Mapping[str, Any], seconds: float, rows: int) -> Table:
    from neo4j import READ_ACCESS, Query

    with (
        translated(connection.url, untrusted=True),
        connection.driver.session(
            database=connection.database, default_access_mode=READ_ACCESS, fetch_size=min(rows + 1, 1000)
        ) as session,
    ):
        return table(session.run(Query(query, timeout=seconds), dict(parameters)), rows)


def _explain(connection: Connection, query: str, parameters: Mapping[str, Any], seconds: float) -> None:
    """Neo4j's own word on what the query does."""
    from neo4j import READ_ACCESS, Query

    with (
        translated(connection.url, untrusted=True),
        connection.driver.session(database=connection.database, default_access_mode=READ_ACCESS) as session,
    ):
        summary = session.run(Query("EXPLAIN " + query, timeout=seconds), dict(parameters)).consume()
    if summary.query_type != "r":
        raise QueryRefused("The server says that this query does more than read. Only reading is allowed.")
    for operator, details in _operators(summary.plan):
        kind = operator.partition("@")[0]
        if kind == "LoadCSV" or (
            kind.startswith(("Show", "Terminate")) and kind not in ("ShowIndexes", "ShowConstraints")
        ):
            raise QueryRefused(f"The query would run {kind}, which is not allowed.")
        if kind == "ProcedureCall" and details.partition("(")[0].strip().casefold() not in PROCEDURES:
            raise QueryRefused(
                f"The procedure {details.partition('(')[0]} is not on the list of those that may be called."
            )


def _operators(plan: Mapping[str, Any] | None) -> list[tuple[str, str]]:
    if not plan:
        return []
    found = [(str(plan.get("operatorType", "")), str(plan.get("args", {}).get("Details", "")))]
    for child in plan.get("children", ()):
        found += _operators(child)
    return found


def _within(seconds: float, work: Any) -> Table:
    """Waits for the embedded engine so long and no longer: it does not know a limit for a single query.

    The engine stops the query by its own, longer limit; until then the query keeps one of the few places.
    """
    if not _PLACES.acquire(timeout=seconds):
        raise QueryStopped("Too many queries are running. Wait for them to end, and try again.")
    done = threading.Event()
    outcome: list[Table | BaseException] = []

    def worker() -> None:
        try:
            outcome.append(work())
        except BaseException as error:
            outcome.append(error)
        finally:
            _PLACES.release()
            done.set()

    threading.Thread(target=worker, daemon=True, name="untrusted-cypher").start()
    if not done.wait(seconds):
        raise QueryStopped(
            f"The query took longer than {seconds:g} seconds and was stopped. Narrow it, or ask for less."
        )
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return outcome[0]


def table(result: Result, limit: int | None) -> Table:
    """The rows of a result, up to a limit, in Python's own values."""
    columns = tuple(result.keys())
    found: list[tuple[Any, ...]] = []
    size = 0
    for record in result:
        if limit is not None and (len(found) == limit or size > MOST_CHARACTERS):
            return Table(columns, tuple(found), truncated=True)
        row = tuple(value(item) for item in record.values())
        if limit is not None:
            size += sum(len(str(item)) for item in row)
        found.append(row)
    return Table(columns, tuple(found))


def value(item: Any) -> Any:
    """A value of the driver as plain Python: dates as dates, nodes and relationships as maps, paths as lists."""
    from neo4j.graph import Entity, Path

    if isinstance(item, Path):
        steps: list[Any] = [value(item.start_node)]
        for number, link in enumerate(item.relationships):
            steps += [value(link), value(item.nodes[number + 1])]
        return steps
    if isinstance(item, Entity):
        return {name: value(part) for name, part in sorted(item.items())}
    if isinstance(item, dict):
        return {name: value(part) for name, part in item.items()}
    if isinstance(item, list | tuple):
        return [value(part) for part in item]
    return item.to_native() if hasattr(item, "to_native") else item
