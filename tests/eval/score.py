"""Runs the development scorer beside the project and flattens its report to figures."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval" / "score.py"
ONRECORD = Path(sys.executable).parent / "onrecord"


def figures(data: Path, gold: Path, store: str) -> dict[str, float]:
    """The scorer's report as `{"acts.found": 1.0, …}`; fractions such as "9/10" become numbers, times are left out."""
    with tempfile.TemporaryDirectory() as scratch:
        report = Path(scratch, "report.json")
        command = [sys.executable, str(SCORER), "--data", str(data), "--gold", str(gold), "--command", str(ONRECORD)]
        done = subprocess.run([*command, "--store", store, "--json", str(report)], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-3000:] or done.stdout[-3000:]
        return dict(_flat(json.loads(report.read_text(encoding="utf-8"))))


def _flat(report: dict[str, Any], prefix: str = "") -> list[tuple[str, float]]:
    rows: list[tuple[str, float]] = []
    for key, value in report.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{key}.")
        elif isinstance(value, str) and value.count("/") == 1:
            part, whole = map(int, value.split("/"))
            rows.append((prefix + key, part / whole if whole else 1.0))
        elif key == "concession_prf":
            rows.append((prefix + "concession_f1", value[2]))
        elif isinstance(value, int | float) and not key.endswith("seconds"):
            rows.append((prefix + key, float(value)))
    return rows
