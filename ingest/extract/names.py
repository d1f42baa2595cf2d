"""The commonest names, as data (`patterns/names.toml`), for kind and gender where nothing else tells."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("ingest.extract").joinpath("patterns/names.toml").read_text(encoding="utf-8"))
    return {key: frozenset(names) for key, names in data.items()}


def not_names() -> frozenset[str]:
    """Words, case folded, that begin or end a run of capitalised words without being of the name."""
    return _table()["not_names"]


def is_place(name: str) -> bool:
    """Whether the name is one of the commonest places."""
    return name in _table()["places"]


def is_given(name: str) -> bool:
    """Whether the name is one of the commonest given names."""
    return name in _table()["given"]


def given_gender(name: str) -> str | None:
    """ "f" or "m" for a common given name (case folded) that nearly only women or only men bear; None otherwise."""
    name = name.capitalize()
    if name in _table()["both"] or not is_given(name):
        return None
    return "f" if name in _table()["female"] else "m"
