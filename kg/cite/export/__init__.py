"""Exports of statements with their citations, each behind the gate (`kg.cite.gate`)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

from kg.cite.export.blocks import Block, Passage, entries
from kg.cite.gate import Source
from kg.cite.profile import profile
from kg.model.errors import UsageError
from kg.model.statement import Statement
from kg.store.base import View

Writer = Callable[[Iterable[Block], BinaryIO], None]


def _writers() -> dict[str, Writer]:
    from kg.cite.export import csl, docx, jsonld, latex, markup, ris, tables

    return {
        "text": markup.text,
        "markdown": markup.markdown,
        "html": markup.html,
        "docx": docx.docx,
        "latex": latex.latex,
        "bibtex": latex.bibtex,
        "biblatex": latex.biblatex,
        "csl-json": csl.csl,
        "ris": ris.ris,
        "endnote": ris.endnote,
        "csv": tables.csv,
        "xlsx": tables.xlsx,
        "json-ld": jsonld.jsonld,
    }


FORMATS = (
    "text",
    "markdown",
    "html",
    "docx",
    "latex",
    "bibtex",
    "biblatex",
    "csl-json",
    "ris",
    "endnote",
    "csv",
    "xlsx",
    "json-ld",
)
SUFFIXES = {
    "text": "txt",
    "markdown": "md",
    "latex": "tex",
    "bibtex": "bib",
    "biblatex": "bib",
    "csl-json": "json",
    "endnote": "xml",
    "json-ld": "jsonld",
}


def export(
    statements: Iterable[Statement],
    format: str,
    *,
    court: str = "bluebook",
    source: Source | None = None,
    view: View | None = None,
    elsewhere: bool = False,
) -> bytes:
    """The statements in a format of `FORMATS`, as the bytes of a file.

    `source` reads a document's text and hash (see `kg.cite.gate`); without it every entry says that it was not checked.
    `elsewhere` cites transcripts as those of another case.
    Raises UsageError for an unknown format or court profile.
    """
    out = io.BytesIO()
    write(statements, format, out, court=court, source=source, view=view, elsewhere=elsewhere)
    return out.getvalue()


def write(
    statements: Iterable[Statement],
    format: str,
    out: BinaryIO,
    *,
    court: str = "bluebook",
    source: Source | None = None,
    view: View | None = None,
    elsewhere: bool = False,
) -> None:
    """Like `export`, into an open file, holding one statement at a time where the format allows."""
    profile(court)
    made = entries(statements, court=court, source=source, view=view, elsewhere=elsewhere)
    write_blocks((Passage(entry) for entry in made), format, out)


def write_blocks(blocks: Iterable[Block], format: str, out: BinaryIO) -> None:
    """Headings, prose and passages (see `kg.cite.brief`) in a format; reference formats keep the passages only."""
    writers = _writers()
    if format not in writers:
        raise UsageError(f"there is no export format '{format}'; there are {', '.join(FORMATS)}.")
    writers[format](blocks, out)
