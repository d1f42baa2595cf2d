"""What the benches share: whole processes measured by the operating system, and one line a figure."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
ONRECORD = [str(Path(sys.executable).parent / "onrecord")]


@dataclass(frozen=True)
class Run:
    """One finished process: wall seconds, processor seconds, peak memory (MB) of its largest process, its output."""

    wall: float
    cpu: float
    peak: float
    out: str


def run(command: list[str], *, fine: tuple[int, ...] = (0,)) -> Run:
    """Runs a command to its end, from the project's root; exits with its message if its exit code is not fine.

    From the root wherever the bench was called: a child must import the packages, never a bench of like name. The
    figures are the process's own: the kernel's sum over all children would mix one command's memory with another's.
    """
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if process.returncode not in fine:
            sys.exit(f"{' '.join(command)}: exit {process.returncode}\n{err.read()[-2000:]}")
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out.read())


def end_engine(folder: str) -> None:
    """Ends the embedded engine of a folder."""
    run([sys.executable, "-m", "kg.store.embedded", "stop", folder])


def report(name: str, value: float, limit: float, unit: str, *, at_least: bool = False) -> bool:
    """Prints a figure beside its limit; returns whether it is kept."""
    kept = value >= limit if at_least else value <= limit
    sign = "≥" if at_least else "≤"
    print(
        f"{'ok  ' if kept else 'OVER'}  {name:44} {value:10.3f} {unit:8} "
        f"(limit {sign} {limit:g}, ratio {value / limit:.2f})"
    )
    return kept


def leave(*kept: bool) -> None:
    """Ends the bench: exit 1 where a limit was not kept."""
    sys.stdout.flush()
    os._exit(0 if all(kept) else 1)
