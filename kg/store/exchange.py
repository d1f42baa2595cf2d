"""Moving a store: to a file and back (JSON Lines), and to what other tools read (GraphML, GEXF, CSV).

The same record gives the same bytes from every store; where the files stood and when they were ingested stays behind.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from kg.model.entity import Judgement
from kg.model.errors import MalformedSource, UsageError
from kg.model.record import DocumentRecord
from kg.model.statement import Relation
from kg.store import moving
from kg.store.codec import plain, rebuild
from kg.store.reading import day
from kg.store.schema import LABELS, VERSION

if TYPE_CHECKING:
    from kg.store.base import Store
    from kg.store.view import BoltView

FORMATS = ("jsonl", "graphml", "gexf", "csv")
# What only the store itself needs.
INTERNAL = ("Term", "OnRecord")
ARRAY = "\x1f"


def export(store: Store, path: Path, format: str) -> None:
    """Writes the whole store: one file, or for "csv" a folder of files for `neo4j-admin database import full`.

    Raises UsageError for a format that is not one of FORMATS.
    """
    from kg.store.view import BoltView

    view = store.view
    assert isinstance(view, BoltView)
    if format == "csv":
        _csv(view, path)
        return
    write = {"jsonl": _jsonl, "graphml": _graphml, "gexf": _gexf}.get(format)
    if write is None:
        raise UsageError(f"There is no format {format}; there are {', '.join(FORMATS)}.")
    draft = path.with_name(path.name + ".part")
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        write(view, file)
    draft.replace(path)


def import_(store: Store, path: Path) -> int:
    """Writes everything of a JSON Lines export into a store; returns how many documents it held.

    What is there already stays. Raises MalformedSource, which names the line, before anything of that line is written.
    """
    writer = store.writer()
    documents = 0
    relations: list[Relation] = []
    judgements: list[Judgement] = []
    for number, form in _lines(path):
        try:
            match form:
                case {"onrecord": version}:
                    if not isinstance(version, int) or version > VERSION:
                        raise ValueError(f"written by a newer onrecord (version {version})")
                case {"record": record}:
                    made = _record(record)
                    writer.write(made)
                    documents += 1
                case {"relation": relation}:
                    relations.append(rebuild(Relation, relation))
                case {"judgement": judgement}:
                    judgements.append(rebuild(Judgement, judgement))
                case _:
                    raise ValueError(f"neither record, relation nor judgement: {str(form)[:80]}")
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise MalformedSource(f"{path}, line {number}: not a line of an export ({error}).") from error
    writer.relate(relations)
    writer.judge(judgements)
    return documents


def _lines(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                form = json.loads(line)
                if number == 1 and not (isinstance(form, dict) and "onrecord" in form):
                    raise MalformedSource(f"{path}: not an export of onrecord. Its first line says so.")
                yield number, form
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise MalformedSource(f"{path}: cannot be read as JSON Lines ({error}).") from error


def _dump(form: Any) -> str:
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def _jsonl(view: BoltView, file: TextIO) -> None:
    file.write(_dump({"onrecord": VERSION}))
    for record in moving.records(view):
        form = plain(record)
        for statement in form["statements"]:
            del statement["document"]
        file.write(_dump({"record": form}))
    for relation in moving.all_relations(view):
        file.write(_dump({"relation": plain(relation)}))
    for judgement in moving.free_judgements(view):
        file.write(_dump({"judgement": plain(judgement)}))


def _record(form: Any) -> DocumentRecord:
    statements = [{**statement, "document": form["document"]} for statement in form["statements"]]
    return rebuild(DocumentRecord, {**form, "statements": statements})


# ---------------------------------------------------------------- graphs
def _text(value: Any) -> str:
    """A value as the text of an attribute: dates as ISO, lists as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return str(plain(_native(value)))


def _native(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool | list) else day(value)


def _xml(value: Any) -> str:
    """Text for XML: characters that it cannot hold become U+FFFD."""
    return escape("".join(char if _allowed(char) else "\ufffd" for char in _text(value)))


def _allowed(char: str) -> bool:
    return char in "\t\n\r" or "\x20" <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"


def _kind(values: set[type]) -> str:
    if values == {bool}:
        return "boolean"
    if values == {int}:
        return "long"
    return "double" if values <= {int, float} and values else "string"


def _attributes(view: BoltView) -> tuple[dict[str, str], dict[str, str]]:
    """Every attribute of nodes and of links with its type, by name."""
    of_nodes: dict[str, set[type]] = {}
    of_links: dict[str, set[type]] = {}
    for label in _drawn():
        for _, properties in moving.nodes(view, label):
            for name, value in properties.items():
                of_nodes.setdefault(name, set()).add(type(value))
        for _, _, _, properties in moving.links(view, label):
            for name, value in properties.items():
                of_links.setdefault(name, set()).add(type(value))
    return (
        {name: _kind(of_nodes[name]) for name in sorted(of_nodes)},
        {name: _kind(of_links[name]) for name in sorted(of_links)},
    )


def _drawn() -> list[str]:
    return [label for label in LABELS if label not in INTERNAL]


def _name(properties: dict[str, Any]) -> str:
    for name in ("name", "quote", "title", "text", "caption", "kind", "id"):
        if properties.get(name):
            return str(properties[name])[:80]
    return ""


