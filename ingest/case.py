"""What a user says about a matter: `case.toml` beside the sources or above them.

Its facts have the basis "case.toml" and stand above what a document says. A key that it does not have is an error,
for a misspelt key that is silently passed over would leave a caption wrong.
"""

from __future__ import annotations

import datetime as dt
import fnmatch
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.model.errors import CaseError

FILE_NAME = "case.toml"
PARTY_KINDS = ("person", "organization")

_TEXTS = ("caption", "short_caption", "court", "docket_number", "kind", "tribunal", "judge", "place")
_FILE_TEXTS = (
    "title",
    "filing_number",
    "volume",
    "kind",
    "session",
    "deponent",
    "judge",
    "place",
    "publisher",
    "url",
    "licence",
)
_FILE_KEYS = (*_FILE_TEXTS, "authors", "date", "published")
_PARTY_KEYS = ("name", "role", "aliases", "side", "kind")
_COUNSEL_KEYS = ("name", "party")
_CASE_KEYS = (*_TEXTS, "parties", "counsel", "files")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseParty:
    """A party as the user names it; `side` is whose side it is on, in the user's words ("plaintiff", "ours")."""

    name: str
    role: str | None = None
    aliases: tuple[str, ...] = ()
    side: str | None = None
    kind: str = "organization"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCounsel:
    """Counsel and for whom they appear."""

    name: str
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """What the user says about one file. `kind` is a kind of document ("transcript") or of hearing ("deposition")."""

    title: str | None = None
    date: dt.date | None = None
    published: dt.date | None = None
    filing_number: str | None = None
    volume: str | None = None
    kind: str | None = None
    session: str | None = None
    deponent: str | None = None
    judge: str | None = None
    place: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case file. `files` is keyed by path relative to the case file's folder, posix; a pattern may stand there."""

    location: Path
    caption: str | None = None
    short_caption: str | None = None
    court: str | None = None
    docket_number: str | None = None
    kind: str | None = None
    tribunal: str | None = None
    judge: str | None = None
    place: str | None = None
    parties: tuple[CaseParty, ...] = ()
    counsel: tuple[CaseCounsel, ...] = ()
    files: Mapping[str, CaseFile] = field(default_factory=dict)

    def file(self, location: Path) -> CaseFile:
        """What it says about a file: by path, by name, or by the first pattern that fits; nothing known otherwise."""
        try:
            path = location.resolve().relative_to(self.location.resolve().parent).as_posix()
        except (ValueError, OSError):
            path = location.name
        for key in (path, location.name):
            if key in self.files:
                return self.files[key]
        for pattern, entry in self.files.items():
            if fnmatch.fnmatchcase(path, pattern) or fnmatch.fnmatchcase(location.name, pattern):
                return entry
        return CaseFile()


def find_case(path: Path, root: Path) -> Case | None:
    """The case file in the source's folder or the nearest one above it, up to the root; None where there is none."""
    top = root.resolve()
    folder = path.resolve().parent
    for candidate in (folder, *folder.parents):
        if candidate != top and top not in candidate.parents:
            return None
        if (candidate / FILE_NAME).is_file():
            return load_case(candidate / FILE_NAME)
    return None


def load_case(location: Path) -> Case:
    """Reads and checks a case file. `CaseError` names the file, the key, and the keys that there are."""
    try:
        table = tomllib.loads(location.read_text("utf-8-sig"))
    except OSError as error:
        raise CaseError(f"{location}: cannot be read ({error.strerror}); check the path and your rights") from error
    except UnicodeDecodeError as error:
        raise CaseError(f"{location}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"{location}: is not valid TOML: {error}") from error
    reader = _Reader(location)
    reader.keys(table, _CASE_KEYS, "")
    return Case(
        location=location,
        **{key: reader.text(table, key, "") for key in _TEXTS},
        parties=tuple(reader.party(entry, at) for at, entry in reader.tables(table, "parties", "name")),
        counsel=tuple(reader.counsel(entry, at) for at, entry in reader.tables(table, "counsel", "name")),
        files={name: reader.file(entry, f'files."{name}"') for name, entry in reader.table(table, "files").items()},
    )


class _Reader:
    """Takes values out of TOML tables; every error names file and key."""

    def __init__(self, location: Path) -> None:
        self.location = location

    def fail(self, where: str, problem: str) -> CaseError:
        return CaseError(f"{self.location}: {where}: {problem}")

    def keys(self, table: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
        for key in table:
            if key not in allowed:
                at = f"{where}.{key}" if where else key
                raise self.fail(at, f"there is no such key; the keys are {', '.join(allowed)}")

    def text(self, table: Mapping[str, Any], key: str, where: str) -> str | None:
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and key in ("volume", "filing_number"):
            return str(value)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(f"{where}.{key}" if where else key, "must be a text that is not empty")
        return value.strip()

    def texts(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fail(f"{where}.{key}", 'must be a list of texts, such as ["A", "B"]')
        return tuple(item.strip() for item in value)

    def date(self, table: Mapping[str, Any], key: str, where: str) -> dt.date | None:
        value = table.get(key)
        if isinstance(value, str):
            try:
                value = dt.date.fromisoformat(value)
            except ValueError:
                value = ...
        if isinstance(value, dt.datetime):
            value = value.date()
        if value is not None and not isinstance(value, dt.date):
            raise self.fail(f"{where}.{key}", "must be a date such as 2024-03-05")
        return value

    def tables(self, table: Mapping[str, Any], key: str, needed: str) -> list[tuple[str, Mapping[str, Any]]]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fail(key, f'must be a list of tables, such as [{{ {needed} = "…" }}]')
        return [(f"{key}[{number}]", item) for number, item in enumerate(value, 1)]

    def table(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self.fail(key, f'must be a table, such as [{key}."name.txt"]')
        return value

    def party(self, table: Mapping[str, Any], where: str) -> CaseParty:
        self.keys(table, _PARTY_KEYS, where)
        return CaseParty(
            name=self._name(table, where),
            role=self.text(table, "role", where),
            aliases=self.texts(table, "aliases", where),
            side=self.text(table, "side", where),
            kind=self._one_of(table, "kind", PARTY_KINDS, where) or "organization",
        )

    def counsel(self, table: Mapping[str, Any], where: str) -> CaseCounsel:
        self.keys(table, _COUNSEL_KEYS, where)
        return CaseCounsel(name=self._name(table, where), party=self.text(table, "party", where))

    def file(self, table: Any, where: str) -> CaseFile:
        if not isinstance(table, dict):
            raise self.fail(where, "must be a table")
        self.keys(table, _FILE_KEYS, where)
        return CaseFile(
            **{key: self.text(table, key, where) for key in _FILE_TEXTS},
            authors=self.texts(table, "authors", where),
            date=self.date(table, "date", where),
            published=self.date(table, "published", where),
        )

    def _name(self, table: Mapping[str, Any], where: str) -> str:
        name = self.text(table, "name", where)
        if name is None:
            raise self.fail(where, "needs a name")
        return name

    def _one_of(self, table: Mapping[str, Any], key: str, allowed: tuple[str, ...], where: str) -> str | None:
        value = self.text(table, key, where)
        if value is not None and value not in allowed:
            raise self.fail(f"{where}.{key}", f"must be one of {', '.join(allowed)}, not {value!r}")
        return value
