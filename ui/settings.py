"""Settings: where the record is kept, and what the user allowed.

Precedence: the command's option, the environment, the settings file, the default. The settings file is the first of
`onrecord.toml` in the working folder and `settings.toml` in the user's configuration folder:

    [store]
    url = "neo4j://localhost"      # or file:DIR
    username = "neo4j"
    password = "…"                 # never on the command line
    database = "neo4j"

    [serve]
    port = 7860

    [model]
    name = "openai:gpt-…"          # any LangChain chat model; none by default, and nothing leaves the machine
    allow_tracing = false
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model.errors import UsageError

DEFAULT_STORE = "file:.onrecord"
DEFAULT_PORT = 7860
_ALLOWED: dict[str, dict[str, type]] = {
    "store": {"url": str, "username": str, "password": str, "database": str},
    "serve": {"port": int},
    "model": {"name": str, "allow_tracing": bool},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the commands run with. `origin` says where the store's address came from, for error messages."""

    store: str = DEFAULT_STORE
    username: str | None = None
    password: str | None = None
    database: str | None = None
    port: int = DEFAULT_PORT
    model: str | None = None
    allow_tracing: bool = False
    origin: str = "the default"


def settings_file() -> Path | None:
    """The settings file in force, if there is one."""
    from platformdirs import user_config_path

    for candidate in (Path("onrecord.toml"), user_config_path("onrecord") / "settings.toml"):
        if candidate.is_file():
            return candidate
    return None


def load_settings(store: str | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force; `store` is what the command line said. Raises UsageError for a wrong settings file."""
    file = settings_file()
    said = _read(file) if file else {}
    kept = said.get("store", {})
    choices = [
        (store, "--store"),
        (environment.get("ONRECORD_STORE"), "ONRECORD_STORE"),
        (environment.get("NEO4J_URI"), "NEO4J_URI"),
        (kept.get("url"), str(file)),
        (DEFAULT_STORE, "the default"),
    ]
    url, origin = next((url, origin) for url, origin in choices if url)
    return Settings(
        store=url,
        username=environment.get("NEO4J_USERNAME") or kept.get("username"),
        password=environment.get("NEO4J_PASSWORD") or kept.get("password"),
        database=environment.get("NEO4J_DATABASE") or kept.get("database"),
        port=said.get("serve", {}).get("port", DEFAULT_PORT),
        model=said.get("model", {}).get("name"),
        allow_tracing=said.get("model", {}).get("allow_tracing", False),
        origin=origin,
    )


def _read(file: Path) -> dict[str, dict[str, Any]]:
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file}: the settings cannot be read ({error}). Mend or remove the file.") from error
    for table, entries in said.items():
        if table not in _ALLOWED or not isinstance(entries, dict):
            raise UsageError(f"{file}: there is no table [{table}]; there are {', '.join(_ALLOWED)}.")
        for key, value in entries.items():
            kind = _ALLOWED[table].get(key)
            if kind is None:
                raise UsageError(f"{file}: [{table}] has no '{key}'; it has {', '.join(_ALLOWED[table])}.")
            if not isinstance(value, kind):
                raise UsageError(f"{file}: {table}.{key} must be of type {kind.__name__}, not {value!r}.")
    return said
