"""The citations that the development gold names, made from the documents beside the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cite.formatter import plain, string_cite
from kg.cite.model import OtherCaseTranscript
from kg.cite.names import case_name
from kg.cite.parser import parse

GOLD = Path(__file__).parents[3] / "shared" / "eval" / "dev" / "citations.jsonl"
pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not GOLD.exists(), reason="no ../shared/eval/dev beside the project"),
]


def test_every_gold_citation_and_variant_is_read_as_one_place_and_written_back() -> None:
    for row in GOLD.read_text(encoding="utf-8").splitlines():
        form = json.loads(row)
        cite = parse(form["citation"])
        assert plain(string_cite([cite])) == form["citation"]
        for variant in form["accepted_variants"]:
            assert parse(variant).pin == cite.pin
        other = parse(form["other_case_form"])
        assert string_cite([other]) == form["other_case_form"]
        assert other.pin == cite.pin
        assert isinstance(other, OtherCaseTranscript)
        assert other.case is not None
        assert case_name(other.case) == other.case
