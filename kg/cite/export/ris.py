"""RIS and EndNote XML, for reference managers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from kg.cite.export.blocks import Block, Entry, passages
from kg.cite.export.csl import item
from kg.cite.export.docx import legal_xml

_RIS = {"hearing": "HEAR", "article-newspaper": "NEWS"}


def ris(blocks: Iterable[Block], out: BinaryIO) -> None:
    """One record a statement. Tags stand at the start of a line, so no value may bring a line break of its own."""
    for entry in passages(blocks):
        rows = [("TY", _RIS.get(item(entry)["type"], "GEN")), *_rows(entry), ("ER", "")]
        out.write("".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in rows).encode() + b"\r\n")


def _rows(entry: Entry) -> list[tuple[str, str]]:
    statement, card = entry.statement, entry.statement.document
    made = item(entry)
    day = card.date or card.published
    locator = statement.locator
    rows = [
        ("ID", statement.id),
        *(("AU", name) for name in card.authors),
        ("TI", made["title"]),
        ("T2", card.publisher or card.caption or ""),
        ("PB", card.court or ""),
        ("M1", card.docket_number or ""),
        ("VL", card.volume or ""),
        ("PY", str(day.year) if day else ""),
        ("DA", day.strftime("%Y/%m/%d") if day else ""),
        ("SP", "" if locator.page is None else str(locator.page)),
        ("EP", "" if locator.end_page is None else str(locator.end_page)),
        ("UR", card.url or ""),
        ("A2", statement.declarant),
        ("AB", entry.words()),
        ("N1", entry.citation),
        *(("N1", mark) for mark in entry.marks()),
        ("KW", statement.act.value),
        ("C1", card.sha256),
    ]
    return [(tag, value) for tag, value in rows if value]


_ENDNOTE = {"hearing": ("Hearing", "19"), "article-newspaper": ("Newspaper Article", "23")}


def endnote(blocks: Iterable[Block], out: BinaryIO) -> None:
    """EndNote's XML: one record a statement."""
    xml = XMLGenerator(out, encoding="UTF-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("xml", AttributesImpl({}))
    xml.startElement("records", AttributesImpl({}))
    for entry in passages(blocks):
        _endnote(xml, entry)
    xml.endElement("records")
    xml.endElement("xml")
    xml.endDocument()


def _endnote(xml: XMLGenerator, entry: Entry) -> None:
    card = entry.statement.document
    made = item(entry)
    name, number = _ENDNOTE.get(made["type"], ("Generic", "13"))

    def put(path: tuple[str, ...], text: str | None) -> None:
        if not text:
            return
        for tag in path:
            xml.startElement(tag, AttributesImpl({}))
        xml.characters(legal_xml(text))
        for tag in reversed(path):
            xml.endElement(tag)

    xml.startElement("record", AttributesImpl({}))
    xml.startElement("ref-type", AttributesImpl({"name": name}))
    xml.characters(number)
    xml.endElement("ref-type")
    if card.authors:
        xml.startElement("contributors", AttributesImpl({}))
        xml.startElement("authors", AttributesImpl({}))
        for author in card.authors:
            put(("author",), author)
        xml.endElement("authors")
        xml.endElement("contributors")
    put(("titles", "title"), made["title"])
    put(("periodical", "full-title"), card.publisher)
    put(("pages",), made.get("page"))
    put(("volume",), card.volume)
    put(("number",), card.docket_number)
    day = card.date or card.published
    if day:
        xml.startElement("dates", AttributesImpl({}))
        put(("year",), str(day.year))
        put(("pub-dates", "date"), day.isoformat())
        xml.endElement("dates")
    put(("publisher",), card.court)
    put(("abstract",), entry.words())
    put(("notes",), " ".join([entry.citation, *entry.marks()]))
    put(("urls", "related-urls", "url"), card.url)
    put(("custom1",), entry.statement.declarant)
    put(("custom2",), card.sha256)
    put(("label",), entry.statement.id)
    xml.endElement("record")
