"""A store can be moved: the same bytes from every store, and back; and other tools can read what is exported."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest

from kg.model.errors import MalformedSource, UsageError
from kg.store import exchange, open_store
from kg.store.base import Outcome, Store
from tests import neo4j_server
from tests.contract.matter import LINKS, records
from tests.factories import card, record, statement
from tests.servers import Embedded

# What every store must export of the matter, byte for byte. A change here is a change of the format: raise VERSION.
HASHES = {
    "jsonl": "5da5ea45bca47c40",
    "graphml": "fb843523a2b0af67",
    "gexf": "7a5134a0c4e3a439",
    "csv": "bfce2f569931720b",
}


@pytest.fixture
def filled(store: Store) -> Store:
    writer = store.writer()
    for item in records():
        writer.write(dataclasses.replace(item, document=dataclasses.replace(item.document, location="/here/x")))
    writer.relate(LINKS)
    return store


def _digest(path: Path) -> str:
    total = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(path.iterdir()):
        total.update(file.name.encode() if path.is_dir() else b"")
        total.update(file.read_bytes())
    return total.hexdigest()[:16]


@pytest.mark.parametrize("format", exchange.FORMATS)
def test_every_store_exports_the_same_bytes(filled: Store, tmp_path: Path, format: str) -> None:
    place = tmp_path / f"out-{format}"
    exchange.export(filled, place, format)
    assert _digest(place) == HASHES[format]
    texts = [file.read_text(encoding="utf-8") for file in ([place] if place.is_file() else place.iterdir())]
    assert not any("/here/x" in text or "ingested_at" in text for text in texts)


def test_an_export_comes_back_whole(filled: Store, tmp_path: Path) -> None:
    exchange.export(filled, tmp_path / "one.jsonl", "jsonl")
    with open_store(f"file:{tmp_path / 'other'}") as other:
        assert exchange.import_(other, tmp_path / "one.jsonl") == 3
        assert list(other.view.statements()) == [
            dataclasses.replace(item, document=dataclasses.replace(item.document, location=None))
            for item in filled.view.statements()
        ]
        assert other.view.entities() == filled.view.entities()
        assert other.view.judgements() == filled.view.judgements()
        exchange.export(other, tmp_path / "two.jsonl", "jsonl")
        assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
        assert exchange.import_(other, tmp_path / "one.jsonl") == 3
        assert other.view.totals() == filled.view.totals()
        assert {other.writer().write(item) for item in records()} == {Outcome.UNCHANGED}


@pytest.mark.embedded
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", None),  # empty: nothing to import
        ("{}\n", "not an export"),
        ("hello\n", "JSON Lines"),
        ('{"onrecord": 99}\n', "newer"),
        ('{"onrecord": 1}\n{"record": {}}\n', "line 2"),
        ('{"onrecord": 1}\n{"record": {"document": {"id": 5}, "statements": []}}\n', "line 2"),
        ('{"onrecord": 1}\n{"surprise": 1}\n', "line 2"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(
    embedded_store: Store, tmp_path: Path, text: str, said: str | None
) -> None:
    file = tmp_path / "wrong.jsonl"
    file.write_text(text, encoding="utf-8")
    if said is None:
        assert exchange.import_(embedded_store, file) == 0
        return
    with pytest.raises(MalformedSource, match=said):
        exchange.import_(embedded_store, file)
    assert embedded_store.view.totals().documents == 0


@pytest.mark.embedded
def test_a_format_that_is_not_there_is_named(embedded_store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="jsonl"):
        exchange.export(embedded_store, tmp_path / "x", "xls")


@pytest.mark.embedded
def test_networkx_reads_the_graphml_and_the_gexf(embedded_store: Store, tmp_path: Path) -> None:
    writer = embedded_store.writer()
    hard = statement("a < b & \"c\" 'd' \x07 é \n new line", None, claim="]]> <x/>", document=card("x.txt"))
    writer.write(record(hard))
    for item in records():
        writer.write(item)
    totals = embedded_store.view.totals()
    exchange.export(embedded_store, tmp_path / "g.graphml", "graphml")
    read = networkx.read_graphml(tmp_path / "g.graphml", force_multigraph=True)
    of_statements = [data for _, data in read.nodes(data=True) if data["labels"] == "Statement"]
    assert len(of_statements) == totals.statements
    quotes = {data["quote"] for data in of_statements}
    assert hard.quote.replace("\x07", "\ufffd") in quotes
    exchange.export(embedded_store, tmp_path / "g.gexf", "gexf")
    tree = ElementTree.parse(tmp_path / "g.gexf").getroot()
    space = "{http://gexf.net/1.3}"
    assert len(tree.findall(f".//{space}node")) == read.number_of_nodes()
    assert len(tree.findall(f".//{space}edge")) == read.number_of_edges()


@pytest.mark.neo4j
def test_neo4j_admin_imports_the_csv_and_the_result_is_a_store(embedded: Embedded, tmp_path: Path) -> None:
    embedded.empty()
    server = neo4j_server.Server(home=tmp_path / "home")
    with embedded.open() as source:
        writer = source.writer()
        for item in records():
            writer.write(item)
        writer.write(
            record(
                statement('He said "no";\nthen, left\\', None, objections=("One; two", "Three"), document=card("x.txt"))
            )
        )
        writer.relate(LINKS)
        exchange.export(source, tmp_path / "csv", "csv")
        exchange.export(source, tmp_path / "a.jsonl", "jsonl")
    for file in (tmp_path / "csv").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            assert len({len(row) for row in csv.reader(lines)}) == 1, file.name
    try:
        server.prepare()
        done = subprocess.run(
            server.admin("database", "import", "full", "neo4j", "@import.args"),
            cwd=tmp_path / "csv",
            env=server.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        server.start()
    except neo4j_server.Unavailable as reason:
        pytest.skip(f"no real Neo4j: {reason}")
    try:
        with open_store(server.uri, password=server.password) as moved:
            moved.writer()
            exchange.export(moved, tmp_path / "b.jsonl", "jsonl")
            assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
            assert moved.view.search("rust", 5)
            assert {moved.writer().write(item) for item in records()} == {Outcome.UNCHANGED}
    finally:
        server.remove()
