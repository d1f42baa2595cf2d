"""Word documents with real footnotes and hyperlinks.

python-docx has no footnotes, so the package is written part by part: `word/footnotes.xml` with its two separators,
the references in `word/document.xml`, and the relationships of both. Passages are streamed into the two parts.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from kg.cite.export.blocks import Block, Heading, Passage, Prose, runs, safe_url

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# A fixed time in the archive: the same statements give the same bytes.
_WHEN = (1980, 1, 1, 0, 0, 0)
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal_xml(text: str) -> str:
    """The text without characters that XML cannot hold (control characters of a bad extraction)."""
    return _ILLEGAL.sub("\ufffd", text)


def run(text: str, *, italic: bool = False, bold: bool = False, style: str | None = None) -> str:
    """One run of text."""
    marks = ("<w:i/>" if italic else "") + ("<w:b/>" if bold else "")
    if style:
        marks = f'<w:rStyle w:val="{style}"/>' + marks
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(legal_xml(text))}</w:t></w:r>'


def paragraph(inner: str, style: str | None = None) -> str:
    """One paragraph of runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{inner}</w:p>"


def docx(blocks: Iterable[Block], out: BinaryIO) -> None:
    """A document with a footnote for each citation and a link where its source has a web address."""
    with (
        tempfile.SpooledTemporaryFile(max_size=1 << 24) as notes,
        tempfile.SpooledTemporaryFile(max_size=1 << 22) as links,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        writer = _Notes(notes, links)
        with archive.open(_info("word/document.xml"), "w", force_zip64=True) as body:
            body.write(f"{_XML}<w:document {_NAMES}><w:body>".encode())
            for block in blocks:
                body.write(_block(block, writer).encode())
            body.write(b"<w:sectPr><w:pgSz w:w='12240' w:h='15840'/><w:pgMar w:top='1440' w:right='1440'")
            body.write(b" w:bottom='1440' w:left='1440' w:header='720' w:footer='720' w:gutter='0'/></w:sectPr>")
            body.write(b"</w:body></w:document>")
        _copy(archive, "word/footnotes.xml", f"{_XML}<w:footnotes {_NAMES}>{_SEPARATORS}", notes, "</w:footnotes>")
        _copy(archive, "word/_rels/footnotes.xml.rels", _XML + _RELATIONSHIPS, links, "</Relationships>")
        for name, text in _PARTS.items():
            archive.writestr(_info(name), text)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _copy(archive: zipfile.ZipFile, name: str, head: str, body: IO[bytes], tail: str) -> None:
    body.seek(0)
    with archive.open(_info(name), "w", force_zip64=True) as part:
        part.write(head.encode())
        while chunk := body.read(1 << 16):
            part.write(chunk)
        part.write(tail.encode())


class _Notes:
    """The footnotes of one document, with their links."""

    def __init__(self, notes: IO[bytes], links: IO[bytes]) -> None:
        self._notes, self._links = notes, links
        self._count = 0
        self._known: dict[str, str] = {}

    def add(self, marked: str, url: str | None, marks: Iterable[str]) -> str:
        """Writes one footnote and returns the run that refers to it."""
        self._count += 1
        inner = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>' + run(" ")
        for text, italic in runs(marked):
            inner += self._linked(text, url) if url and url in text else run(text, italic=italic)
        inner += "".join(run(f" [{mark}]", bold=True) for mark in marks)
        body = f'<w:footnote w:id="{self._count}">{paragraph(inner, "FootnoteText")}</w:footnote>'
        self._notes.write(body.encode())
        reference = f'<w:footnoteReference w:id="{self._count}"/>'
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{reference}</w:r>'

    def _linked(self, text: str, url: str) -> str:
        before, after = text.split(url, 1)
        if url not in self._known:
            self._known[url] = f"rIdLink{len(self._known) + 1}"
            target = quoteattr(legal_xml(url))
            row = (
                f'<Relationship Id="{self._known[url]}" Type="{_OFFICE}/hyperlink" Target={target} '
                'TargetMode="External"/>'
            )
            self._links.write(row.encode())
        link = f'<w:hyperlink r:id="{self._known[url]}">{run(url, style="Hyperlink")}</w:hyperlink>'
        return (run(before) if before else "") + link + (run(after) if after else "")


def _block(block: Block, notes: _Notes) -> str:
    if isinstance(block, Heading):
        return paragraph(run(block.text), f"Heading{block.level}")
    if isinstance(block, Prose):
        return paragraph(run(block.text))
    return _passage(block, notes)


def _passage(block: Passage, notes: _Notes) -> str:
    entry = block.entry
    number = f"{block.number}. " if block.number is not None else ""
    reference = notes.add(entry.marked, safe_url(entry.statement.document.url), entry.marks())
    lead = paragraph(run(number + (block.lead or entry.lead())), "Lead")
    *before, last = entry.said()
    said = "".join(paragraph(run(row), "Quote") for row in before) + paragraph(run(last) + reference, "Quote")
    return lead + said


_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONSHIPS = f'<Relationships xmlns="{_PACKAGE}/relationships">'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _style(kind: str, name: str, title: str, inner: str, default: bool = False) -> str:
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{name}"><w:name w:val="{title}"/>{inner}</w:style>'


_PARTS = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/footnotes.xml" ContentType="{_TYPE}.footnotes+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/></Types>',
    "_rels/.rels": f'{_XML}{_RELATIONSHIPS}<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f"{_XML}{_RELATIONSHIPS}"
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/settings" Target="settings.xml"/></Relationships>',
    "word/settings.xml": f'{_XML}<w:settings {_NAMES}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    "</w:footnotePr></w:settings>",
    "word/styles.xml": f"{_XML}<w:styles {_NAMES}>"
    + _style("paragraph", "Normal", "Normal", '<w:rPr><w:sz w:val="24"/></w:rPr>', default=True)
    + "".join(
        _style(
            "paragraph",
            f"Heading{level}",
            f"heading {level}",
            f'<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>'
            f'<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{34 - 3 * level}"/></w:rPr>',
        )
        for level in (1, 2, 3)
    )
    + _style(
        "paragraph",
        "Lead",
        "Lead",
        '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="200"/></w:pPr>',
    )
    + _style(
        "paragraph", "Quote", "Quote", '<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="720" w:right="720"/></w:pPr>'
    )
    + _style(
        "paragraph", "FootnoteText", "footnote text", '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="20"/></w:rPr>'
    )
    + _style(
        "character", "FootnoteReference", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    )
    + _style("character", "Hyperlink", "Hyperlink", '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>')
    + "</w:styles>",
}
