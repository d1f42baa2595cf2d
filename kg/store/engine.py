"""The process of the embedded engine: `python -m kg.store.engine DIR`, started by `kg.store.embedded` only.

Every setting below that starts with `-D` must be given to the JVM: the same keys in the server's own dictionary are
ignored without a word where they belong to a database (measured: no fsync at all with `txWalFlush` in the dictionary).
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from kg.store.embedded import DATABASE, STATE, in_use, starting
from kg.store.schema import EMBEDDED_SQL

_ALL = {"createRecord", "readRecord", "updateRecord", "deleteRecord"}
_GROUPS: dict[str, Any] = {
    "admin": {
        "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
        "types": {"*": {"access": sorted(_ALL)}},
    },
    "reader": {"access": [], "types": {"*": {"access": ["readRecord"]}}},
    "*": {"access": [], "types": {"*": {"access": []}}},
}

_JVM = {
    "txWalFlush": "2",  # fsync on commit
    "opencypher.loadCsv.allowFileUrls": "false",
    "opencypher.loadCsv.allowRemoteUrls": "false",
}


def _settings() -> tuple[str, str, float]:
    """Heap, time limit of one statement in milliseconds, and idle seconds before the engine ends."""
    environment = os.environ
    return (
        environment.get("ONRECORD_ENGINE_HEAP", "1g"),
        environment.get("ONRECORD_ENGINE_TIMEOUT_MS", "30000"),
        float(environment.get("ONRECORD_ENGINE_IDLE_SECONDS", "300")),
    )


def serve(home: Path) -> None:
    """Serves the folder until nobody uses it, or a signal ends it."""
    os.umask(0o077)
    os.chdir(home)
    state = json.loads((home / STATE).read_text(encoding="utf-8"))
    heap, timeout, idle = _settings()
    limits = {"resultSetLimit": -1, "readTimeout": -1}
    groups = {"databases": {"*": {"groups": {k: v | limits for k, v in _GROUPS.items()}}}, "version": 2}
    (home / "config").mkdir(exist_ok=True)
    # The users are made anew from engine.json, so that a lost state file does not lock the owner out.
    (home / "config" / "server-users.jsonl").unlink(missing_ok=True)
    (home / "config" / "server-groups.json").write_text(json.dumps(groups), encoding="utf-8")

    from arcadedb_embedded.server import ArcadeDBServer

    definitions = [f"-Darcadedb.{key}={value}" for key, value in (_JVM | {"command.timeout": timeout}).items()]
    server = ArcadeDBServer(
        str(home),
        state["root"],
        {
            "mode": "development",  # "production" replaces every error by "The request failed"
            "host": "127.0.0.1",
            "http_port": state["http"],
            "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "bolt_port": state["port"],
            "server_defaultDatabases": f"{DATABASE}[reader:{state['reader']}:reader]",
        },
        jvm_kwargs={"heap_size": heap, "jvm_args": ["-XX:+ExitOnOutOfMemoryError", *definitions]},
    )
    server.start()
    made = (home / "databases" / DATABASE).is_dir()
    database = server.get_database(DATABASE) if made else server.create_database(DATABASE)
    for statement in EMBEDDED_SQL:
        database.command("sql", statement)
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())
    (home / "engine.ready").touch()
    try:
        _wait(home, over, idle)
        starting(home).try_acquire()  # kept until this process is gone: whoever comes now waits, and then starts anew
        server.stop()
    finally:
        # the engine's own threads would keep a process alive that nobody can find any more
        os._exit(0)


def _wait(home: Path, over: threading.Event, idle: float) -> None:
    """Returns when a signal came, when the folder is gone, or when nobody has held a lease for `idle` seconds.

    The lock of starting is kept until the process ends, so that a client that comes now waits and then starts anew.
    """
    used = time.monotonic()
    while not over.wait(0.5) and home.is_dir():
        if in_use(home):
            used = time.monotonic()
        elif time.monotonic() - used > idle:
            ending = starting(home)
            if ending.try_acquire():
                if not in_use(home):
                    return
                ending.release()
            used = time.monotonic()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
