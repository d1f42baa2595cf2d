"""Commands that keep the record: ingest, remove, text, verify, export, import."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.command import EXIT_SOURCE, Command, document_named, emit, opened
from ui.settings import Settings

if TYPE_CHECKING:
    from kg.store.base import Store


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path("."),
    show_default=True,
    help="Documents are named by their path from here.",
)
@click.option(
    "--case", "case_path", type=click.Path(path_type=Path, dir_okay=False), help="A case.toml for all sources."
)
@click.option("--json", "as_json", is_flag=True, help="One line a document: counts, warnings, seconds.")
@click.pass_obj
def ingest(settings: Settings, paths: tuple[Path, ...], root: Path, case_path: Path | None, as_json: bool) -> None:
    """Read files and folders into the record. Ingesting twice adds nothing."""
    from ingest.case import load_case
    from ingest.pipeline import ingest as run
    from ui.model import chat_model

    case = load_case(case_path) if case_path else None
    failed = 0
    done: list[str] = []
    with opened(settings) as store:
        writer = store.writer()
        for report in run(paths, root, writer, case, chat_model(settings), store.view):
            if report.error:
                failed += 1
                click.echo(f"onrecord: {report.error}", err=True)
            else:
                if report.document:
                    done.append(report.document.id)
                counts = report.counts
                click.echo(
                    f"{report.outcome}: {report.path}  {counts.pages} pages, {counts.statements} statements, "
                    f"{report.seconds:.1f} s",
                    err=True,
                )
                if not as_json:
                    for warning in report.warnings:
                        click.echo(f"  note: {warning}", err=True)
            if as_json:
                emit(
                    {
                        "path": report.path,
                        "outcome": report.outcome.value if report.outcome else None,
                        "document": report.document.id if report.document else None,
                        "kind": report.document.kind.value if report.document else None,
                        **dataclasses.asdict(report.counts),
                        "warnings": list(report.warnings),
                        "error": report.error,
                        "seconds": round(report.seconds, 3),
                    }
                )
        linked = _relate(store, done)
    click.echo(f"{len(done)} read, {failed} could not be read; {linked} new links between statements.", err=True)
    if failed:
        sys.exit(EXIT_SOURCE)


def _relate(store: Store, documents: list[str]) -> int:
    """Links what these documents say with what contradicts or corroborates it in the store."""
    from kg.analysis import relate

    return relate(store, documents)


@click.command(cls=Command)
@click.argument("documents", metavar="DOCUMENT...", nargs=-1, required=True)
@click.pass_obj
def remove(settings: Settings, documents: tuple[str, ...]) -> None:
    """Take documents out of the record, with all that rests on them alone. The files themselves are not touched."""
    with opened(settings) as store:
        chosen = {card.id: card for card in (document_named(store, name) for name in documents)}
        for card in chosen.values():
            store.writer().remove(card.id)
            click.echo(f"removed: {card.path}", err=True)


@click.command(cls=Command)
@click.argument("document")
@click.option("--raw", is_flag=True, help="The canonical text alone, as the spans count it.")
@click.option("--root", type=click.Path(path_type=Path), help="Where the sources stand, if they were moved.")
@click.pass_obj
def text(settings: Settings, document: str, raw: bool, root: Path | None) -> None:
    """The canonical text with its printed page and line beside it. DOCUMENT is a path, an id, or a file."""
    from ui.sources import locate, position, reread

    if Path(document).is_file():
        read = reread(Path(document), Path(document).parent)
    else:
        with opened(settings) as store:
            read = reread(*locate(document_named(store, document), root))
    if raw:
        sys.stdout.buffer.write(read.text.encode())
        return
    for line in read.lines:
        click.echo(f"{position(line):>9}  {read.text[line.start : line.end]}")


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="One document a line.")
@click.option("--root", type=click.Path(path_type=Path), help="Where the sources stand, if they were moved.")
@click.pass_obj
def verify(settings: Settings, as_json: bool, root: Path | None) -> None:
    """Every quote against its source file and hash. Exit 3 when one does not hold."""
    from ui.sources import verify_all

    wrong = False
    with opened(settings) as store:
        for check in verify_all(store.view, root):
            wrong = wrong or not check.holds
            if as_json:
                emit(dataclasses.asdict(check) | {"holds": check.holds})
            else:
                click.echo(
                    f"{'ok  ' if check.holds else 'FAIL'}  {check.path}  {check.quotes} quotes"
                    + "".join(f"\n      {fault}" for fault in check.faults)
                )
    if wrong:
        sys.exit(EXIT_SOURCE)


@click.command(cls=Command)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "form", default="jsonl", show_default=True, help="jsonl, graphml, gexf, or csv (a folder).")
@click.pass_obj
def export(settings: Settings, path: Path, form: str) -> None:
    """Write the whole store to PATH: the same bytes from every store."""
    from kg.store.exchange import export as write

    with opened(settings) as store:
        write(store, path, form)
    click.echo(f"written: {path}", err=True)


@click.command("import", cls=Command)
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.pass_obj
def import_(settings: Settings, path: Path) -> None:
    """Read an export in JSON Lines into the store. What is there stays."""
    from kg.store.exchange import import_ as read

    with opened(settings) as store:
        count = read(store, path)
    click.echo(f"{count} documents read from {path}", err=True)
