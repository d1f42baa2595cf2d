"""What documents say about themselves: caption, court, date, counsel, each with where it says so.

The title page comes first, then the filing stamps, headings, and the file's name; what the case file says stands above
them all.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.describe.dates import find_date
from ingest.describe.title_page import kind_of, normal_docket, read_title_page
from ingest.describe.words import Casing
from ingest.readers.headers import FilingHeader
from kg.model.document import Appearance, Description, Document, DocumentKind, Fact, Party
from kg.model.statement import DocumentCard
from kg.model.text import fold

if TYPE_CHECKING:
    from ingest.case import Case

__all__ = ["card", "describe", "with_case"]

_CASE = "case.toml"
_PARTICULAR = ("deposition", "jury trial", "bench trial", "oral argument")


def describe(document: Document, headers: Sequence[FilingHeader], case: Case | None) -> Document:
    """The document with its description: title page, filing stamps, and over them what the case file says."""
    rows = [(" " * line.indent) + document.text[line.start : line.end] for line in document.lines]
    said = Description()
    if any(line.heading for line in document.lines):
        said = _from_headings(document)
    elif document.lines:
        said = read_title_page(rows, Casing(rows))
    said = _with_name(_with_headers(said, headers), document)
    return with_case(dataclasses.replace(document, description=said), case)


def _from_headings(document: Document) -> Description:
    headings = [line for line in document.lines if line.heading]
    texts = [fold(document.text[line.start : line.end]) for line in headings]
    title = texts[0] if texts else None
    date = next((day for text in texts if (day := find_date(text))), None)
    kind = next((found for text in texts if (found := kind_of(text))), None)
    return Description(
        title=Fact(title, "heading") if title else None,
        hearing_title=Fact(title, "heading") if title else None,
        date=Fact(date, "heading") if date else None,
        hearing_kind=Fact(kind, "heading") if kind else None,
    )


def _with_headers(said: Description, headers: Sequence[FilingHeader]) -> Description:
    """The filing number, and the docket number where the title page has none or a short form of the same."""
    filing = next((header.filing for header in headers if header.filing), None)
    stamped = next((header.docket for header in headers if header.docket), None)
    docket = said.docket_number
    if stamped:
        own = re.match(r"(\d:\d\d-\w+-\d+)", docket.value) if docket else None
        if docket is None:
            docket = Fact(normal_docket(stamped), "filing header")
        elif own and normal_docket(stamped).startswith(own[1]) and len(stamped) > len(docket.value):
            docket = Fact(normal_docket(stamped), docket.basis)
    return dataclasses.replace(
        said, docket_number=docket, filing_number=Fact(filing, "filing header") if filing else said.filing_number
    )


def _with_name(said: Description, document: Document) -> Description:
    """The date in the file's name, and a title made of what the document calls itself, where nothing better is said."""
    if said.date is None and document.kind is DocumentKind.TRANSCRIPT:
        named = find_date(document.source.location.stem.replace("_", "-"))
        said = dataclasses.replace(said, date=Fact(named, "file name") if named else None)
    if said.title is None and said.hearing_title is not None:
        said = dataclasses.replace(said, title=said.hearing_title)
    return said


def with_case(document: Document, case: Case | None) -> Document:
    """The document with the facts of its case file over its own."""
    if case is None:
        return document
    said = document.description
    entry = case.file(document.source.location)
    if document.kind in (DocumentKind.ARTICLE, DocumentKind.PLAIN):
        # An article is about a matter, it is not of it: only what is said about the file itself applies.
        case = dataclasses.replace(
            case,
            caption=None,
            short_caption=None,
            court=None,
            tribunal=None,
            docket_number=None,
            kind=None,
            judge=None,
            place=None,
            parties=(),
            counsel=(),
        )

    def over(value: str | None, own: Fact[str] | None) -> Fact[str] | None:
        return Fact(value, _CASE) if value else own

    document_kind = next((kind for kind in DocumentKind if kind.value == entry.kind), None)
    own_kind = said.hearing_kind.value if said.hearing_kind else None
    # A deposition taken in a matter that is tried is a deposition; before an inquiry everything is of the inquiry.
    general = None if own_kind in _PARTICULAR and case.kind != "inquiry" else case.kind
    hearing_kind = (None if document_kind else entry.kind) or general
    parties = tuple(
        Party(name=party.name, role=party.role, aliases=party.aliases, basis=_CASE, kind=party.kind)
        for party in case.parties
    )
    counsel = tuple(Appearance(name=item.name, party=item.party, basis=_CASE) for item in case.counsel)
    known = {item.name.casefold() for item in counsel}
    changed = dataclasses.replace(
        said,
        title=over(entry.title, said.title),
        caption=over(case.caption, said.caption),
        short_caption=over(case.short_caption or case.caption, said.short_caption),
        court=over(case.court or case.tribunal, said.court),
        docket_number=over(case.docket_number, said.docket_number),
        filing_number=over(entry.filing_number, said.filing_number),
        hearing_kind=over(hearing_kind, said.hearing_kind),
        date=Fact(entry.date, _CASE) if entry.date else said.date,
        session=over(entry.session, said.session),
        volume=over(entry.volume, said.volume),
        judge=over(entry.judge or case.judge, said.judge),
        deponent=over(entry.deponent, said.deponent),
        place=over(entry.place or case.place, said.place),
        publisher=over(entry.publisher, said.publisher),
        authors=Fact(entry.authors, _CASE) if entry.authors else said.authors,
        published=Fact(entry.published, _CASE) if entry.published else said.published,
        url=over(entry.url, said.url),
        licence=over(entry.licence, said.licence),
        parties=parties or said.parties,
        appearances=(*counsel, *(item for item in said.appearances if item.name.casefold() not in known)),
    )
    return dataclasses.replace(document, description=changed, kind=document_kind or document.kind)


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
