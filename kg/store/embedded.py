"""The embedded engine: starts or joins a private process on loopback that serves one folder over Bolt.

The first command starts it and every other joins; it ends by itself when nobody has used it for a while. Its ports
and passwords are in `engine.json`, readable by the owner only. Every client holds a file in `clients/` locked for as
long as it lives, which is how the engine knows that it is in use (the system lets go of a lock when a process dies).
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from kg.model.errors import StoreError, StoreUnreachable
from kg.store.locks import FileLock

DATABASE = "onrecord"
STATE = "engine.json"
START_SECONDS = 90.0


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine: where it listens, the passwords of its two users, and this client's lease."""

    home: Path
    port: int
    http: int
    writer: tuple[str, str]
    reader: tuple[str, str]
    lease: FileLock

    @property
    def uri(self) -> str:
        """The Bolt address."""
        return f"bolt://127.0.0.1:{self.port}"

    def sql(self, statement: str) -> None:
        """Runs a definition that the engine's Cypher does not know, by its HTTP port on loopback."""
        user = base64.b64encode(":".join(self.writer).encode()).decode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.http}/api/v1/command/{DATABASE}",
            json.dumps({"language": "sql", "command": statement}).encode(),
            {"Authorization": f"Basic {user}", "Content-Type": "application/json"},
        )
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # loopback is no proxy's business
        try:
            direct.open(request, timeout=120).close()
        except urllib.error.HTTPError as error:
            said = error.read(400).decode("utf-8", "replace")
            raise StoreError(f"{self.home}: the engine refused a definition: {said}") from error
        except OSError as error:
            raise StoreUnreachable(f"{self.home}: the engine does not answer ({error}). Try again.") from error

    def release(self) -> None:
        """Tells the engine that this client is gone."""
        self.lease.release()
        self.lease.path.unlink(missing_ok=True)


def answers(port: int, tries: int = 2) -> bool:
    """Whether a Bolt server answers a handshake, twice: a dying JVM still accepts TCP for a moment."""
    for attempt in range(tries):
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as connection:
                connection.settimeout(3)
                connection.sendall(bytes.fromhex("6060b017" + "00000405" + "00" * 12))
                if len(connection.recv(4)) != 4:
                    return False
        except OSError:
            return False
        if attempt + 1 < tries:
            time.sleep(0.1)
    return True


def join(home: Path) -> Engine:
    """The engine of a folder, started if it does not run. Raises StoreUnreachable."""
    home = home.absolute()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        (home / "clients").mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise StoreUnreachable(
            f"{home}: the store's folder cannot be made ({error}). Choose another folder."
        ) from error
    with starting(home):
        lease = FileLock(home / "clients" / f"{os.getpid()}-{secrets.token_hex(4)}", "Use of the embedded engine")
        lease.acquire(1)
        try:
            known = state(home)
            if not ("port" in known and answers(int(known["port"]))):
                known = _start(home, known)
        except BaseException:
            lease.release()
            lease.path.unlink(missing_ok=True)
            raise
    writer, reader = ("root", str(known["root"])), ("reader", str(known["reader"]))
    return Engine(home, int(known["port"]), int(known["http"]), writer, reader, lease)


def starting(home: Path) -> FileLock:
    """The lock that whoever starts, joins or ends the engine of a folder holds."""
    return FileLock(home / "engine.lock", "Start of the embedded engine")


def in_use(home: Path) -> bool:
    """Whether a living client holds a lease; those of dead ones are cleared away."""
    for path in (home / "clients").iterdir():
        lease = FileLock(path, "")
        if not lease.try_acquire():
            return True
        lease.release()
        path.unlink(missing_ok=True)
    return False


def write_private(path: Path, text: str) -> None:
    """Replaces a file, readable by the owner only, whole or not at all."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


def state(home: Path) -> dict[str, str | int]:
    """What is known of the engine of a folder: its port, process and passwords; empty where there is none."""
    try:
        found = json.loads((home / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _port(wanted: object) -> int:
    """The wanted port if it is free (clients that knew it can go on), else any that is."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted if isinstance(wanted, int) else 0))
        except OSError:
            return _port(None)
        return int(probe.getsockname()[1])


def _start(home: Path, known: dict[str, str | int]) -> dict[str, str | int]:
    begun: dict[str, str | int] = {
        "root": known.get("root") or secrets.token_urlsafe(24),
        "reader": known.get("reader") or secrets.token_urlsafe(24),
        "port": _port(known.get("port")),
        "http": _port(known.get("http")),
    }
    write_private(home / STATE, json.dumps(begun))
    ready = home / "engine.ready"
    ready.unlink(missing_ok=True)
    with open(os.open(home / "engine.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "kg.store.engine", str(home)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    begun["pid"] = process.pid
    write_private(home / STATE, json.dumps(begun))
    until = time.monotonic() + START_SECONDS
    while not ready.exists():
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            raise StoreUnreachable(
                f"{home}: the embedded engine did not start. {_last_words(home / 'engine.log')}"
                f"The whole story is in {home / 'engine.log'}."
            )
        time.sleep(0.05)
    process.returncode = 0  # it outlives this process: nobody waits for it
    return begun


def _last_words(log: Path) -> str:
    """The last line of the log that looks like an error, as a sentence."""
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    telling = [line.strip() for line in lines if "Error" in line or "Exception" in line or "SEVER" in line]
    return f"It said: {telling[-1][:300]}. " if telling else ""


def stop(home: Path, seconds: float = 30.0) -> bool:
    """Ends the engine of a folder in order, whoever uses it; says whether one ran."""
    known = state(home)
    if "pid" not in known or not answers(int(known.get("port", 0)), tries=1):
        return False
    os.kill(int(known["pid"]), signal.SIGTERM)
    until = time.monotonic() + seconds
    while answers(int(known["port"]), tries=1) and time.monotonic() < until:
        time.sleep(0.1)
    with starting(home):  # the engine holds this lock until it is gone
        return True


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] != "stop":
        sys.exit("usage: python -m kg.store.embedded stop DIR")
    print("stopped" if stop(Path(sys.argv[2])) else "no engine runs there")
