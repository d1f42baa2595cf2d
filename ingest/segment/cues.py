"""The cues of `cues.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _data() -> dict[str, list[str] | dict[str, str]]:
    return tomllib.loads(files("ingest.segment").joinpath("cues.toml").read_text(encoding="utf-8"))


@cache
def cue(name: str) -> re.Pattern[str]:
    """The list of the given name as one pattern; case is ignored and a dot matches line ends."""
    rows = _data()[name]
    assert isinstance(rows, list)
    return re.compile("|".join(f"(?:{row})" for row in rows), re.I | re.S)


@cache
def grounds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Grounds of objections with their patterns, in the order of preference."""
    rows = _data()["grounds"]
    assert isinstance(rows, dict)
    return tuple((name, re.compile(pattern, re.I)) for name, pattern in rows.items())
