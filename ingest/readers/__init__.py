"""Readers: from a source file to a canonical document.

`read` chooses by media type and content. A transcript is told from its numbered lines, its printed pages or its
speaker turns, whatever the file is called; what is no transcript is read as an article or as plain paragraphs.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from ingest import source as sources
from kg.model.document import Document, SourceFile

if TYPE_CHECKING:
    from ingest.case import Case


def read(source: SourceFile, case: Case | None = None) -> Document:
    """The document in a source file.

    Errors: `MalformedSource`, `EncryptedSource`, `EmptySource` (see `kg.model.errors`).
    """
    from ingest.describe import with_case
    from ingest.readers import transcript
    from ingest.readers.article import article_from_text, read_article
    from ingest.readers.plain import told_apart

    if source.media_type == sources.PDF:
        from ingest.readers.pdf import canonical_text, prose

        text, warnings = canonical_text(source)
        found = transcript.document(source, text, case, raw_is_text=False, warnings=warnings)
        if found is None:
            article = article_from_text(source, prose(text), case)
            found = with_case(told_apart(dataclasses.replace(article, warnings=warnings + article.warnings)), case)
        return found
    found = None
    if source.media_type == sources.DOCX:
        from ingest.readers.docx import canonical_text as docx_text

        found = transcript.document(source, docx_text(source), case, raw_is_text=False)
    elif source.media_type == sources.HTML:
        found = _html(source, case)
    else:
        found = transcript.document(source, sources.decode(source), case, raw_is_text=True)
    return found or with_case(told_apart(read_article(source, case)), case)


def _html(source: SourceFile, case: Case | None) -> Document | None:
    """The transcript on a page, with what the markup alone says about it; None where nobody speaks in turns."""
    from ingest.readers import transcript
    from ingest.readers.html_turns import canonical_text

    shown = canonical_text(source)
    found = transcript.document(source, shown[0], case, raw_is_text=False) if shown else None
    if found is None or shown is None:
        return None
    said, markup = found.description, shown[1]
    missing = {
        name: value
        for name in ("title", "publisher", "url", "licence")
        if getattr(said, name) is None and (value := getattr(markup, name)) is not None
    }
    return dataclasses.replace(found, description=dataclasses.replace(said, **missing))
