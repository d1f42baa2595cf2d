"""Fixtures that several folders of tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kg.store import open_store
from kg.store.base import Store
from tests.servers import Embedded, Real, Target

# In CI the same examples every time: what a run finds must be found again by the next one.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


_CHEAPEST_FIRST = ("data", "embedded", "neo4j", "browser", "slow")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast tests first, so that a mistake shows early: by the dearest thing a test needs, else in the files' order."""

    def cost(item: pytest.Item) -> int:
        return max((rank for rank, mark in enumerate(_CHEAPEST_FIRST, 1) if item.get_closest_marker(mark)), default=0)

    items.sort(key=cost)


@pytest.fixture(scope="session", autouse=True)
def _engines_end_soon() -> None:
    """Embedded engines that tests start end a few seconds after the last client is gone."""
    os.environ.setdefault("ONRECORD_ENGINE_IDLE_SECONDS", "5")
    os.environ.setdefault("ONRECORD_ENGINE_HEAP", "512m")


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedded]:
    """One embedded engine for the whole run."""
    target = Embedded(tmp_path_factory.mktemp("embedded") / "store")
    yield target
    target.end()


@pytest.fixture(scope="session")
def neo4j_lts() -> Iterator[Real]:
    """One Neo4j of the long-term line for the whole run; skips, and says why, where none can be had."""
    yield from Real.running("LTS")


@pytest.fixture(scope="session")
def neo4j_newest() -> Iterator[Real]:
    """The newest Neo4j."""
    yield from Real.running("NEWEST")


@pytest.fixture(
    params=[
        pytest.param("embedded", marks=pytest.mark.embedded),
        pytest.param("neo4j_lts", marks=pytest.mark.neo4j),
        pytest.param("neo4j_newest", marks=[pytest.mark.neo4j, pytest.mark.slow]),
    ]
)
def target(request: pytest.FixtureRequest) -> Target:
    """A running server, emptied: every store in turn."""
    server: Target = request.getfixturevalue(request.param)
    server.empty()
    return server


@pytest.fixture
def store(target: Target) -> Iterator[Store]:
    """An empty store, on every server in turn."""
    with target.open() as opened:
        yield opened


@pytest.fixture
def embedded_store(embedded: Embedded) -> Iterator[Store]:
    """An empty embedded store."""
    embedded.empty()
    with embedded.open() as opened:
        yield opened


@pytest.fixture
def folder_store(tmp_path: Path) -> Iterator[Store]:
    """An embedded store with an engine of its own, for tests that end it."""
    with open_store(f"file:{tmp_path / 'store'}") as opened:
        yield opened
