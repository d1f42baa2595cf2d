"""What documents say about themselves: caption, court, date, counsel, each with where it says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.readers.headers import FilingHeader
from kg.model.document import Document
from kg.model.statement import DocumentCard

if TYPE_CHECKING:
    from ingest.case import Case

__all__ = ["card", "describe"]


def describe(document: Document, headers: Sequence[FilingHeader], case: Case | None) -> Document:
    """The document with its description: title page, filing stamps, and over them what the case file says."""
    return document


def card(document: Document) -> DocumentCard:
    """What is needed to name and cite the document, without its text."""
    said = document.description
    return DocumentCard(
        id=document.id,
        path=document.source.path,
        sha256=document.source.sha256,
        kind=document.kind,
        layout=document.layout,
        title=said.title.value if said.title else None,
        publisher=said.publisher.value if said.publisher else None,
        authors=said.authors.value if said.authors else (),
        published=said.published.value if said.published else None,
        url=said.url.value if said.url else None,
        caption=said.caption.value if said.caption else None,
        short_caption=said.short_caption.value if said.short_caption else None,
        court=said.court.value if said.court else None,
        docket_number=said.docket_number.value if said.docket_number else None,
        filing_number=said.filing_number.value if said.filing_number else None,
        hearing_kind=said.hearing_kind.value if said.hearing_kind else None,
        hearing_title=said.hearing_title.value if said.hearing_title else None,
        date=said.date.value if said.date else None,
        date_basis=said.date.basis if said.date else None,
        session=said.session.value if said.session else None,
        volume=said.volume.value if said.volume else None,
        deponent=said.deponent.value if said.deponent else None,
        judge=said.judge.value if said.judge else None,
        location=str(document.source.location),
        raw_is_text=document.raw_is_text,
        warnings=document.warnings,
    )
