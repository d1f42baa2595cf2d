"""Untrusted Cypher is read only and limited on every store: attempts to write, to read files, to bring it down."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.model.errors import QueryRefused, QueryStopped
from kg.store import guard
from kg.store.base import Store
from tests.factories import many, record, statement
from tests.servers import Embedded, Real, Target

WRITES = [
    "CREATE (:Hacked)",
    "MATCH (s:Statement) SET s.quote = 'I did it.'",
    "MATCH (s:Statement) SET s += {quote: 'I did it.'}",
    "MATCH (s:Statement) REMOVE s.hedge RETURN s",
    "MATCH (s:Statement) DETACH DELETE s",
    "MATCH (s:Statement) NODETACH DELETE s",
    "MERGE (h:Hacked {id: 1}) RETURN h",
    "CALL { CREATE (h:Hacked) RETURN h } RETURN h",
    "MATCH (s:Statement) CALL { WITH s SET s.quote = 'x' RETURN s AS t } RETURN t",
    "MATCH (s:Statement) CALL (s) { SET s.quote = 'x' } RETURN count(*)",
    "UNWIND [1] AS x CALL { WITH x CREATE (:Hacked) } IN TRANSACTIONS RETURN x",
    "MATCH (s:Statement) FOREACH (x IN [1] | SET s.quote = 'x')",
    "MATCH (s:Statement) FOREACH (x IN [1] | CREATE (:Hacked)) RETURN 1",
    "WITH 1 AS a MATCH (s) WHERE EXISTS { MATCH (s) SET s.a = 1 } RETURN s",
    "RETURN 1 AS a UNION CREATE (h:Hacked) RETURN 1 AS a",
    "INSERT (:Hacked)",
    "match (s) set s.quote = 'lower case' return s",
    "MATCH (s) /* SET */ SET /**/ s.x = 1 RETURN s",
    "MATCH (s)\nSET\ns.x = 1 RETURN s",
    "MATCH (s) S\\u0045T s.x = 1 RETURN s",
    "RETURN 'a\\u0027 AS a UNION CREATE (h:Hacked) RETURN \\u0027b' AS a",
    "CREATE INDEX hacked FOR (n:Statement) ON (n.x)",
    "DROP CONSTRAINT statement_id",
    "DROP INDEX statement_act IF EXISTS",
    "CALL db.createLabel('Hacked')",
    "CALL db.index.fulltext.drop('statement_terms')",
    "CALL `db`.`createLabel`('Hacked')",
    "CALL db . createLabel('Hacked')",
    "CALL/**/db.createLabel('Hacked')",
    "CALL apoc.create.node(['Hacked'], {}) YIELD node RETURN node",
    "CALL apoc.cypher.doIt('CREATE (:Hacked)', {})",
    "CALL apoc.periodic.commit('CREATE (:Hacked)', {})",
    "RETURN apoc.cypher.runFirstColumnSingle('MATCH (n) RETURN n', {})",
    "RETURN `apoc`.`cypher`.`runFirstColumnSingle`('MATCH (n) RETURN n', {})",
    "RETURN 1; CREATE (:Hacked)",
    "EXPLAIN RETURN 1",
    "PROFILE CREATE (:Hacked)",
    "CYPHER runtime=slotted CREATE (:Hacked)",
    "USE system CREATE USER eve SET PASSWORD 'password'",
]
ELSEWHERE = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "MATCH (n) LOAD CSV WITH HEADERS FROM 'http://127.0.0.1:1/' AS line RETURN line",
    "CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line",
    "load  csv from 'file:///etc/passwd' as l return l",
    "CALL dbms.listConfig()",
    "CALL dbms.components()",
    "CALL dbms.security.createUser('eve', 'password')",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL apoc.load.json('file:///etc/passwd')",
    "SHOW USERS",
    "SHOW TRANSACTIONS",
    "SHOW SETTINGS",
    "TERMINATE TRANSACTION 'x'",
    "SHOW PROCEDURES",
    "ALTER USER neo4j SET PASSWORD 'password'",
    "GRANT ROLE admin TO reader",
    "STOP DATABASE neo4j",
    "",
    " // nothing",
    "MATCH (n RETURN n",
    "RETURN 'unclosed",
]


@pytest.mark.parametrize("query", WRITES + ELSEWHERE)
def test_an_attempt_is_refused_by_its_words(query: str) -> None:
    if query == "MATCH (n RETURN n":
        pytest.skip("its words are harmless; the server refuses its grammar")
    with pytest.raises(QueryRefused):
        guard.check(query)


def test_no_attempt_changes_anything(store: Store, target: Target) -> None:
    store.writer().write(many(5))
    before = _state(target)
    for query in WRITES + ELSEWHERE:
        with pytest.raises(QueryRefused):
            store.view.cypher(query, {}, seconds=5)
    assert _state(target) == before


def test_the_server_keeps_what_the_words_let_pass_without_effect(
    store: Store, target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.writer().write(many(5))
    before = _state(target)
    monkeypatch.setattr(guard, "check", lambda query: None)
    for query in WRITES:
        with contextlib.suppress(QueryRefused, QueryStopped):  # what is not refused must be without effect
            store.view.cypher(query, {}, seconds=5)
    assert _state(target) == before
    for query in ELSEWHERE[:4]:
        with pytest.raises((QueryRefused, QueryStopped)):
            store.view.cypher(query, {}, seconds=5)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("MATCH (s:Statement) RETURN count(s) AS n", ((1,),)),
        ("MATCH (s:Statement) WHERE s.quote CONTAINS 'CREATE' RETURN s.act", ()),  # a word inside a text
        ("MATCH (s:Statement) RETURN s.set AS a, s.`delete` AS b", ((None, None),)),  # names of properties
        ("RETURN {create: 1, load: 2} AS m", (({"create": 1, "load": 2},),)),  # keys of a map
        ("MATCH (s:Statement) /* SET */ RETURN 1 AS one // CREATE", ((1,),)),  # comments
        ("RETURN $set AS a", ((7,),)),  # the name of a parameter
        ("OPTIONAL MATCH (x:Claim {id: 'none'}) RETURN x", ((None,),)),
        (
            "RETURN date('2024-03-05').year AS y, duration.inDays(date('2024-01-01'), date('2024-01-31')).days AS d",
            ((2024, 30),),
        ),
        ("CALL { MATCH (s:Statement) RETURN s.act AS a } RETURN a", (("admission",),)),
        ("UNWIND [3, 1, 2] AS x WITH x ORDER BY x RETURN collect(x) AS l", (([1, 2, 3],),)),
        ("RETURN 'it\\'s' AS a, \"x\" AS b;", (("it's", "x"),)),
        ("MATCH (s:Statement)-[:FOUND_IN]->(p) RETURN size([(s)-[:ABOUT]->(c) | c.id]) AS n", ((1,),)),
        ("CALL db.labels() YIELD label WITH label WHERE label = 'Claim' RETURN label", (("Claim",),)),
    ],
)
def test_reading_is_allowed(store: Store, query: str, rows: tuple[tuple[object, ...], ...]) -> None:
    store.writer().write(record(statement()))
    assert store.view.cypher(query, {"set": 7}).rows == rows


def test_rows_are_cut_and_said_to_be(store: Store) -> None:
    store.writer().write(many(12))
    query = "MATCH (s:Statement) RETURN s.ordinal AS n ORDER BY n"
    cut = store.view.cypher(query, {}, rows=5)
    assert (cut.rows, cut.truncated) == (((0,), (1,), (2,), (3,), (4,)), True)
    whole = store.view.cypher(query, {}, rows=12)
    assert (len(whole.rows), whole.truncated) == (12, False)


def test_a_long_query_is_stopped_in_time(store: Store) -> None:
    store.writer().write(many(200))
    bomb = (
        "MATCH (a:Statement), (b:Statement), (c:Statement), (d:Statement) "
        "WHERE a.quote + b.quote + c.quote + d.quote CONTAINS 'never there' RETURN count(*)"
    )
    began = time.monotonic()
    with pytest.raises(QueryStopped):
        store.view.cypher(bomb, {}, seconds=2)
    assert time.monotonic() - began < 10
    assert store.view.totals().statements == 200


@pytest.mark.parametrize(
    "bomb",
    [
        "UNWIND range(1, 100000000000) AS x RETURN count(x)",
        "UNWIND range(1, 6000000) AS x WITH collect(x) AS l UNWIND range(1, 1000) AS y RETURN collect(l + [y])",
        "WITH range(1, 5000000) AS l RETURN [x IN l | l + [x]]",
        "WITH 'xxxxxxxxxxxxxxxx' AS s RETURN reduce(a = s, i IN range(1, 40) | a + a) AS a",
    ],
)
def test_a_query_that_wants_too_much_memory_is_stopped_and_the_store_lives(store: Store, bomb: str) -> None:
    store.writer().write(record(statement()))
    with pytest.raises((QueryStopped, QueryRefused)):
        store.view.cypher(bomb, {}, seconds=20)
    assert store.view.totals().statements == 1


@pytest.mark.slow
def test_the_command_refuses_attempts_and_the_store_stays_as_it_was(store: Store, target: Target) -> None:
    store.writer().write(many(5))
    before = _state(target)
    onrecord = str(Path(sys.executable).parent / "onrecord")
    rights = {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": target.server.password} if isinstance(target, Real) else {}
    for query in (WRITES[0], WRITES[4], WRITES[19], WRITES[24], ELSEWHERE[0], ELSEWHERE[8], "MATCH (n RETURN n"):
        done = subprocess.run(
            [onrecord, "cypher", "--store", target.url, query],
            env=os.environ | rights,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert (done.returncode, done.stdout) == (QueryRefused.exit_code, ""), (query, done.stderr)
        assert "Traceback" not in done.stderr
    assert _state(target) == before


@pytest.mark.embedded
def test_the_reader_of_the_embedded_engine_cannot_write(embedded: Embedded) -> None:
    from neo4j import exceptions

    embedded.empty()
    with embedded.reader() as driver, driver.session(database=embedded.database) as session:
        for query in ("CREATE (:Hacked)", "MATCH (n) DETACH DELETE n", "CREATE INDEX x FOR (n:Claim) ON (n.x)"):
            with pytest.raises(exceptions.Neo4jError):
                session.run("MERGE (:Hacked) " if query.startswith("MATCH") else query).consume()


@pytest.mark.embedded
def test_the_state_of_the_embedded_engine_is_private(embedded: Embedded) -> None:
    for name in ("engine.json", "engine.log"):
        assert (embedded.home / name).stat().st_mode & 0o077 == 0, name
    assert embedded.home.stat().st_mode & 0o077 == 0


@pytest.mark.embedded
@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs Linux to list listening sockets")
def test_the_embedded_engine_listens_on_loopback_only(embedded: Embedded) -> None:
    from tests.servers import engine_pid

    inodes = set()
    for link in Path(f"/proc/{engine_pid(embedded.home)}/fd").iterdir():
        try:
            name = str(link.readlink())
        except OSError:
            continue
        if name.startswith("socket:["):
            inodes.add(name[8:-1])
    listening = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            parts = line.split()
            if parts[3] == "0A" and parts[9] in inodes:
                listening.append(parts[1].split(":")[0])
    loopback = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}
    assert listening
    assert set(listening) <= loopback


@pytest.mark.neo4j
def test_files_stay_closed_on_a_server_of_ours(neo4j_lts: Real) -> None:
    from neo4j import exceptions

    with (
        neo4j_lts.driver() as driver,
        driver.session(default_access_mode="READ") as session,
        pytest.raises(exceptions.ClientError),
    ):
        session.run("LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line").consume()


def _state(target: Target) -> list[str]:
    with target.driver() as driver, driver.session(database=target.database) as session:
        nodes = session.run("MATCH (n) RETURN labels(n) AS l, properties(n) AS p").data()
        indexes = session.run("SHOW INDEXES YIELD name RETURN name").data()
    return sorted(repr((sorted(row["l"]), sorted(row["p"].items(), key=str))) for row in nodes) + sorted(
        str(row["name"]) for row in indexes
    )
