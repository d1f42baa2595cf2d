"""What goes wrong around a store: refused, unreachable, killed, cut off, full. Documents are whole or not there."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.model.errors import ForeignStore, OnRecordError, StoreError, StoreRefused, StoreUnreachable, UsageError
from kg.store import embedded as engine
from kg.store import open_store
from kg.store.base import Outcome, Store
from tests import neo4j_server
from tests.factories import many, record, statement
from tests.servers import Embedded, Real, Target, engine_pid, kill_engine

ROOT = Path(__file__).parents[2]

INGEST = """
import sys
from kg.store import embedded as engine
from kg.store import open_store
from tests.factories import many
with open_store(sys.argv[1], username="neo4j", password=sys.argv[2] or None) as store:
    writer = store.writer()
    for number in range(int(sys.argv[3])):
        writer.write(many(150, f"part-{number:03}.txt"))
        print(number, flush=True)
"""


def _whole(store: Store, statements: int = 150) -> int:
    """How many documents there are, each of them whole and nothing beside them."""
    documents = store.view.documents()
    totals = store.view.totals()
    assert totals.statements == statements * len(documents)
    assert totals.claims in (0, statements)
    assert store.view.document_frequencies(["answer"]) == {"answer": totals.statements}
    kept = store.view.cypher(
        "MATCH (s:OnRecord) RETURN s.statements AS n, COUNT { (:Statement)-[:FOUND_IN]->(:Passage) } AS passages", {}
    )
    if kept.rows:
        assert kept.rows == ((totals.statements, totals.statements),)
    return len(documents)


def _ingesting(url: str, password: str, documents: int = 40) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", INGEST, url, password, str(documents)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _finish(process: subprocess.Popen[str]) -> int:
    """How many writes were acknowledged."""
    said, _ = process.communicate(timeout=120)
    return len(said.splitlines())


# ---------------------------------------------------------------- addresses and rights
@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "not the address"),
        ("http://localhost:7474", "not the address"),
        ("postgres://x", "not the address"),
        ("file:", "names no folder"),
        ("bolt://neo4j:secret@localhost:7687", "carries no credentials"),
    ],
)
def test_a_wrong_address_is_a_usage_error(url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        open_store(url)
    assert "secret" not in str(caught.value)


def test_nobody_answers() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with open_store(f"bolt://127.0.0.1:{port}", password="x") as store, pytest.raises(StoreUnreachable) as caught:
        store.writer()
    assert f"bolt://127.0.0.1:{port}" in str(caught.value)
    assert caught.value.exit_code == 4


def test_somebody_else_answers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def greet() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(100)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=greet, daemon=True)
        thread.start()
        url = f"bolt://127.0.0.1:{server.getsockname()[1]}"
        with open_store(url, password="x") as store, pytest.raises(StoreError, match=url):
            store.writer()
        thread.join(5)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnreachable, match="cannot be made"):
        open_store(f"file:{tmp_path / 'file' / 'store'}")


def test_a_database_that_is_not_ours_is_refused_and_left_alone(target: Target) -> None:
    with target.driver() as driver, driver.session(database=target.database) as session:
        session.run("CREATE (:Customer {name: 'somebody'})").consume()
        with target.open() as store:
            with pytest.raises(ForeignStore, match="did not write"):
                store.writer()
            with pytest.raises(ForeignStore, match="did not write"):
                store.view.totals()
        assert session.run("MATCH (n) RETURN count(n) AS n").single(strict=True)["n"] == 1


def test_a_store_of_a_newer_version_is_refused(target: Target) -> None:
    with target.open() as store:
        store.writer().write(record(statement()))
    with target.driver() as driver, driver.session(database=target.database) as session:
        session.run("MATCH (s:OnRecord) SET s.schema = 99").consume()
    with target.open() as store:
        for ask in (store.writer, store.view.totals, store.view.documents):
            with pytest.raises(ForeignStore, match=r"version 99.*Upgrade"):
                ask()


@pytest.mark.neo4j
def test_a_wrong_password_is_said_so(neo4j_lts: Real) -> None:
    for changes in ({"password": "wrong-password"}, {"username": "nobody"}):
        with neo4j_lts.open(**changes) as store, pytest.raises(StoreRefused, match="NEO4J_PASSWORD") as caught:
            store.writer()
        assert "wrong-password" not in str(caught.value)
    time.sleep(6)  # the server locks a user for a while after wrong attempts


@pytest.mark.neo4j
def test_a_missing_password_is_said_so(neo4j_lts: Real) -> None:
    with open_store(neo4j_lts.url) as store, pytest.raises(StoreRefused, match="NEO4J_PASSWORD"):
        store.view.totals()


@pytest.mark.neo4j
def test_a_wrong_database_is_said_so(neo4j_lts: Real) -> None:
    with neo4j_lts.open(database="nowhere") as store, pytest.raises(StoreRefused, match="NEO4J_DATABASE"):
        store.writer()


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_server_that_is_too_old_is_said_so() -> None:
    try:
        server = neo4j_server.Server(version=neo4j_server.OLD).start()
    except neo4j_server.Unavailable as reason:
        pytest.skip(f"no old Neo4j: {reason}")
    try:
        with (
            open_store(server.uri, password=server.password) as store,
            pytest.raises(StoreUnreachable, match=r"5\.1\.0.*5\.26 is the oldest"),
        ):
            store.writer()
    finally:
        server.remove()


@pytest.mark.embedded
def test_a_user_who_may_only_read_is_said_so(embedded: Embedded) -> None:
    from kg.store.bolt import BoltStore

    embedded.empty()
    with embedded.open() as store:
        store.writer()
    held = embedded._held
    with BoltStore(held.uri, held.reader, embedded.database) as store:
        assert store.view.totals().documents == 0
        with pytest.raises(StoreRefused, match="right to write"):
            store.writer().write(record(statement()))


# ---------------------------------------------------------------- the embedded process
@pytest.mark.embedded
@pytest.mark.slow
def test_processes_that_come_at_once_share_one_engine(tmp_path: Path) -> None:
    url = f"file:{tmp_path / 'store'}"
    processes = [_ingesting(url, "", 2) for _ in range(3)]
    assert [_finish(process) for process in processes] == [2, 2, 2]
    with open_store(url) as store:
        assert _whole(store) == 2
    log = (tmp_path / "store" / "engine.log").read_text(errors="replace")
    assert log.count("is starting up") == 1


@pytest.mark.embedded
@pytest.mark.slow
def test_the_engine_ends_when_nobody_uses_it_and_starts_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_ENGINE_IDLE_SECONDS", "1")
    home = tmp_path / "store"
    with open_store(f"file:{home}") as store:
        store.writer().write(record(statement()))
        pid = engine_pid(home)
        time.sleep(4)
        assert store.view.totals().documents == 1
        assert engine_pid(home) == pid, "it stays while somebody uses it"
    until = time.monotonic() + 30
    while _lives(pid) and time.monotonic() < until:
        time.sleep(0.2)
    assert not _lives(pid)
    with open_store(f"file:{home}") as store:
        assert store.view.totals().documents == 1


@pytest.mark.embedded
def test_an_engine_whose_folder_is_deleted_ends(tmp_path: Path) -> None:
    home = tmp_path / "store"
    with open_store(f"file:{home}") as store:
        store.writer().write(record(statement()))
        pid = engine_pid(home)
    shutil.rmtree(home)
    until = time.monotonic() + 30
    while _lives(pid) and time.monotonic() < until:
        time.sleep(0.2)
    if _lives(pid):
        os.kill(pid, signal.SIGKILL)
        pytest.fail("nobody can find this engine any more, and it lives on")


@pytest.mark.embedded
def test_a_lost_state_file_does_not_lock_the_owner_out(tmp_path: Path) -> None:
    home = tmp_path / "store"
    for number in range(3):
        with open_store(f"file:{home}") as store:
            store.writer().write(many(150, f"part-{number:03}.txt"))
            assert _whole(store) == number + 1
        assert engine.stop(home)
        assert not engine.stop(home)
        (home / engine.STATE).unlink()


def _lives(pid: int) -> bool:
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.embedded
@pytest.mark.slow
def test_an_engine_killed_during_an_ingest_leaves_whole_documents(tmp_path: Path) -> None:
    home = tmp_path / "store"
    process = _ingesting(f"file:{home}", "", 12)
    assert process.stdout is not None
    for _ in range(4):
        process.stdout.readline()
    kill_engine(home)
    rest = _finish(process)
    assert process.returncode == 0, "the engine is brought back and the ingest goes on"
    assert rest == 8
    with open_store(f"file:{home}") as store:
        assert _whole(store) == 12


@pytest.mark.embedded
@pytest.mark.slow
def test_a_command_killed_during_an_ingest_leaves_whole_documents(tmp_path: Path) -> None:
    url = f"file:{tmp_path / 'store'}"
    process = _ingesting(url, "")
    assert process.stdout is not None
    for _ in range(3):
        process.stdout.readline()
    time.sleep(0.15)
    process.send_signal(signal.SIGKILL)
    acknowledged = 3 + _finish(process)
    with open_store(url) as store:
        assert acknowledged <= _whole(store) <= acknowledged + 1
        assert store.writer().write(many(150, "part-000.txt")) is Outcome.UNCHANGED


@pytest.mark.embedded
@pytest.mark.slow
def test_a_full_disk_leaves_whole_documents(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.name != "posix" or shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("a small disk needs root, who may mount a tmpfs")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk], check=False).returncode:
        pytest.skip("mounting a tmpfs is not allowed here")
    try:
        acknowledged = 0
        with open_store(f"file:{disk / 'store'}") as store:
            writer = store.writer()
            with contextlib.suppress(OnRecordError):
                while acknowledged < 200:
                    writer.write(many(150, f"part-{acknowledged:03}.txt"))
                    acknowledged += 1
            assert acknowledged < 200, "the disk was too large to be filled"
        kill_engine(disk / "store")
        subprocess.run(["mount", "-o", "remount,size=400m", disk], check=True)
        with open_store(f"file:{disk / 'store'}") as store:
            assert acknowledged <= _whole(store) <= acknowledged + 1
            store.writer().write(many(150, "part-000.txt"))
            store.writer().write(many(150, "part-900.txt"))
            assert _whole(store) >= acknowledged + 1
            kill_engine(disk / "store")
    finally:
        subprocess.run(["umount", "-l", disk], check=False)


# ---------------------------------------------------------------- a real server
@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[neo4j_server.Server]:
    try:
        server = neo4j_server.Server(home=tmp_path / "home").start()
    except neo4j_server.Unavailable as reason:
        pytest.skip(f"no real Neo4j: {reason}")
    yield server
    server.remove()


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_server_killed_during_an_ingest_leaves_whole_documents(own_server: neo4j_server.Server) -> None:
    process = _ingesting(own_server.uri, own_server.password, 30)
    assert process.stdout is not None
    for _ in range(4):
        process.stdout.readline()
    own_server.kill()
    acknowledged = 4 + _finish(process)
    assert process.returncode != 0
    own_server.start()
    with open_store(own_server.uri, password=own_server.password) as store:
        kept = _whole(store)
        assert acknowledged <= kept <= acknowledged + 1
        writer = store.writer()
        outcomes = [writer.write(many(150, f"part-{number:03}.txt")) for number in range(kept + 1)]
        assert outcomes == [Outcome.UNCHANGED] * kept + [Outcome.WRITTEN]
        assert _whole(store) == kept + 1


@pytest.mark.neo4j
@pytest.mark.slow
def test_an_open_store_goes_on_after_the_server_was_restarted(own_server: neo4j_server.Server) -> None:
    with open_store(own_server.uri, password=own_server.password) as store:
        writer = store.writer()
        writer.write(many(150, "part-000.txt"))
        own_server.kill()
        own_server.start()
        assert store.view.totals().documents == 1
        assert writer.write(many(150, "part-001.txt")) is Outcome.WRITTEN
        assert _whole(store) == 2


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_database_that_is_read_only_is_said_so(own_server: neo4j_server.Server) -> None:
    with open_store(own_server.uri, password=own_server.password) as store:
        store.writer().write(many(150, "part-000.txt"))
    own_server.stop()
    own_server.settings["server.databases.read_only"] = "neo4j"
    own_server.start()
    with open_store(own_server.uri, password=own_server.password) as store:
        assert _whole(store) == 1
        with pytest.raises(StoreRefused, match="read only"):
            store.writer().write(many(150, "part-001.txt"))
        assert _whole(store) == 1


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_network_that_is_cut_during_an_ingest_leaves_whole_documents(tmp_path: Path) -> None:
    if shutil.which("ip") is None or os.geteuid() != 0:
        pytest.skip("cutting a network needs root and iproute2")
    name = f"onrecord{os.getpid() % 1000}"
    up = [
        ["ip", "netns", "add", name],
        ["ip", "link", "add", f"{name}a", "type", "veth", "peer", "name", f"{name}b"],
        ["ip", "link", "set", f"{name}b", "netns", name],
        ["ip", "addr", "add", "10.213.7.1/24", "dev", f"{name}a"],
        ["ip", "link", "set", f"{name}a", "up"],
        ["ip", "netns", "exec", name, "ip", "addr", "add", "10.213.7.2/24", "dev", f"{name}b"],
        ["ip", "netns", "exec", name, "ip", "link", "set", f"{name}b", "up"],
        ["ip", "netns", "exec", name, "ip", "link", "set", "lo", "up"],
    ]
    server = None
    try:
        for command in up:
            if subprocess.run(command, capture_output=True, check=False).returncode:
                pytest.skip(f"a network namespace cannot be made here: {' '.join(command)}")
        try:
            server = neo4j_server.Server(
                home=tmp_path / "home", host="10.213.7.2", port=7687, prefix=("ip", "netns", "exec", name)
            ).start()
        except neo4j_server.Unavailable as reason:
            pytest.skip(f"no real Neo4j: {reason}")
        process = _ingesting(server.uri, server.password, 30)
        assert process.stdout is not None
        for _ in range(4):
            process.stdout.readline()
        subprocess.run(["ip", "link", "set", f"{name}a", "down"], check=True)
        time.sleep(5)
        subprocess.run(["ip", "link", "set", f"{name}a", "up"], check=True)
        acknowledged = 4 + _finish(process)
        with open_store(server.uri, password=server.password) as store:
            kept = _whole(store)
            assert kept >= acknowledged
            assert process.returncode or kept == 30
    finally:
        if server:
            server.remove()
        subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)
        subprocess.run(["ip", "link", "del", f"{name}a"], capture_output=True, check=False)
