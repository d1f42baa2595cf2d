"""Real transcripts, where they lie beside the project: nothing a witness said is lost, doubled or out of order."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ingest.pipeline import document_of
from ingest.segment import segment
from ingest.source import load
from kg.model.document import DocumentKind
from kg.model.testimony import Role, TurnKind

DATA = Path(__file__).resolve().parents[5] / "shared" / "data"
FOLDERS = ("edtx", "post-office-inquiry", "covid-inquiry", "state-capture", "scotus")
FILES = sorted(
    path.relative_to(DATA).as_posix()
    for folder in FOLDERS
    for path in (DATA / folder).rglob("*")
    if path.suffix in {".txt", ".rst"}
)

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA.is_dir(), reason="the transcripts are not at ../shared/data"),
]


@pytest.mark.parametrize("name", FILES)
def test_every_word_of_a_witness_is_in_exactly_one_exchange(name: str) -> None:
    document = document_of(load(DATA / name, DATA), DATA)
    if document.kind is not DocumentKind.TRANSCRIPT:
        pytest.skip("not read as a transcript")
    found = segment(document)
    answers = [span for one in found.exchanges for span in one.answer]
    assert all(left.end <= right.start for left, right in pairwise(answers))
    spoken = [
        span
        for turn in found.turns
        if turn.kind is TurnKind.SPEECH and turn.role is Role.WITNESS
        for span in turn.spans
    ]
    assert " ".join(document.quote(answers).split()) == " ".join(document.quote(spoken).split())
    everything = [span for turn in found.turns for span in turn.spans]
    assert all(left.end <= right.start for left, right in pairwise(everything))
