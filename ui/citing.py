"""Commands that cite: cite, lint, serve."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.model.errors import UsageError
from ui.command import EXIT_SILENT, Command, opened
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.cite.gate import Source
    from kg.model.document import Document
    from kg.model.sheet import PlacedWord
    from kg.model.statement import Statement
    from kg.store.base import Store, View

FORMATS_HELP = "text, markdown, html, docx, latex, bibtex, biblatex, csl-json, ris, endnote, csv, xlsx, json-ld, pdf"


@click.command(cls=Command)
@click.argument("ids", nargs=-1)
@click.option("--question", help="The statements of the answer to this question.")
@click.option("--act", "acts", multiple=True, help="Every statement of this act; may be given several times.")
@click.option("--declarant", metavar="NAME", help="Every statement of this declarant.")
@click.option(
    "--format",
    "form",
    default="text",
    show_default=True,
    help=FORMATS_HELP,
)
@click.option("--court", default="bluebook", show_default=True, help="The court's profile of citation.")
@click.option("--other-case", "elsewhere", is_flag=True, help="Cite transcripts as of another case: with its caption.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of standard output.")
@click.option("--root", type=click.Path(path_type=Path), help="Where the sources stand, if they were moved.")
@click.pass_obj
def cite(
    settings: Settings,
    ids: tuple[str, ...],
    question: str | None,
    acts: tuple[str, ...],
    declarant: str | None,
    form: str,
    court: str,
    elsewhere: bool,
    output: Path | None,
    root: Path | None,
) -> None:
    """Citations of statements, each checked against its source before it leaves."""
    from kg.cite.export import FORMATS, export

    if form not in (*FORMATS, "pdf"):
        raise UsageError(f"there is no format '{form}'; there are {', '.join(FORMATS)}, and pdf (excerpts).")
    with opened(settings) as store:
        chosen = _chosen(store.view, ids, question, acts, declarant)
        read = reader(store, root)
        source = source_of(read)
        if form == "pdf":
            data = _excerpts(store.view, chosen, read, court, elsewhere)
        else:
            data = export(chosen, form, court=court, source=source, view=store.view, elsewhere=elsewhere)
    put(data, output)


def _excerpts(
    view: View, chosen: list[Statement], read: Callable[[str], Document], court: str, elsewhere: bool
) -> bytes:
    """The cited pages with the cited lines highlighted: of a PDF, copies of its own sheets."""
    from kg.cite.export.blocks import entries
    from kg.cite.export.bundle import bundled

    passages = entries(chosen, court=court, source=source_of(read), view=view, elsewhere=elsewhere)
    return bundled(passages, read, _words)


def _words(document: Document) -> Iterable[PlacedWord]:
    """The words of a PDF with their places; none of any other source."""
    from ingest.readers.pdf import placed_words
    from ingest.source import PDF

    return placed_words(document.source) if document.source.media_type == PDF else ()


def _chosen(
    view: View, ids: tuple[str, ...], question: str | None, acts: tuple[str, ...], declarant: str | None
) -> list[Statement]:
    from kg.model.statement import Act
    from kg.query import ask
    from kg.store.base import Where

    if ids:
        found = list(view.by_id(ids))
        missing = set(ids) - {statement.id for statement in found}
        if missing:
            raise UsageError(f"there is no statement {', '.join(sorted(missing))}. `onrecord statements` lists them.")
        return found
    if question:
        return list(ask(view, question).statements)
    if acts or declarant:
        known = {act.value for act in Act}
        if wrong := set(acts) - known:
            raise UsageError(f"there is no act {', '.join(sorted(wrong))}; there are {', '.join(sorted(known))}.")
        return list(view.statements(Where(acts=tuple(Act(act) for act in acts), declarant=declarant)))
    raise UsageError("give the ID of a statement, or --question, --act, --declarant.")


def reader(store: Store, root: Path | None) -> Callable[[str], Document]:
    """Reads documents again from their sources; the last one is held, since statements come document by document."""
    from ui.sources import locate, reread

    cards = {card.id: card for card in store.view.documents()}

    @lru_cache(maxsize=1)
    def read(identifier: str) -> Document:
        return reread(*locate(cards[identifier], root))

    return read


def source_of(read: Callable[[str], Document]) -> Source:
    """How the gate reads a document's source: its text and hash as they are now."""

    def text_and_hash(identifier: str) -> tuple[str, str]:
        document = read(identifier)
        return document.text, document.source.sha256

    return text_and_hash


def put(data: bytes, output: Path | None) -> None:
    """Writes bytes to a file, whole or not at all, or to standard output."""
    if output is None:
        sys.stdout.buffer.write(data)
        return
    draft = output.with_name(output.name + ".part")
    draft.write_bytes(data)
    draft.replace(output)
    click.echo(f"written: {output}", err=True)


@click.command(cls=Command)
@click.argument("draft", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--json", "as_json", is_flag=True)
@click.option("--court", help="The court's profile of citation.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="A Word file with the findings as comments."
)
@click.option("--root", type=click.Path(path_type=Path), help="Where the sources stand, if they were moved.")
@click.pass_obj
def lint(
    settings: Settings, draft: Path, as_json: bool, court: str | None, output: Path | None, root: Path | None
) -> None:
    """Check every record citation and quotation of a draft. Exit 1 when something is wrong."""
    from kg.cite.lint import Severity, draft_text
    from kg.cite.lint import lint as check
    from kg.cite.lint.findings import as_json as json_of
    from kg.cite.lint.findings import as_table
    from kg.cite.lint.marked import marked_original, marked_up
    from kg.query import find

    data = draft.read_bytes()
    text = draft_text(data, draft.suffix)
    with opened(settings) as store:
        view = store.view
        source = source_of(reader(store, root))
        findings = check(text, view, lambda sentence: find(view, sentence), court=court, source=source)
    click.echo(json_of(findings) if as_json else as_table(findings, text))
    if output is not None:
        own = draft.suffix.casefold() == ".docx"
        put(marked_original(data, findings) if own else marked_up(text, findings), output)
    if any(finding.severity is Severity.FAULT for finding in findings):
        sys.exit(EXIT_SILENT)


@click.command(cls=Command)
@click.option("--port", type=click.IntRange(1, 65535), help="On the loopback interface.")
@click.pass_obj
def serve(settings: Settings, port: int | None) -> None:
    """The chat, on this machine only."""
    from ui.model import refuse_tracing
    from ui.server import serve as run

    refuse_tracing(settings)

    with opened(settings) as store:
        run(store.view, port=port or settings.port, settings=settings)
