"""Every export read back by a reader that is not ours."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest

from kg.cite.export import FORMATS, export
from kg.cite.export.blocks import safe_url
from kg.cite.export.latex import escaped
from kg.cite.export.tables import COLUMNS
from kg.model.errors import UsageError
from kg.model.statement import Act, Statement
from kg.model.testimony import Status
from tests.factories import article, statement
from tests.unit.kg.cite.matter import said, source

NASTY = '=HYPERLINK("http://x.example";"a") <script>alert(1)</script> *b* [c](d) & 50% {e} \\f $g$ #h ~i^ _j_ Ω “k”\x0b'
STORY = article(url="https://gazette.example/a_b?c=1&d=%20#f", title="Rust & <ruin>, 100% {sure}")
ITEMS = [
    said("put off to save"),
    said("he drank"),
    statement(NASTY, None, document=STORY, declarant="Marta Quill", hedge=None),
    statement("-1+1|cmd", "@SUM(1)?", ordinal=4, act=Act.DENIAL, declarant="=Evil\nName"),
]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def known(identifier: str) -> tuple[str, str]:
    return source(identifier)


@pytest.fixture
def made() -> dict[str, bytes]:
    return {form: export(ITEMS, form) for form in FORMATS}


def test_the_same_statements_give_the_same_bytes(made: dict[str, bytes]) -> None:
    for form in FORMATS:
        if form != "xlsx":  # its writer stamps the time
            assert export(ITEMS, form) == made[form], form


def test_an_unknown_format_or_court_is_refused() -> None:
    with pytest.raises(UsageError, match="docx"):
        export(ITEMS, "wordperfect")
    with pytest.raises(UsageError, match="bluebook"):
        export(ITEMS, "text", court="mars")


def test_text_has_lead_words_citation_and_marks() -> None:
    text = export([said("he drank")], "text", source=known).decode()
    assert "A. Everybody at the mill knew that he drank." in text
    assert "Trial Tr. 40:21–22, May 2, 2022, ECF No. 140." in text
    assert "[Stricken: not in evidence.]" in text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_shows_evidence_as_text_and_runs_nothing(made: dict[str, bytes]) -> None:
    reader = _Reader()
    reader.feed(made["html"].decode())
    assert "script" not in reader.tags
    assert NASTY in reader.text
    assert reader.links == [STORY.url]


def test_markdown_escapes_what_could_be_markup(made: dict[str, bytes]) -> None:
    text = made["markdown"].decode()
    assert "<script>" not in text.replace("\\<", "")
    assert "\\[c\\]\\(d\\)" in text
    assert len(re.findall(r"^\[\^\d+\]: ", text, flags=re.M)) == len(ITEMS)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", 'https://a"b', None])
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert safe_url(url) is None


def test_word_has_a_real_footnote_for_each_citation_and_a_link(made: dict[str, bytes]) -> None:
    from docx import Document

    document = Document(io.BytesIO(made["docx"]))
    assert any("put off to save money" in paragraph.text for paragraph in document.paragraphs)
    part = next(part for part in document.part.package.iter_parts() if part.partname == "/word/footnotes.xml")
    notes = [note for note in ElementTree.fromstring(part.blob).iter(f"{W}footnote") if note.get(f"{W}type") is None]
    texts = ["".join(run.text or "" for run in note.iter(f"{W}t")).strip() for note in notes]
    references = [
        reference.get(f"{W}id")
        for reference in ElementTree.fromstring(document.part.blob).iter(f"{W}footnoteReference")
    ]
    assert references == [note.get(f"{W}id") for note in notes]
    assert texts[0].startswith("Venn Dep. 7:4–6, Sept. 14, 2021.")
    italics = [run for run in notes[2].iter(f"{W}r") if run.find(f"{W}rPr/{W}i") is not None]
    assert "".join(run.findtext(f"{W}t") or "" for run in italics) == STORY.title
    assert [link.target_ref for link in part.rels.values()] == [STORY.url]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        # what TeX would join into another mark stays what the reporter typed
        ("We had -- yes --- seven", "We had -{}- yes -{}-{}- seven"),
        ("he said ''no''", "he said '{}'no'{}'"),
        ("``so``", "`{}`so`{}`"),
        ("why?` and ,,", "why?{}` and ,{},"),
        # dashes that are dashes
        ("5:17–20 — and", "5:17--20 --- and"),
    ],
)
def test_latex_prints_the_marks_of_the_evidence(said: str, written: str) -> None:
    assert escaped(said) == written


def test_every_part_of_the_word_file_is_well_formed(made: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))


def test_no_cell_of_a_workbook_is_a_formula(made: dict[str, bytes]) -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(made["xlsx"]))["statements"]
    rows = list(sheet.iter_rows())
    assert tuple(cell.value for cell in rows[0]) == COLUMNS
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "inlineStr"}
    assert rows[3][COLUMNS.index("quote")].value == NASTY.replace("\x0b", "")
    assert rows[4][COLUMNS.index("quote")].value == "-1+1|cmd"


def test_no_cell_of_a_csv_begins_like_a_formula(made: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(made["csv"].decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(ITEMS) + 1
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


CSL_NAME = {"type": "object", "anyOf": [{"required": ["family"]}, {"required": ["literal"]}]}
CSL_SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title"],
        "properties": {
            "id": {"type": "string"},
            "type": {"enum": ["document", "hearing", "article-newspaper"]},
            "author": {"type": "array", "items": CSL_NAME},
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
                    }
                },
            },
            "page": {"type": "string"},
            "URL": {"type": "string"},
            "custom": {"type": "object"},
        },
    },
}


@pytest.mark.filterwarnings("ignore::UserWarning:citeproc", "ignore::DeprecationWarning")
def test_csl_json_keeps_page_and_line_and_is_read_by_a_processor(made: dict[str, bytes]) -> None:
    import jsonschema
    from citeproc.source.json import CiteProcJSON

    items = json.loads(made["csl-json"])
    jsonschema.validate(items, CSL_SCHEMA)
    assert [item["type"] for item in items] == ["document", "hearing", "article-newspaper", "hearing"]
    assert items[0]["genre"] == "deposition"
    transcript = items[0]["custom"]["transcript"]
    assert (transcript["page"], transcript["line"], transcript["end_line"]) == (7, 4, 6)
    plain = [{key: value for key, value in item.items() if key not in ("custom", "abstract")} for item in items]
    assert list(CiteProcJSON(plain)) == [item["id"].lower() for item in items]


def test_ris_has_one_record_a_statement_and_no_value_starts_a_tag(made: dict[str, bytes]) -> None:
    records = [block for block in made["ris"].decode().split("\r\n\r\n") if block.strip()]
    assert len(records) == len(ITEMS)
    for record in records:
        rows = record.strip("\r\n").split("\r\n")
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", row) for row in rows)
        assert rows[0].startswith("TY  - ")
        assert rows[-1].startswith("ER  - ")


def test_endnote_xml_is_well_formed_with_one_record_a_statement(made: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(made["endnote"])
    records = root.findall("records/record")
    assert len(records) == len(ITEMS)
    assert records[2].findtext("titles/title") == STORY.title
    assert records[2].findtext("urls/related-urls/url") == STORY.url


@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_bibliographies_are_read_by_bibtexparser(form: str, made: dict[str, bytes]) -> None:
    import bibtexparser

    library = bibtexparser.parse_string(made[form].decode())
    assert not library.failed_blocks
    assert len(library.entries) == len(ITEMS)
    fields = {field.key: field.value for field in library.entries[2].fields}
    assert fields["author"] == "{Ann Ode}"
    assert "Ann Ode" in fields["note"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_json_ld_is_read_as_annotations_without_fetching_anything(made: dict[str, bytes]) -> None:
    from rdflib import Graph, Namespace
    from rdflib.namespace import PROV, RDF

    oa = Namespace("http://www.w3.org/ns/oa#")
    graph = Graph().parse(data=made["json-ld"].decode(), format="json-ld")
    annotations = set(graph.subjects(RDF.type, oa.Annotation))
    assert len(annotations) == len(ITEMS)
    exact = {str(value) for value in graph.objects(None, oa.exact)}
    assert "Yes, the repair was put off to save money." in exact
    for annotation in annotations:
        assert list(graph.objects(annotation, PROV.wasAttributedTo))
        assert list(graph.objects(annotation, PROV.wasDerivedFrom))
    starts = {int(str(value)) for value in graph.objects(None, oa.start)}
    assert {span.start for item in ITEMS for span in item.answer_spans} == starts


def test_a_reader_of_json_ld_finds_the_quote_at_its_selectors() -> None:
    from kg.cite.export.blocks import entries
    from kg.cite.export.jsonld import annotation
    from kg.model.text import Span, read

    [entry] = entries([said("put off to save")], source=known)
    selectors = annotation(entry)["target"]["selector"]
    spans = [Span(item["start"], item["end"]) for item in selectors if item["type"] == "TextPositionSelector"]
    assert read(known(entry.statement.document.id)[0], spans) == selectors[0]["exact"]


@pytest.mark.parametrize("form", FORMATS)
def test_where_a_file_stood_on_this_machine_is_never_exported(form: str) -> None:
    def hidden(item: Statement) -> Statement:
        return dataclasses.replace(
            item, document=dataclasses.replace(item.document, location="/home/secret/matter.txt")
        )

    data = export([hidden(item) for item in ITEMS], form)
    if form in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    assert b"/home/secret" not in data


def test_an_unknown_date_is_said_to_be_unknown() -> None:
    item = dataclasses.replace(said("put off to save"), made_on=None)
    assert "the source does not state when" in export([item], "text").decode()
    assert dt.date.today().isoformat() not in export([item], "text").decode()


def test_a_stricken_answer_carries_its_mark_in_every_format(made: dict[str, bytes]) -> None:
    item = said("he drank")
    assert item.status is Status.STRICKEN
    for form in FORMATS:
        data = export([item], form, source=known)
        if form in ("docx", "xlsx"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        assert b"tricken" in data, form
