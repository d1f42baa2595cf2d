"""Drafts as plain text: Markdown, LaTeX, plain text, Word and PDF."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from kg.model.errors import MalformedSource, UsageError

SUFFIXES = (".md", ".txt", ".tex", ".docx", ".pdf")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A brief with more text than this is no brief; it stops a compressed bomb.
MOST_BYTES = 50_000_000
_TEX = (
    (re.compile(r"(?<!\\)%.*"), ""),
    (re.compile(r"\\(?:emph|textit|textbf|underline|textsc)\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\footnote\{"), " {"),
    (re.compile(r"\\P(?:\{\}|\s)?\s*\\P(?:\{\}|\s|~)?"), "¶¶ "),
    (re.compile(r"\\P(?:\{\}|\s|~)?"), "¶ "),
    (re.compile(r"\\S(?:\{\}|\s|~)"), "§ "),
    (re.compile(r"\\(?:ldots|dots)(?:\{\})?"), "…"),
    (re.compile(r"---"), "—"),
    (re.compile(r"--"), "–"),
    (re.compile(r"``"), "“"),
    (re.compile(r"''"), "”"),
    (re.compile(r"`"), "‘"),
    (re.compile(r"(?<!\\)~"), " "),
    (re.compile(r"\\([&%$#_{}])"), r"\1"),
    (re.compile(r"\\(?:sub)*section\*?\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\url\{([^{}]*)\}"), r"\1"),
    (re.compile(r"[ ]{2,}"), " "),
)


def draft_text(data: bytes, suffix: str) -> str:
    """The draft's text; findings are positions in it. Footnotes of a Word file follow the paragraph that calls them.

    Raises UsageError for a format that is not read, MalformedSource for a file that is not what its name says.
    """
    suffix = suffix.casefold()
    if suffix == ".docx":
        return _docx(data)
    if suffix == ".pdf":
        return _pdf(data)
    if suffix not in SUFFIXES:
        raise UsageError(f"drafts are read from {', '.join(SUFFIXES)}, not '{suffix}'.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedSource(f"the draft is not UTF-8 text ({error}); save it as UTF-8.") from error
    if suffix == ".tex":
        for pattern, into in _TEX:
            text = pattern.sub(into, text)
    if suffix == ".md":
        text = re.sub(r"\\([\\`*_{}\[\]()#+\-.!<>|~&$])", r"\1", text)
    return text


def _docx(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            body = ElementTree.fromstring(_part(archive, "word/document.xml"))
            notes = {}
            if "word/footnotes.xml" in names:
                for note in ElementTree.fromstring(_part(archive, "word/footnotes.xml")):
                    notes[note.get(f"{_W}id")] = "".join(_text(item) for item in note.iter(f"{_W}p")).strip()
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
        raise MalformedSource(f"the draft is not a Word document ({error}).") from error
    rows = []
    for paragraph in body.iter(f"{_W}p"):
        row = _text(paragraph)
        for reference in paragraph.iter(f"{_W}footnoteReference"):
            row += f" {notes.get(reference.get(f'{_W}id'), '')}"
        rows.append(row)
    return "\n\n".join(rows)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MOST_BYTES:
        raise MalformedSource(f"the draft's {name} expands beyond {MOST_BYTES:,} bytes.")
    data = archive.read(name)
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise MalformedSource(f"the draft's {name} declares entities, as no word processor does.")
    return data


def _text(paragraph: ElementTree.Element) -> str:
    out = []
    for item in paragraph.iter():
        if item.tag == f"{_W}t":
            out.append(item.text or "")
        elif item.tag in (f"{_W}tab", f"{_W}br"):
            out.append(" ")
    return "".join(out)


def _pdf(data: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PdfReadError

    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except (PdfReadError, ValueError) as error:
        raise MalformedSource(f"the draft is not a PDF that can be read ({error}).") from error
    # words divided at the end of a line are joined; a citation may run over it
    return "\n\n".join(re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", page) for page in pages)
