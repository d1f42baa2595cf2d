"""What was reached does not drop: floors.json holds a floor (or, for faults, a ceiling) for every figure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.eval.score import ROOT, SCORER, SHARED, figures

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
SETS = {
    "development": (SHARED / "data", SHARED / "eval" / "dev"),
    "corpus": (ROOT / "corpus", ROOT / "corpus" / "gold"),
}

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.data,
    pytest.mark.skipif(
        not SCORER.exists(), reason="the scorer beside the project (../shared/eval/score.py) is not here"
    ),
]


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(name: str, tmp_path: Path) -> None:
    data, gold = SETS[name]
    reached = figures(data, gold, f"file:{tmp_path}/store")
    print(json.dumps(reached, indent=1))
    below = {
        figure: (reached.get(figure), bound)
        for figure, bound in FLOORS[name]["floors"].items()
        if reached.get(figure, -1.0) < bound
    }
    above = {
        figure: (reached.get(figure), bound)
        for figure, bound in FLOORS[name]["ceilings"].items()
        if reached.get(figure, 1e9) > bound
    }
    assert not below
    assert not above
