"""The development score is the same on a real Neo4j as on the embedded engine, figure by figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.eval.score import ROOT, SCORER, SHARED, figures
from tests.servers import Real

SETS = {
    "development": (SHARED / "data", SHARED / "eval" / "dev"),
    "corpus": (ROOT / "corpus", ROOT / "corpus" / "gold"),
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.embedded,
    pytest.mark.neo4j,
    pytest.mark.data,
    pytest.mark.skipif(
        not SCORER.exists(), reason="the scorer beside the project (../shared/eval/score.py) is not here"
    ),
]


@pytest.mark.parametrize("name", SETS)
def test_every_figure_is_the_same_on_both_stores(
    name: str, neo4j_lts: Real, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, gold = SETS[name]
    embedded = figures(data, gold, f"file:{tmp_path}/store")
    neo4j_lts.empty()
    monkeypatch.setenv("NEO4J_USERNAME", "neo4j")
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_lts.server.password)
    neo4j = figures(data, gold, neo4j_lts.url)
    differing = {
        figure: (embedded.get(figure), neo4j.get(figure))
        for figure in sorted({*embedded, *neo4j})
        if embedded.get(figure) != neo4j.get(figure)
    }
    assert embedded
    assert not differing, "figure: (embedded, Neo4j)"
