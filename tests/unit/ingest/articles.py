"""Factories of articles for tests: all texts are invented."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from ingest.extract.attribution import statements
from ingest.readers.article import read_article
from kg.model.document import Document, SourceFile
from kg.model.statement import DocumentCard, Statement


def source(data: str | bytes, media_type: str = "text/plain", path: str = "a.txt") -> SourceFile:
    raw = data.encode() if isinstance(data, str) else data
    return SourceFile(path, Path(path), raw, hashlib.sha256(raw).hexdigest(), media_type)


def card_of(document: Document) -> DocumentCard:
    said = document.description
    return DocumentCard(
        id=document.id,
        path=document.source.path,
        sha256=document.source.sha256,
        kind=document.kind,
        layout=document.layout,
        title=said.title.value if said.title else None,
        publisher=said.publisher.value if said.publisher else None,
        published=said.published.value if said.published else None,
    )


def article(
    body: str, published: dt.date | None = dt.date(2021, 3, 5), publisher: str | None = "Coast Wire"
) -> Document:
    head = "---\ntitle: Invented\n"
    head += f"publisher: {publisher}\n" if publisher else ""
    head += f"published: {published}\n" if published else ""
    return read_article(source(f"{head}---\n{body}\n", "text/markdown", "a.md"))


def said(body: str, **more: object) -> tuple[Statement, ...]:
    document = article(body, **more)  # type: ignore[arg-type]
    return statements(document, card_of(document))
