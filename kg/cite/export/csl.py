"""CSL-JSON. It has no type for depositions and no page:line locator: those are kept under `custom.transcript`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from kg.cite import model
from kg.cite.export.blocks import Block, Entry, passages
from kg.cite.words import surname

_TYPES: dict[type[model.Cite], tuple[str, str]] = {
    model.Deposition: ("document", "deposition"),
    model.TrialTranscript: ("hearing", "trial transcript"),
    model.HearingTranscript: ("hearing", "hearing transcript"),
    model.OralArgument: ("hearing", "oral argument transcript"),
    model.InquiryTranscript: ("hearing", "inquiry transcript"),
    model.Transcript: ("document", "transcript"),
    model.NewspaperOnline: ("article-newspaper", "news article"),
}


def csl(blocks: Iterable[Block], out: BinaryIO) -> None:
    """An array of items, one a statement, written one at a time."""
    out.write(b"[")
    for position, entry in enumerate(passages(blocks)):
        out.write((",\n" if position else "\n").encode())
        out.write(json.dumps(item(entry), ensure_ascii=False).encode())
    out.write(b"\n]\n")


def item(entry: Entry) -> dict[str, Any]:
    """One statement as a CSL item; a field that is not known is absent."""
    statement, card = entry.statement, entry.statement.document
    kind, genre = _TYPES.get(type(entry.cite), ("document", card.kind.value))
    day = card.date or card.published
    locator = statement.locator
    custom = {
        "citation": entry.citation,
        "transcript": {
            "page": locator.page,
            "line": locator.line,
            "end_page": locator.end_page,
            "end_line": locator.end_line,
            "turn": locator.turn,
            "paragraph": locator.paragraph,
        },
        "statement": {
            "declarant": statement.declarant,
            "act": statement.act.value,
            "status": statement.status.value,
            "decision": entry.decision.value,
            "reasons": list(entry.reasons),
            "speech": entry.speech.value,
        },
        "sha256": card.sha256,
    }
    found: dict[str, Any] = {
        "id": statement.id,
        "type": kind,
        "genre": genre,
        "title": card.title or card.caption or card.path,
        "author": [_name(name) for name in card.authors] or None,
        "container-title": card.publisher if kind == "article-newspaper" else None,
        "publisher": None if kind == "article-newspaper" else card.publisher,
        "authority": card.court,
        "number": card.docket_number,
        "volume": card.volume,
        "issued": _date(day) if day else None,
        "page": _pages(entry),
        "URL": card.url,
        "abstract": entry.words(),
        "custom": custom,
    }
    return {key: value for key, value in found.items() if value is not None}


def _name(full: str) -> dict[str, str]:
    family = surname(full)
    given = full.removesuffix(family).strip()
    return {"family": family, "given": given} if given and full.endswith(family) else {"literal": full}


def _date(day: dt.date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _pages(entry: Entry) -> str | None:
    locator = entry.statement.locator
    if locator.page is None:
        return None
    return str(locator.page) if locator.end_page in (None, locator.page) else f"{locator.page}-{locator.end_page}"
