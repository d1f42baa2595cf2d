"""The Cypher files: one statement a file, with a header that names parameters and columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.model.errors import UsageError

_NAME = re.compile(r"[a-z0-9_]+(?:/[a-z0-9_]+)?")


@cache
def text(name: str) -> str:
    """The statement of `kg/store/cypher/NAME.cypher`. Raises UsageError for a name that is not there."""
    resource = files("kg.store") / "cypher" / f"{name}.cypher"
    if not _NAME.fullmatch(name) or not resource.is_file():
        raise UsageError(f"There is no query '{name}' in the catalogue. docs/cypher.md lists them.")
    return resource.read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Entry:
    """A query of the catalogue: its name, what it asks, its parameters with their meanings, its columns, its text."""

    name: str
    title: str
    parameters: Mapping[str, str]
    columns: tuple[str, ...]
    text: str


def catalogue() -> tuple[Entry, ...]:
    """Every query that people are offered, by name."""
    names = sorted(item.name for item in (files("kg.store") / "cypher").iterdir() if item.name.endswith(".cypher"))
    return tuple(entry(name.removesuffix(".cypher")) for name in names)


@cache
def entry(name: str) -> Entry:
    """One query of the catalogue. Raises UsageError for a name that is not there."""
    whole = text(name)
    header = [line.removeprefix("// ") for line in whole.splitlines() if line.startswith("// ")]
    body = "\n".join(line for line in whole.splitlines() if not line.startswith("// "))
    parameters = dict(line[1:].split(": ", 1) for line in header if line.startswith("$"))
    columns = next((line.removeprefix("columns: ") for line in header if line.startswith("columns: ")), "")
    return Entry(name, header[0], parameters, tuple(columns.split(", ")) if columns else (), body)
