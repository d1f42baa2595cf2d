"""The command `brief`: work product in outline, every passage checked against its source."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.model.errors import OnRecordError, UsageError
from ui.citing import put, reader, source_of
from ui.command import Command, day, opened
from ui.settings import Settings

if TYPE_CHECKING:
    from kg.cite.brief import Bench
    from kg.cite.export.blocks import Block, Entry
    from kg.model.statement import Statement
    from kg.store.base import Store, View

KINDS = ("admissions", "chronology", "digest", "undisputed", "impeachment")


@click.command(cls=Command)
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("ids", nargs=-1)
@click.option("--declarant", metavar="NAME", help="Only statements of this declarant (digest: the witness).")
@click.option("--facts", type=click.Path(path_type=Path, dir_okay=False), help="undisputed: one fact a line.")
@click.option("--as-of", callback=day, metavar="DATE", help="impeachment: the day of trial, which decides the rule.")
@click.option("--format", "form", default="markdown", show_default=True, help="As of `cite`.")
@click.option("--court", default="bluebook", show_default=True, help="The court's profile of citation.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="A file instead of standard output.")
@click.option("--root", type=click.Path(path_type=Path), help="Where the sources stand, if they were moved.")
@click.pass_obj
def brief(
    settings: Settings,
    kind: str,
    ids: tuple[str, ...],
    declarant: str | None,
    facts: Path | None,
    as_of: dt.date | None,
    form: str,
    court: str,
    output: Path | None,
    root: Path | None,
) -> None:
    """Outline a list of admissions, chronology, witness digest, statement of facts, or impeachment.

    impeachment takes two IDs: what the witness says now, and what the same witness said before.
    """
    from kg.cite.export import FORMATS, write_blocks

    if form not in FORMATS:
        raise UsageError(f"there is no format '{form}'; there are {', '.join(FORMATS)}.")
    out = io.BytesIO()
    with opened(settings) as store:
        desk = _Desk(store, root, court)
        if kind == "impeachment":
            blocks = desk.impeachment(ids, as_of or dt.date.today())
        elif kind == "undisputed":
            blocks = desk.undisputed(facts)
        else:
            blocks = desk.outline(kind, declarant)
        write_blocks(blocks, form, out)
    put(out.getvalue(), output)


class _Desk:
    """Passages of one store as entries behind the gate, and the outlines made of them."""

    def __init__(self, store: Store, root: Path | None, court: str) -> None:
        self.view: View = store.view
        self.read = reader(store, root)
        self.source = source_of(self.read)
        self.court = court

    def entries(self, statements: Iterable[Statement]) -> Iterator[Entry]:
        from kg.cite.export.blocks import entries

        return entries(statements, court=self.court, source=self.source, view=self.view)

    def bench(self, identifier: str) -> Bench | None:
        """Who is on which side, read again from a document; None for one that cannot be read, or is no transcript."""
        from ingest.segment import segment
        from kg.cite.brief import Bench
        from kg.model.document import DocumentKind

        try:
            document = self.read(identifier)
        except OnRecordError:
            return None
        if document.kind is not DocumentKind.TRANSCRIPT:
            return None
        examined = [item.examination for item in segment(document).exchanges if item.examination]
        return Bench(
            parties=document.description.parties,
            appearances=document.description.appearances,
            called={item.witness: item.called_by for item in examined if item.called_by},
        )

    def outline(self, kind: str, declarant: str | None) -> Iterator[Block]:
        from kg.cite import brief
        from kg.model.statement import Act
        from kg.store.base import Where

        if kind == "admissions":
            where = Where(acts=(Act.ADMISSION, Act.PARTIAL_ADMISSION), declarant=declarant)
            sides = brief.Sides(self.bench, [card.id for card in self.view.documents() if card.hearing_kind])
            found = self.entries(self.view.statements(where))
            return brief.admissions(found, lambda entry: sides.of(entry.statement))
        statements = list(self.view.statements(Where(declarant=declarant)))
        if kind == "chronology":
            return brief.chronology(self.entries(statements))
        names = sorted({statement.declarant for statement in statements}, key=lambda name: (-len(name), name))
        # "Ashgrove" in an article is no second witness beside "Tobin Ashgrove"; two full names are
        whole = [name for name in names if not any(set(name.split()) < set(other.split()) for other in names)]
        chosen = [name for name in whole if name == declarant] or whole
        witness = chosen[0] if declarant and len(chosen) == 1 else None
        if witness is None:
            raise UsageError(f"a digest is of one witness: give --declarant. {', '.join(whole[:12])} are on record.")
        return brief.digest(self.entries(statements), witness)

    def undisputed(self, facts: Path | None) -> Iterator[Block]:
        from kg.cite import brief
        from kg.model.answer import Bearing
        from kg.query import find

        if facts is None:
            raise UsageError("a statement of facts needs --facts FILE, with one fact a line.")
        try:
            lines = [line.strip() for line in facts.read_text(encoding="utf-8").split("\n") if line.strip()]
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{facts}: cannot be read ({error}).") from error
        found: dict[str, Sequence[Entry]] = {}
        for line in lines:
            hits = [hit.statement for hit in find(self.view, line) if hit.bearing is Bearing.SUPPORTS]
            found[line] = list(self.entries(hits[:3]))
        return brief.undisputed(found)

    def impeachment(self, ids: tuple[str, ...], as_of: dt.date) -> Iterator[Block]:
        from kg.cite import brief

        found = list(self.entries(self.view.by_id(ids)))
        if len(ids) != 2 or len(found) != 2:
            raise UsageError("impeachment takes the IDs of two statements: what is said now, and what was said before.")
        if found[0].statement.declarant_id != found[1].statement.declarant_id:
            raise UsageError("nobody is impeached by another's words: choose two statements of one declarant.")
        return brief.impeachment(found[0], found[1], as_of)
