"""Outlines of work product."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io

import pytest

from kg.cite.brief import admissions, chronology, digest, impeachment, undisputed
from kg.cite.export import write_blocks
from kg.cite.export.blocks import Block, Entry, Passage, entries
from tests.unit.kg.cite.matter import CALDER, HARROW, STATEMENTS, VENN, said, source


def ready(*words: str) -> list[Entry]:
    return list(entries([said(item) for item in words], source=source))


def text_of(blocks: list[Block]) -> str:
    out = io.BytesIO()
    write_blocks(blocks, "text", out)
    return out.getvalue().decode()


def test_admissions_are_listed_by_party_and_only_admissions_are() -> None:
    sides = {HARROW: "Tenants", CALDER: "Tern Mills Ltd.", VENN: None}
    text = text_of(list(admissions(entries(STATEMENTS, source=source), lambda entry: sides[entry.statement.declarant])))
    assert (
        text.index("Tenants") < text.index("never inspected") < text.index("Tern Mills Ltd.") < text.index("surveyor")
    )
    assert "the record does not say" in text
    assert "partial admission" in text
    assert "never read the insurer" not in text


def test_a_chronology_says_what_has_no_date() -> None:
    undated = dataclasses.replace(said("watchman"), made_on=None, precision=None)
    text = text_of(list(chronology(entries([said("surveyor"), said("put off"), undated]))))
    assert text.index("2021-09-14") < text.index("2022-05-03") < text.index("The source does not state when")


def test_a_digest_is_of_one_witness_in_order_of_the_record() -> None:
    found = [block for block in digest(entries(STATEMENTS, source=source), VENN) if isinstance(block, Passage)]
    assert len(found) == 5
    assert found[0].lead is not None
    assert found[0].lead.startswith("Venn Dep. 7:1–3")


def test_a_fact_without_a_passage_in_evidence_is_marked() -> None:
    text = text_of(
        list(undisputed({"The mill burned.": ready("he drank"), "The repair was put off.": ready("put off")}))
    )
    assert text.count("No passage in evidence supports this yet") == 1
    assert "1. The mill burned." in text


def test_impeachment_confronts_before_extrinsic_evidence_and_by_the_rule_of_the_day() -> None:
    now, before = ready("twelve hundred", "nine hundred")
    early = text_of(list(impeachment(now, before, dt.date(2026, 11, 30))))
    assert early.index("twelve hundred") < early.index("Credit") < early.index("nine hundred") < early.index("613(b)")
    assert "penalty of perjury" in early
    assert "struck" in text_of(list(impeachment(now, before, dt.date(2026, 12, 1))))


def test_nobody_is_impeached_with_words_of_another() -> None:
    now, other = ready("twelve hundred", "watchman")
    with pytest.raises(ValueError, match="one declarant"):
        list(impeachment(now, other, dt.date(2026, 1, 1)))
