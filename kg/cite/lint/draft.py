"""Drafts as plain text: Markdown, LaTeX, plain text, Word and PDF."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from kg.model.errors import MalformedSource, UsageError

SUFFIXES = (".md", ".txt", ".tex", ".docx", ".pdf")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A brief with more text than this is no brief; it stops a compressed bomb.
MOST_BYTES = 50_000_000
_TEX = (
    (re.compile(r"(?<!\\)%.*"), ""),
    (re.compile(r"\\(?:begin|end)\{(?:document|center|flushleft|enumerate|itemize|singlespace|doublespace)\}"), ""),
    (
        re.compile(
            r"\\begin\{(?:block)?quot(?:e|ation)\}\s*(?!\s*(?:``|“|\"))(.*?)\s*\\end\{(?:block)?quot(?:e|ation)\}", re.S
        ),
        r"“\1”",
    ),
    (re.compile(r"\\(?:begin|end)\{(?:block)?quot(?:e|ation)\}"), ""),
    (re.compile(r"\\[ @](?=\S)|\\(?=\n)"), " "),
    (re.compile(r"\\[,;:!]"), " "),
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
    """The draft's text; findings are positions in it. Notes of a Word file follow the paragraph that calls them.

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
            notes = {
                kind: ElementTree.fromstring(_part(archive, part)) for kind, part in NOTES.items() if part in names
            }
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
        raise MalformedSource(f"the draft is not a Word document ({error}).") from error
    return "".join(text for text, _ in stretches(body, notes))


NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}


def stretches(body: Any, notes: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """A Word draft in order: pieces of text, each with the element that holds it.

    The element is a `w:t`, or for the text of a note the reference that calls it, or None for what is put between:
    blank lines, and marks around a paragraph that is set in as a quotation. Joined, the pieces are what `draft_text`
    gives. `notes` are the roots of the parts of `NOTES`. The text of a box inside a paragraph is a paragraph of its
    own; what stands twice for older programs is read once.
    """
    said = {
        (kind, note.get(f"{_W}id")): " ".join(
            "".join(text for text, _ in _pieces(paragraph)) for paragraph in note.iter(f"{_W}p")
        ).strip()
        for kind, root in notes.items()
        for note in root
    }
    first = True
    for paragraph in _paragraphs(body):
        if not first:
            yield "\n\n", None
        first = False
        inset = _inset(paragraph)
        if inset:
            yield "“", None
        yield from _pieces(paragraph)
        if inset:
            yield "”", None
        for element in _within(paragraph):
            kind = str(element.tag).removeprefix(_W).removesuffix("Reference")
            if kind in NOTES and element.tag == f"{_W}{kind}Reference":
                yield f" {said.get((kind, element.get(f'{_W}id')), '')}", element


def _inset(paragraph: Any) -> bool:
    """Whether a paragraph is set in as a quotation, by its style, and has no marks or labels of its own."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if style is None or not re.search(r"quot|block", style.get(f"{_W}val", ""), re.IGNORECASE):
        return False
    text = "".join(piece for piece, _ in _pieces(paragraph)).strip()
    return bool(text) and not re.match(r"[“\"‘]|[QA][.:]?\s", text)


def _paragraphs(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == _FALLBACK:
            continue
        if child.tag == f"{_W}p":
            yield child
        yield from _paragraphs(child)


def _within(element: Any) -> Iterator[Any]:
    """What stands in a paragraph, without the paragraphs of boxes in it."""
    for child in element:
        if child.tag not in (f"{_W}p", _FALLBACK):
            yield child
            yield from _within(child)


def _pieces(paragraph: Any) -> Iterator[tuple[str, Any]]:
    for element in _within(paragraph):
        if element.tag == f"{_W}t":
            yield element.text or "", element
        elif element.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " ", None
        elif element.tag == f"{_W}noBreakHyphen":
            yield "-", None


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MOST_BYTES:
        raise MalformedSource(f"the draft's {name} expands beyond {MOST_BYTES:,} bytes.")
    data = archive.read(name)
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise MalformedSource(f"the draft's {name} declares entities, as no word processor does.")
    return data


def _pdf(data: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PdfReadError

    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except (PdfReadError, ValueError) as error:
        raise MalformedSource(f"the draft is not a PDF that can be read ({error}).") from error
    # words divided at the end of a line are joined; a citation may run over it
    return "\n\n".join(re.sub(r"(?<=[^\n])\n(?=[^\n])", " ", page) for page in pages)
