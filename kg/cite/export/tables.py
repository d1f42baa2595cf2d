"""CSV and XLSX: one row a statement. No cell can run as a formula in a spreadsheet."""

from __future__ import annotations

import csv as writing
import io
from collections.abc import Iterable
from typing import BinaryIO

from kg.cite.export.blocks import Block, Entry, passages

COLUMNS = (
    "id",
    "declarant",
    "act",
    "question",
    "quote",
    "speech",
    "hedge",
    "status",
    "citation",
    "date",
    "date_basis",
    "reported_by",
    "document",
    "sha256",
    "decision",
    "reasons",
)
# A cell that begins with one of these is read as a formula (or a command) by spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Excel's own limit for one cell.
MOST = 32_767


def row(entry: Entry) -> list[str]:
    """The values of one row, in the order of COLUMNS."""
    item = entry.statement
    return [
        item.id,
        item.declarant,
        item.act.value,
        entry.question or "",
        entry.quote,
        entry.speech.value,
        "" if entry.refused else item.hedge or "",
        item.status.value,
        entry.citation,
        item.made_on.isoformat() if item.made_on else "",
        item.made_on_basis or "",
        " > ".join(item.reported_by),
        item.document.path,
        item.document.sha256,
        entry.decision.value,
        " ".join(entry.reasons),
    ]


def csv(blocks: Iterable[Block], out: BinaryIO) -> None:
    """UTF-8 with a byte order mark, as spreadsheets expect; a leading `=` and its like is held by an apostrophe."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    table = writing.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for entry in passages(blocks):
        table.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row(entry)])
    text.detach()


def xlsx(blocks: Iterable[Block], out: BinaryIO) -> None:
    """A workbook of text cells: nothing in it is a formula, whatever it begins with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("statements")
    sheet.freeze_panes = "A2"
    for letter, width in zip(
        "ABCDEFGHIJKLMNOP", (24, 22, 18, 50, 50, 10, 18, 14, 44, 12, 18, 24, 36, 18, 12, 40), strict=True
    ):
        sheet.column_dimensions[letter].width = width
    sheet.append(list(COLUMNS))
    for entry in passages(blocks):
        cells = []
        for value in row(entry):
            cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:MOST])
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    book.save(out)
