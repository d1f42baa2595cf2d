"""Word files: the words of the document as it reads with all changes accepted.

Insertions that are tracked count, deletions do not, and a warning says so: the other side may hold the version without
them. Tables give one paragraph a row; footnotes follow the text, marked as such. Headers and footers are left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model.document import SourceFile
from kg.model.errors import EmptySource, EncryptedSource, MalformedSource, OversizedSource

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 100 * 1024 * 1024
"""bytes that one part may have when unpacked"""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def canonical_text(source: SourceFile) -> str:
    """The document's paragraphs joined by blank lines (see `canonical_text_with_warnings`)."""
    return canonical_text_with_warnings(source)[0]


def canonical_text_with_warnings(source: SourceFile) -> tuple[str, tuple[str, ...]]:
    """The document's paragraphs joined by blank lines, and warnings in plain sentences.

    Raises EncryptedSource, MalformedSource, OversizedSource or EmptySource.
    """
    if source.data.startswith(_OLE):
        raise EncryptedSource(
            f"{source.path} is protected by a password, or is an old .doc file. Save it as .docx without a password."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            body = _part(archive, source, "word/document.xml")
            notes = _part(archive, source, "word/footnotes.xml")
            ends = _part(archive, source, "word/endnotes.xml")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        raise MalformedSource(
            f"{source.path} is not a readable Word file ({error}). Open it in Word and save it again."
        ) from error
    if body is None:
        raise MalformedSource(f"{source.path} has no word/document.xml: it is not a Word document.")
    blocks = [text for text in _blocks(body) if text]
    for part in (notes, ends):
        if part is not None:
            blocks.extend(_notes(part))
    if not blocks:
        raise EmptySource(f"{source.path} holds no text.")
    warnings = []
    deleted = sum(1 for _ in body.iter(f"{_W}del", f"{_W}moveFrom"))
    inserted = sum(1 for _ in body.iter(f"{_W}ins", f"{_W}moveTo"))
    if deleted:
        warnings.append(f"The file tracks {_count(deleted, 'deletion')}; the deleted words were left out.")
    if inserted:
        warnings.append(
            f"The file tracks {_count(inserted, 'insertion')} not yet accepted; the inserted words were kept."
        )
    if any(True for _ in body.iter(f"{_W}commentReference")):
        warnings.append("The file carries comments; they were left out.")
    return "\n\n".join(blocks), tuple(warnings)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _part(archive: zipfile.ZipFile, source: SourceFile, name: str) -> _Element | None:
    from lxml import etree

    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 0x1:
        raise EncryptedSource(f"{source.path} is protected by a password. Save it without one.")
    if info.file_size > _LARGEST:
        raise OversizedSource(f"{source.path}: {name} unpacks to {info.file_size:,} bytes; the limit is {_LARGEST:,}.")
    with archive.open(info) as stream:
        data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise OversizedSource(f"{source.path}: {name} unpacks to more than {_LARGEST:,} bytes.")
    if b"<!DOCTYPE" in data[:4096]:
        raise MalformedSource(
            f"{source.path}: {name} declares a document type, which Word never writes. It was not read."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise MalformedSource(
            f"{source.path}: {name} is damaged ({error}). Open it in Word and save it again."
        ) from error


def _blocks(element: _Element) -> Iterator[str]:
    """Paragraphs and table rows, in order; a nested table's rows stand inside their cell."""
    for child in element:
        if child.tag == f"{_W}p":
            yield _text(child)
        elif child.tag == f"{_W}tbl":
            for row in child.iter(f"{_W}tr"):
                cells = [
                    " ".join(filter(None, map(_text, cell.iter(f"{_W}p")))) for cell in row.iterchildren(f"{_W}tc")
                ]
                yield " | ".join(cell for cell in cells if cell)
        elif child.tag in (f"{_W}body", f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child)


def _text(paragraph: _Element) -> str:
    pieces: list[str] = []

    def walk(node: _Element) -> None:
        for child in node:
            if child.tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"):
                continue
            if child.tag == f"{_W}t":
                pieces.append(child.text or "")
            elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                if node.tag == f"{_W}r":
                    pieces.append(" ")
            elif child.tag == f"{_W}noBreakHyphen":
                pieces.append("-")
            elif child.tag == f"{_W}footnoteReference":
                pieces.append(f"[{child.get(f'{_W}id')}]")
            else:
                walk(child)

    walk(paragraph)
    return re.sub(r"[ \t\r\n]+", " ", "".join(pieces)).strip()


def _notes(part: _Element) -> Iterator[str]:
    for note in part:
        if note.get(f"{_W}type") in ("separator", "continuationSeparator", "continuationNotice"):
            continue
        text = " ".join(filter(None, map(_text, note.iter(f"{_W}p"))))
        if text:
            yield f"[{note.get(f'{_W}id')}] {text}"
