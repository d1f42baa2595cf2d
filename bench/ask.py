"""`ask` cold (a whole process, engine not running) and warm (questions in one process), over the transcripts."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

from measure import DATA, ONRECORD, ROOT, end_engine, leave, report, run

GOLD = ROOT.parent / "shared" / "eval" / "dev"
if not GOLD.exists():
    sys.exit("the development gold beside the project is not here: nothing to measure")
documents = [str(DATA / name) for name in json.loads((GOLD / "documents.json").read_text())]
questions = [json.loads(line) for line in (GOLD / "qa.jsonl").read_text().splitlines()]

with tempfile.TemporaryDirectory() as scratch:
    store = ["--store", f"file:{scratch}/store"]
    run([*ONRECORD, "ingest", *store, "--root", str(DATA), *documents])
    batch = Path(scratch, "batch.jsonl")
    batch.write_text("".join(json.dumps({"id": q["id"], "question": q["question"]}) + "\n" for q in questions * 3))
    warm = [
        json.loads(line)["seconds"]
        for line in run([*ONRECORD, "ask", *store, "--batch", str(batch), "--json"]).out.splitlines()
    ]
    warm = warm[len(questions) :]
    end_engine(f"{scratch}/store")
    cold = run([*ONRECORD, "ask", *store, questions[0]["question"]], fine=(0, 1)).wall
    end_engine(f"{scratch}/store")
leave(
    report("ask, warm, p50", statistics.median(warm) * 1000, 150, "ms"),
    report("ask, warm, p95", statistics.quantiles(warm, n=20)[18] * 1000, 150, "ms"),
    report("ask, cold", cold, 8, "s"),
)
