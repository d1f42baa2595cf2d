"""`onrecord --help` loads no heavy library: median of five whole processes."""

from __future__ import annotations

import statistics

from measure import ONRECORD, leave, report, run

run([*ONRECORD, "--help"])
leave(report("onrecord --help", statistics.median(run([*ONRECORD, "--help"]).wall for _ in range(5)), 0.4, "s"))
