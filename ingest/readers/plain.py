"""Texts that are neither transcripts nor articles: verse, tables, code, contracts."""

from __future__ import annotations

import dataclasses
import re

from kg.model.document import Document, DocumentKind

_NUMBERED = re.compile(r"(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]|[-*+•–])[ \t]+$")
_SENTENCE_END = re.compile(r"[.?!…:][\"”’')\]]*$")
# "CLERK.  A friend, good sir": a part in a play.
_PART = re.compile(r"[A-Z][A-Z ]+[.:]\s")
_FEWEST_WORDS = 5
_SHARE = 0.4
WARNING = "neither a transcript nor prose like an article's: read as plain paragraphs, cited by paragraph"


def told_apart(document: Document) -> Document:
    """The document, as plain paragraphs with a warning where nothing in it is like an article.

    An article says who published it or when, or its paragraphs are mostly whole sentences.
    """
    said = document.description
    if said.publisher or said.authors or said.published or said.processed_from or said.url:
        return document
    words = prose = 0
    for line in document.lines:
        text = document.text[line.start : line.end]
        count = len(text.split())
        words += count
        lead = document.text[max(0, line.start - 8) : line.start].rpartition("\n")[2]
        sentence = count >= _FEWEST_WORDS and _SENTENCE_END.search(text) and not _PART.match(text)
        if sentence and not _NUMBERED.search(lead):
            prose += count
    if prose >= _SHARE * words:
        return document
    return dataclasses.replace(document, kind=DocumentKind.PLAIN, warnings=(*document.warnings, WARNING))
