"""Every query of the catalogue gives the expected rows on every store, trusted and untrusted alike."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kg.model.errors import UsageError
from kg.store import queries
from kg.store.base import Store
from tests.contract.matter import LINKS, knew, records
from tests.servers import Target

D1, D2, D3 = dt.date(2024, 3, 5), dt.date(2024, 4, 8), dt.date(2024, 3, 6)
DAY_1, DAY_2, NEWS = "matter/day-1.txt", "matter/day-2.txt", "news/ferry.html"
Q, R, P = "Marta Quill", "Paul Reed", "Sela Pike"
F, OY, DM, HL, PG = "Arlo Fenn", "June Oyama", "Dunmore Marine, Inc.", "Harbor Lights Ferry Co.", "The Port Gazette"
RUST, PUMP = "Dunmore knew about the rust.", "The pump was tested."
ASKED = "Did Dunmore know about the rust?"
CAPTION = "Harbor Lights Ferry Co. v. Dunmore Marine, Inc."
SOUND = "The hull was sound"

EXPECTED: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    "documents_with_counts": (
        {},
        [
            (DAY_1, "transcript", "Transcript of Jury Trial", 4),
            (DAY_2, "transcript", "Transcript of Jury Trial", 2),
            (NEWS, "article", "Ferry maker says it knew of the rust", 2),
        ],
    ),
    "acts_by_declarant": (
        {},
        [
            (DM, "assertion", 1),
            (Q, "admission", 1),
            (Q, "denial", 1),
            (Q, "no_recollection", 1),
            (Q, "partial_admission", 1),
            (R, "assertion", 1),
            (R, "confirmation", 1),
            (P, "assertion", 1),
        ],
    ),
    "admissions": (
        {},
        [
            (Q, "admission", RUST, "Yes, we knew.", D1, DAY_1, 41, 3),
            (Q, "partial_admission", "Quill told the yard.", "To some extent.", D1, DAY_1, 41, 4),
        ],
    ),
    "admissions_of": (
        {"name": "QUILL"},
        [
            (D1, "admission", None, RUST, "Yes, we knew."),
            (D1, "partial_admission", "To some extent", "Quill told the yard.", "To some extent."),
        ],
    ),
    "denials_of": ({"name": "quill"}, [(D2, ASKED, "No, nobody knew.")]),
    "statements_of": (
        {"name": "reed"},
        [(DAY_1, 41, 6, "confirmation", "It was."), (DAY_2, 41, 4, "assertion", "He was drunk.")],
    ),
    "statements_about": (
        {"words": "the rust"},
        sorted(
            [(RUST, Q, "affirms", "admission", "Yes, we knew."), (RUST, Q, "denies", "denial", "No, nobody knew.")],
            key=lambda row: row[2],
        ),
    ),
    "claims_in_dispute": ({}, [(RUST, [Q], [Q])]),
    "agreed_claims": ({"least": 2}, [(PUMP, 2)]),
    "contradictions": ({}, [(Q, "No, nobody knew.", Q, "Yes, we knew.", 0.9, "one denies what the other affirms")]),
    "own_contradictions": ({}, [(Q, "No, nobody knew.", D2, "Yes, we knew.", D1)]),
    "corroborations": ({}, [(P, R, PUMP, "both affirm it")]),
    "admitted_then_denied": ({}, [(Q, RUST, D1, D2)]),
    "by_examination": (
        {},
        [
            ("cross", "admission", 1),
            ("cross", "no_recollection", 1),
            ("cross", "partial_admission", 1),
            ("direct", "assertion", 1),
            ("direct", "confirmation", 1),
            ("redirect", "denial", 1),
        ],
    ),
    "examiners": ({}, [(F, 3, 2), (OY, 3, 0)]),
    "questions_to": (
        {"name": "reed"},
        [("Was the pump tested?", OY, "confirmation"), ("How was the mate?", OY, "assertion")],
    ),
    "unanswered": ({}, [(Q, "no_recollection", "Who signed the log, PTX-4?", "I don't remember.")]),
    "not_in_evidence": ({}, [("stricken", R, "How was the mate?", "He was drunk.")]),
    "objected": (
        {},
        [
            (Q, "Who signed the log, PTX-4?", ["Objection, asked and answered."]),
            (R, "How was the mate?", ["Objection, foundation."]),
        ],
    ),
    "hedged": ({}, [("To some extent", Q, "partial_admission", "To some extent.")]),
    "doubtful": ({"confidence": 0.7}, [("partial_admission", ["evasion"], 0.6, "To some extent.")]),
    "timeline": (
        {"since": "2024-03-06", "until": "2024-04-30"},
        [
            (D3, "day", DM, "assertion", "The hull was sound."),
            (D2, "day", Q, "denial", RUST),
            (D2, "day", R, "assertion", "The mate was drunk."),
        ],
    ),
    "by_month": ({}, [(2024, 3, 5), (2024, 4, 2)]),
    "undated": ({}, [(NEWS, P, "the pump had been tested")]),
    "reported": ({}, [(DM, SOUND, [PG, P]), (P, "the pump had been tested", [PG])]),
    "hearings": (
        {},
        [(D1, "jury trial", "1", "24-CV-0117", 4), (D2, "jury trial", "2", "24-CV-0117", 2)],
    ),
    "parties": (
        {},
        [(CAPTION, "24-CV-0117", "defendant", DM), (CAPTION, "24-CV-0117", "plaintiff", HL)],
    ),
    "statements_of_parties": ({}, [(DM, "defendant", "assertion", SOUND)]),
    "mentions_of": (
        {"name": "dunmore"},
        [
            (DM, Q, "admission", RUST),
            (DM, Q, "denial", RUST),
            (DM, Q, "partial_admission", "Quill told the yard."),
        ],
    ),
    "mentioned_together": ({}, [(DM, Q, 1)]),
    "named_in": ({"name": "dunmore"}, [(DM, DAY_1, 2), (DM, DAY_2, 1), (DM, NEWS, 0)]),
    "entities_by_kind": ({}, [("Organization", 3), ("Person", 5)]),
    "other_names": ({}, [(DM, ["Dunmore"])]),
    "identity": ({}, [(Q, R, "negative", "both testify", "rule: witnesses")]),
    "page": (
        {"path": DAY_1, "page": 42},
        [(24, 42, 2, Q, "Who signed the log, PTX-4? I don't remember.")],
    ),
    "around": (
        {"id": knew.id, "around": 1},
        [(0, Q, ASKED, "Yes, we knew."), (1, Q, "And you told the yard?", "To some extent.")],
    ),
    "exhibits_put": (
        {"name": "quill"},
        [("PTX-4", DAY_1, 41, 24, None, "Who signed the log, PTX-4?", "I don't remember.")],
    ),
    "exhibit": (
        {"number": "plaintiff's exhibit 9"},
        [("Harbor Lights v. Dunmore", DAY_1, 41, 6, R, "answer", "confirmation", "It was.")],
    ),
    "asked_again": ({}, [(ASKED.lower(), 2, [Q])]),
    "connection": ({"from": R, "to": P}, [(3,)]),
    "words": ({"least": 3}, [("marta", 4), ("quill", 4), ("dunmor", 3)]),
    "full_text": ({"query": "+pump +test"}, [(R, "It was."), (P, "the pump had been tested")]),
}


@pytest.fixture
def filled(store: Store) -> Store:
    writer = store.writer()
    for record in records():
        writer.write(record)
    writer.relate(LINKS)
    return store


def test_every_query_has_an_expectation() -> None:
    entries = queries.catalogue()
    assert {entry.name for entry in entries} == set(EXPECTED)
    assert len(entries) >= 30
    for entry in entries:
        given = set(EXPECTED[entry.name][0]) | ({"index"} if entry.name == "full_text" else set())
        assert set(entry.parameters) == given, entry.name


def test_every_query_gives_the_expected_rows(filled: Store, target: Target) -> None:
    wrong = []
    for entry in queries.catalogue():
        parameters, rows = EXPECTED[entry.name]
        if entry.name == "full_text":
            parameters = parameters | {"index": "Statement[terms]" if target.name == "embedded" else "statement_terms"}
        for found in (filled.view.run(entry.name, parameters), filled.view.cypher(entry.text, parameters)):
            if found.columns != entry.columns or list(found.rows) != rows:
                wrong.append((entry.name, found))
    assert not wrong, "\n".join(map(str, wrong))


def test_a_query_that_is_not_in_the_catalogue_is_named(filled: Store) -> None:
    for name in ("nothing", "../base", "write/../schema/mark", "WORDS"):
        with pytest.raises(UsageError, match="no query"):
            filled.view.run(name, {})
