"""What the benches share: whole processes measured by the operating system, and one line a figure."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
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


def run(command: list[str], stdin: str | None = None) -> Run:
    """Runs a command to its end; raises if it fails."""
    began = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE if stdin else None, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        out, err = process.communicate(stdin)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit {process.returncode}\n{err[-2000:]}")
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, out)


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
