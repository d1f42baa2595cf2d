"""A real Neo4j Community server for tests and development, without Docker: jars by Maven, pinned and checked.

    python -m tests.neo4j_server [--newest] [--port 7687] [--home DIR]

runs one in the foreground and prints how to reach it. The jars are fetched once into the user's cache; their SHA-256
are kept in tests/neo4j/VERSION.sha256, and every start compares them. The server listens on loopback only and ends
with the process that started it, even when that one is killed (a guard process watches a pipe).
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_cache_path

HERE = Path(__file__).parent / "neo4j"
LTS = "5.26.30"
NEWEST = "2026.08.1"
OLD = "5.1.0"
"""older than what onrecord works with, to see it refused"""
JAVA_NEEDED = {LTS: 17, NEWEST: 21, OLD: 17}
JAVA_MOST = {OLD: 17}
ENTRY = "META-INF/services/org.neo4j.server.startup.EntryPoint"
OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]
HOW = "Install a JDK (17 or newer, 21 or newer for the newest server) and Maven, then run the tests again."


class Unavailable(Exception):
    """No Neo4j can be had on this machine; the message says why and what to do."""


class Broken(Exception):
    """Neo4j is here but does not start: no reason to leave a test out."""


def java(needed: int, most: int | None = None) -> Path:
    """A Java of at least this version: JAVA_HOME, the PATH, or what the system's package manager installed."""
    candidates = [Path(os.environ["JAVA_HOME"]) / "bin" / "java"] if os.environ.get("JAVA_HOME") else []
    on_path = shutil.which("java")
    candidates += [Path(on_path)] if on_path else []
    for folder in ("/usr/lib/jvm", "/Library/Java/JavaVirtualMachines"):
        candidates += sorted(Path(folder).glob("*/bin/java")) + sorted(Path(folder).glob("*/Contents/Home/bin/java"))
    for candidate in candidates:
        if needed <= _version(candidate) <= (most or 10_000):
            return candidate
    raise Unavailable(f"no Java {needed} or newer was found (JAVA_HOME, PATH, /usr/lib/jvm). {HOW}")


def _version(candidate: Path) -> int:
    try:
        said = subprocess.run([candidate, "-version"], capture_output=True, text=True, timeout=30, check=True).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found.group(1)) if found else 0


def jars(version: str) -> Path:
    """The folder with the server's jars, fetched on first use and compared with the kept checksums."""
    folder = user_cache_path("onrecord") / "neo4j" / version / "lib"
    if not folder.is_dir():
        maven = shutil.which("mvn")
        if maven is None:
            raise Unavailable(f"Maven was not found, which fetches Neo4j {version}. {HOW}")
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix="lib-"))
        command = [maven, "-q", "-B", "-f", str(HERE / "pom.xml"), f"-Dneo4j.version={version}"]
        command += ["dependency:copy-dependencies", f"-DoutputDirectory={draft}", "-DincludeScope=runtime"]
        fetched = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
        if fetched.returncode:
            shutil.rmtree(draft, ignore_errors=True)
            raise Unavailable(f"Maven could not fetch Neo4j {version}: {fetched.stdout.strip()[-400:]}")
        draft.chmod(0o755)
        draft.rename(folder)
    _compare(version, folder)
    return folder


def _compare(version: str, folder: Path) -> None:
    kept = HERE / f"{version}.sha256"
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.jar"))}
    if not kept.exists():
        raise Unavailable(f"{kept} is missing; write it with: python -m tests.neo4j_server --checksums {version}")
    wanted = dict(reversed(line.split()) for line in kept.read_text(encoding="utf-8").splitlines())
    if found != wanted:
        wrong = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
        raise Unavailable(f"{folder}: {wrong[0]} is not what {kept.name} says. Delete the folder and try again.")


