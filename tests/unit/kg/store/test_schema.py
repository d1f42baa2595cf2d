from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.model.entity import EntityKind
from kg.store import schema

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize(
    ("agent", "version"),
    [
        ("Neo4j/5.26.30", (5, 26)),
        ("Neo4j/2026.08.1", (2026, 8)),
        ("Neo4j/5.1.0", (5, 1)),
        ("Neo4j/5.27-aura", (5, 27)),  # what Aura calls itself
        ("Something", (0, 0)),
        ("Neo4j/", (0, 0)),
    ],
)
def test_the_version_is_read_from_the_agent(agent: str, version: tuple[int, int]) -> None:
    assert schema.version_of(agent) == version


def test_no_label_and_no_type_share_a_name() -> None:
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    types = {name for group in re.findall(r"\[:([A-Z_|]+)", page) for name in group.split("|")}
    labels = {*schema.LABELS, *(kind.value for kind in EntityKind)}
    assert len(types) == 16
    assert not {name.casefold() for name in types} & {name.casefold() for name in labels}


def test_every_label_is_on_the_page() -> None:
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    style = (ROOT / "docs" / "neo4j" / "style.grass").read_text(encoding="utf-8")
    for label in [*schema.LABELS, *(kind.value for kind in EntityKind)]:
        assert re.search(rf"[:|]{label}\b", page), label
        if label not in ("Term", "OnRecord", "Exhibit", "Entity"):
            assert f"node.{label} " in style, label


def test_the_ids_of_every_label_are_unique_on_both_servers() -> None:
    for dialect in (schema.EMBEDDED, schema.NEO4J):
        made = schema.statements(dialect)
        for label in schema.LABELS:
            assert sum(f"(n:{label}) REQUIRE n.id IS UNIQUE" in statement for statement in made) == 1
        assert all("IF NOT EXISTS" in statement for statement in made)


def test_migrations_lead_from_every_older_version_to_this_one() -> None:
    assert set(schema.MIGRATIONS) == set(range(1, schema.VERSION))
