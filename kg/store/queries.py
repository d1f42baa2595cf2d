"""The Cypher files: one statement a file, with a header that names parameters and columns."""

from __future__ import annotations

import re
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