@dataclass
class Server:
    """One server: `start` returns when Bolt answers, `stop` asks it to end, `kill` does not ask."""

    version: str = LTS
    home: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="onrecord-neo4j-")))
    port: int = 0
    password: str = field(default_factory=lambda: secrets.token_hex(12))
    """must not begin with a dash, which neo4j-admin takes for an option"""
    settings: dict[str, str] = field(default_factory=dict)
    heap: str = "1g"
    host: str = "127.0.0.1"
    prefix: tuple[str, ...] = ()
    """a command to run the server under, such as `ip netns exec NAME`"""
    _guard: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        return f"bolt://{self.host}:{self.port}"

    def prepare(self) -> None:
        """Makes the home folder with its settings and password, unless it is there."""
        self.port = self.port or _free_port()
        fresh = not (self.home / "conf").exists()
        self._configure()
        secret = self.home / "password"
        if not fresh:
            self.password = secret.read_text(encoding="utf-8")
            return
        secret.touch(0o600)
        secret.write_text(self.password, encoding="utf-8")
        command = self.admin("dbms", "set-initial-password", self.password)
        done = subprocess.run(command, env=self.environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise Broken(f"Neo4j {self.version}: the password could not be set: {done.stderr.strip()[-400:]}")

    def admin(self, *arguments: str) -> list[str]:
        """The command line of neo4j-admin."""
        lib = jars(self.version)
        return [str(self._java()), "-cp", f"{lib}/*", "org.neo4j.server.startup.Neo4jAdminCommand", *arguments]

    def environment(self) -> dict[str, str]:
        """What neo4j-admin must be told."""
        return dict(os.environ) | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}

    def _java(self) -> Path:
        return java(JAVA_NEEDED.get(self.version, 21), JAVA_MOST.get(self.version))

    def start(self, seconds: float = 240) -> Server:
        """Starts the server; returns it when Bolt answers."""
        lib, runs = jars(self.version), self._java()
        self.prepare()
        with zipfile.ZipFile(lib / f"neo4j-{self.version}.jar") as jar:
            main = jar.read(ENTRY).decode().split()[0]
        command = [
            *self.prefix,
            str(runs),
            *OPENS,
            f"-Xmx{self.heap}",
            "-cp",
            f"{lib}/*",
        ]
        command += [main, f"--home-dir={self.home}", f"--config-dir={self.home}/conf"]
        with (self.home / "server.log").open("ab") as log:
            self._guard = subprocess.Popen(
                [sys.executable, __file__, "--guard", *command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until = time.monotonic() + seconds
        while not answers(self.host, self.port, self.prefix):
            if self._guard.poll() is not None or time.monotonic() > until:
                said = (self.home / "server.log").read_text(encoding="utf-8", errors="replace")
                self.kill()
                raise Broken(f"Neo4j {self.version} did not start: {said.strip()[-600:] or 'no word from it'}")
            time.sleep(0.1)
        return self

    def _configure(self) -> None:
        conf = self.home / "conf"
        conf.mkdir(parents=True, exist_ok=True)
        settings = {
            "server.default_listen_address": self.host,
            "server.bolt.listen_address": f"{self.host}:{self.port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "dbms.usage_report.enabled": "false",
            "server.memory.pagecache.size": "256m",
            "dbms.memory.transaction.total.max": "600m",
            "db.memory.transaction.max": "400m",
            "dbms.security.allow_csv_import_from_file_urls": "false",
            "db.tx_log.rotation.retention_policy": "keep_none",
        } | self.settings
        if self.version == OLD:
            settings.pop("dbms.usage_report.enabled")
        text = "".join(f"{key}={value}\n" for key, value in settings.items())
        (conf / "neo4j.conf").write_text(text, encoding="utf-8")

    def pid(self) -> int:
        """The process id of the server's Java."""
        return int((self.home / "server.pid").read_text())

    def stop(self, seconds: float = 60) -> None:
        """Ends the server in order; the guard does it when its pipe closes."""
        if self._guard is not None:
            assert self._guard.stdin is not None
            self._guard.stdin.close()
            self._guard.wait(seconds)
            self._guard = None

    def kill(self) -> None:
        """Ends the server as a power cut would."""
        if self._guard is not None:
            with_pid = self.home / "server.pid"
            if with_pid.exists():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self.pid(), signal.SIGKILL)
            assert self._guard.stdin is not None
            self._guard.stdin.close()
            self._guard.wait(30)
            self._guard = None

    def remove(self) -> None:
        """Ends the server and deletes its home."""
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)


def answers(host: str, port: int, prefix: tuple[str, ...] = ()) -> bool:
    """Whether a Bolt handshake succeeds (TCP alone proves nothing)."""
    try:
        with socket.create_connection((host, port), 1) as connection:
            connection.settimeout(2)
            connection.sendall(bytes.fromhex("6060b017" + "00000405" + "00" * 12))
            return len(connection.recv(4)) == 4
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _guard(command: list[str]) -> int:
    """Runs the server until it ends or the pipe to whoever started us closes."""
    home = next(Path(part.partition("=")[2]) for part in command if part.startswith("--home-dir="))
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    (home / "server.pid").write_text(str(server.pid))

    def watch() -> None:
        sys.stdin.buffer.read()
        server.terminate()
        try:
            server.wait(45)
        except subprocess.TimeoutExpired:
            server.kill()

    threading.Thread(target=watch, daemon=True).start()
    return server.wait()


def main() -> None:
    if sys.argv[1:2] == ["--guard"]:
        sys.exit(_guard(sys.argv[2:]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newest", action="store_true", help=f"Neo4j {NEWEST} in place of {LTS}")
    parser.add_argument("--port", type=int, default=7687)
    parser.add_argument("--home", type=Path, help="where its data stay (default: the user's cache)")
    parser.add_argument("--checksums", metavar="VERSION", help="fetch a version and write its checksums")
    chosen = parser.parse_args()
    if chosen.checksums:
        try:
            folder = jars(chosen.checksums)
        except Unavailable:
            folder = user_cache_path("onrecord") / "neo4j" / chosen.checksums / "lib"
        lines = [
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.glob("*.jar"))
        ]
        (HERE / f"{chosen.checksums}.sha256").write_text("".join(lines), encoding="utf-8")
        print(f"{len(lines)} checksums written")
        return
    version = NEWEST if chosen.newest else LTS
    home = chosen.home or user_cache_path("onrecord") / "neo4j" / version / "home"
    try:
        server = Server(version=version, home=home, port=chosen.port).start()
    except (Unavailable, Broken) as error:
        sys.exit(f"neo4j: {error}")
    print(f"Neo4j {version} answers at {server.uri}; its data are in {home}. End it with Ctrl-C. To use it:\n")
    print(f"  export NEO4J_URI={server.uri} NEO4J_USERNAME=neo4j NEO4J_PASSWORD=$(cat '{home}/password')", flush=True)
    try:
        signal.pause()
    except KeyboardInterrupt:
        server.stop()


if __name__ == "__main__":
    main()
