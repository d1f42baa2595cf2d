"""What every command shares: its options, its errors and exit codes, and how it prints."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kg.model.errors import OnRecordError, UsageError
from ui.settings import Settings, load_settings

if TYPE_CHECKING:
    from kg.model.statement import DocumentCard
    from kg.store.base import Store

EXIT_DONE, EXIT_SILENT, EXIT_USAGE, EXIT_SOURCE, EXIT_STORE = 0, 1, 2, 3, 4


class Command(click.Command):
    """Every command takes --store, and turns our errors into one clear message and the right exit code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **kwargs)
        self.params.append(
            click.Option(
                ["--store"], metavar="URL", help="file:DIR, bolt://…, neo4j://… or neo4j+s://… (ONRECORD_STORE)"
            )
        )

    def invoke(self, context: click.Context) -> Any:
        """Runs the command with the settings in force as its object."""
        said = context.params.pop("store", None)
        try:
            context.obj = load_settings(said if said is not None else (context.obj or {}).get("store"))
            return super().invoke(context)
        except OnRecordError as error:
            fail(str(error), error.exit_code)
        except BrokenPipeError:
            # the reader of our output has seen enough (`| head`)
            sys.stderr.close()
            sys.exit(EXIT_DONE)


def fail(message: str, code: int) -> NoReturn:
    """Ends the command with a message and its exit code."""
    click.echo(f"onrecord: {message}", err=True)
    sys.exit(code)


def emit(form: Any) -> None:
    """Prints one object as a line of JSON."""
    click.echo(json.dumps(form, ensure_ascii=False, default=str))


def opened(settings: Settings) -> Store:
    """The store that the settings name."""
    from kg.store import open_store

    return open_store(
        settings.store, username=settings.username, password=settings.password, database=settings.database
    )


def batch_lines(path: Path, *fields: str) -> Iterator[dict[str, str]]:
    """The objects of a JSON Lines file, each with the given text fields; a wrong line is named."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}).") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            form = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError(f"{path}, line {number}: not JSON ({error}). Each line is one object.") from error
        if not isinstance(form, dict) or any(not isinstance(form.get(field), str) for field in fields):
            raise UsageError(f"{path}, line {number}: needs the text fields {', '.join(fields)}.")
        yield form


def document_named(store: Store, name: str) -> DocumentCard:
    """The document with this id or path, or whose path ends so. Raises UsageError for none or several."""
    cards = store.view.documents()
    exact = [card for card in cards if name in (card.id, card.path)]
    close = exact or [card for card in cards if card.path.endswith(name)]
    if len(close) == 1:
        return close[0]
    if not close:
        raise UsageError(f"there is no document '{name}'. `onrecord statements` and `ingest --json` name them.")
    raise UsageError(f"'{name}' is more than one document: {', '.join(card.path for card in close)}.")


def day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dt.date | None:
    """Reads an option that is a day (a click callback)."""
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter("a day is written YYYY-MM-DD") from None