def _graphml(view: BoltView, file: TextIO) -> None:
    of_nodes, of_links = _attributes(view)
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    file.write('<key id="labels" for="node" attr.name="labels" attr.type="string"/>\n')
    file.write('<key id="type" for="edge" attr.name="type" attr.type="string"/>\n')
    for place, attributes in (("node", of_nodes), ("edge", of_links)):
        for name, kind in attributes.items():
            file.write(f'<key id="{place}-{name}" for="{place}" attr.name="{name}" attr.type="{kind}"/>\n')
    file.write('<graph id="onrecord" edgedefault="directed">\n')
    for label in _drawn():
        for labels, properties in moving.nodes(view, label):
            file.write(f'<node id={quoteattr(properties["id"])}><data key="labels">{":".join(labels)}</data>')
            for name in sorted(properties):
                file.write(f'<data key="node-{name}">{_xml(properties[name])}</data>')
            file.write("</node>\n")
    for number, (source, kind, target, properties) in enumerate(_edges(view)):
        file.write(f'<edge id="e{number}" source={quoteattr(source)} target={quoteattr(target)}>')
        file.write(f'<data key="type">{kind}</data>')
        for name in sorted(properties):
            file.write(f'<data key="edge-{name}">{_xml(properties[name])}</data>')
        file.write("</edge>\n")
    file.write("</graph>\n</graphml>\n")


def _edges(view: BoltView) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    for label in _drawn():
        yield from moving.links(view, label)


def _gexf(view: BoltView, file: TextIO) -> None:
    of_nodes, of_links = _attributes(view)
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    file.write('<graph defaultedgetype="directed">\n')
    for place, first, attributes in (("node", "labels", of_nodes), ("edge", "type", of_links)):
        file.write(f'<attributes class="{place}"><attribute id="{first}" title="{first}" type="string"/>')
        for name, kind in attributes.items():
            file.write(f'<attribute id="{name}" title="{name}" type="{kind}"/>')
        file.write("</attributes>\n")
    file.write("<nodes>\n")
    for label in _drawn():
        for labels, properties in moving.nodes(view, label):
            file.write(f"<node id={quoteattr(properties['id'])} label={_quoted(_name(properties))}>")
            file.write(_values("labels", ":".join(labels), properties) + "</node>\n")
    file.write("</nodes>\n<edges>\n")
    for number, (source, kind, target, properties) in enumerate(_edges(view)):
        file.write(f'<edge id="{number}" source={quoteattr(source)} target={quoteattr(target)} label="{kind}">')
        file.write(_values("type", kind, properties) + "</edge>\n")
    file.write("</edges>\n</graph>\n</gexf>\n")


def _quoted(value: Any) -> str:
    clean = "".join(char if _allowed(char) else "\ufffd" for char in _text(value))
    return quoteattr(clean, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _values(first: str, kind: str, properties: dict[str, Any]) -> str:
    values = "".join(f'<attvalue for="{name}" value={_quoted(properties[name])}/>' for name in sorted(properties))
    return f'<attvalues><attvalue for="{first}" value={_quoted(kind)}/>{values}</attvalues>'


# ---------------------------------------------------------------- neo4j-admin
def _csv(view: BoltView, folder: Path) -> None:
    """One file a label and one a type of link, and `import.args`, which neo4j-admin reads with `@import.args`."""
    folder.mkdir(parents=True, exist_ok=True)
    arguments = [f"--array-delimiter=U+{ord(ARRAY):04X}", "--multiline-fields=true", "--id-type=string"]
    types: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for label in LABELS:
        found = list(moving.nodes(view, label))
        if not found:
            continue
        columns = _columns(properties for _, properties in found)
        with (folder / f"{label}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
            out.writerow(["id:ID", *(f"{name}:{kind}" for name, kind in columns.items() if name != "id"), ":LABEL"])
            for labels, properties in found:
                cells = [_cell(properties.get(name)) for name in columns if name != "id"]
                out.writerow([properties["id"], *cells, ARRAY.join(labels)])
        arguments.append(f"--nodes={label}.csv")
        for source, kind, target, properties in moving.links(view, label):
            types.setdefault(kind, []).append((source, target, properties))
    for kind in sorted(types):
        columns = _columns(properties for _, _, properties in types[kind])
        with (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
            out.writerow([":START_ID", *(f"{name}:{type_}" for name, type_ in columns.items()), ":END_ID"])
            for source, target, properties in types[kind]:
                out.writerow([source, *(_cell(properties.get(name)) for name in columns), target])
        arguments.append(f"--relationships={kind}={kind}.csv")
    (folder / "import.args").write_text("\n".join(arguments) + "\n", encoding="utf-8")


def _columns(rows: Iterator[dict[str, Any]]) -> dict[str, str]:
    """The columns of some rows with neo4j-admin's types, by name."""
    kinds: dict[str, set[str]] = {}
    for properties in rows:
        for name, value in properties.items():
            kinds.setdefault(name, set()).update(_admin_type(value))
    return {name: "string" if len(kinds[name]) != 1 else next(iter(kinds[name])) for name in sorted(kinds)}


def _admin_type(value: Any) -> set[str]:
    if isinstance(value, list):
        return {"long[]"} if value and isinstance(value[0], int) else {"string[]"} if value else set()
    simple = {bool: "boolean", int: "long", float: "double", str: "string"}.get(type(value))
    return {simple} if simple else {"date"}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ARRAY.join(str(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    native = _native(value)
    return native.isoformat() if isinstance(native, dt.date) else str(native)
