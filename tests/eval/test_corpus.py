"""On the sample matter every answer is found at its printed page:line, with its witness and its standing.

The PDF is held to the labels of its text twin: the reader of PDF must see what the reader of text sees.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.segment import segment
from ui.sources import reread

CORPUS = Path(__file__).parents[2] / "corpus"
ACTS = [json.loads(line) for line in (CORPUS / "gold/acts.jsonl").read_text(encoding="utf-8").splitlines()]
TWIN = "gold/twin/day-2.txt"
DAY_1 = "documents/quillfeather/trial-day-1.txt"
DEPOSITION = "documents/quillfeather/deposition-maud-quillfeather.txt"


@pytest.mark.parametrize(
    ("path", "labels"),
    [(DAY_1, DAY_1), ("documents/quillfeather/trial-day-2.pdf", TWIN), (TWIN, TWIN), (DEPOSITION, DEPOSITION)],
)
def test_every_answer_stands_at_its_page_and_line(path: str, labels: str) -> None:
    document = reread(CORPUS / path, CORPUS)
    found = {}
    for exchange in segment(document).exchanges:
        if exchange.answer:
            at = document.locate(exchange.answer)
            found[at.page, at.line, at.end_page, at.end_line] = (exchange.witness, exchange.status.value)
    wanted = {
        (row["page"], row["line_start"], row["end_page"], row["line_end"]): (row["declarant"], row["status"])
        for row in ACTS
        if row["doc"] == labels
    }
    assert wanted
    assert {key: found.get(key) for key in wanted} == wanted
