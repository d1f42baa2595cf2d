"""The command `onrecord`: exit codes and JSON as CONTRACT.md promises them.

Heavy libraries load inside the commands that need them, so that `--help` loads none. Data goes to standard output,
messages and progress to standard error.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kg.model.errors import OnRecordError, UsageError
from ui.settings import Settings, load_settings

if TYPE_CHECKING:
    from kg.model.statement import DocumentCard, Statement
    from kg.store.base import Store

EXIT_DONE, EXIT_SILENT, EXIT_USAGE, EXIT_SOURCE, EXIT_STORE = 0, 1, 2, 3, 4


class _Command(click.Command):
    """Every command takes --store, and turns our errors into one clear message and the right exit code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(
            click.Option(
                ["--store"], metavar="URL", help="file:DIR, bolt://…, neo4j://… or neo4j+s://… (ONRECORD_STORE)"
            )
        )

    def invoke(self, context: click.Context) -> Any:
        said = context.params.pop("store", None)
        try:
            context.obj = load_settings(said if said is not None else (context.obj or {}).get("store"))
            return super().invoke(context)
        except OnRecordError as error:
            _fail(str(error), error.exit_code)
        except BrokenPipeError:
            # the reader of our output has seen enough (`| head`)
            sys.stderr.close()
            sys.exit(EXIT_DONE)


class _Group(click.Group):
    command_class = _Command


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--store", metavar="URL", help="Where the record is kept; every command takes it too.")
@click.version_option(package_name="onrecord")
@click.pass_context
def main(context: click.Context, store: str | None) -> None:
    """Who admitted what, when, and where is it on the record?"""
    context.obj = {"store": store}


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"onrecord: {message}", err=True)
    sys.exit(code)


def _emit(form: Any) -> None:
    click.echo(json.dumps(form, ensure_ascii=False, default=str))


def _open(settings: Settings) -> Store:
    from kg.store import open_store

    return open_store(
        settings.store, username=settings.username, password=settings.password, database=settings.database
    )


def _lines(path: Path, *fields: str) -> Iterator[dict[str, str]]:
    """The objects of a JSON Lines file, each with the given text fields; a wrong line is named."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}).") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            form = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError(f"{path}, line {number}: not JSON ({error}). Each line is one object.") from error
        if not isinstance(form, dict) or any(not isinstance(form.get(field), str) for field in fields):
            raise UsageError(f"{path}, line {number}: needs the text fields {', '.join(fields)}.")
        yield form


# ---------------------------------------------------------------- ingest
@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path("."),
    show_default=True,
    help="Documents are named by their path from here.",
)
@click.option(
    "--case", "case_path", type=click.Path(path_type=Path, dir_okay=False), help="A case.toml for all sources."
)
@click.option("--json", "as_json", is_flag=True, help="One line a document: counts, warnings, seconds.")
@click.pass_obj
def ingest(settings: Settings, paths: tuple[Path, ...], root: Path, case_path: Path | None, as_json: bool) -> None:
    """Read files and folders into the record. Ingesting twice adds nothing."""
    from ingest.case import load_case
    from ingest.pipeline import ingest as run

    case = load_case(case_path) if case_path else None
    failed = done = 0
    with _open(settings) as store:
        writer = store.writer()
        for report in run(paths, root, writer, case):
            if report.error:
                failed += 1
                click.echo(f"onrecord: {report.error}", err=True)
            else:
                done += 1
                counts = report.counts
                click.echo(
                    f"{report.outcome}: {report.path}  {counts.pages} pages, {counts.statements} statements, "
                    f"{report.seconds:.1f} s",
                    err=True,
                )
                if not as_json:
                    for warning in report.warnings:
                        click.echo(f"  note: {warning}", err=True)
            if as_json:
                _emit(
                    {
                        "path": report.path,
                        "outcome": report.outcome.value if report.outcome else None,
                        "document": report.document.id if report.document else None,
                        "kind": report.document.kind.value if report.document else None,
                        **dataclasses.asdict(report.counts),
                        "warnings": list(report.warnings),
                        "error": report.error,
                        "seconds": round(report.seconds, 3),
                    }
                )
        linked = _relate(store) if done else 0
    click.echo(f"{done} read, {failed} could not be read; {linked} new links between statements.", err=True)
    if failed:
        sys.exit(EXIT_SOURCE)


def _relate(store: Store) -> int:
    """Links statements that contradict or corroborate one another, across what is in the store."""
    from kg.analysis import relate

    return relate(store)


# ---------------------------------------------------------------- statements
def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter("a day is written YYYY-MM-DD") from None


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One statement a line, as JSON.")
@click.option("--document", metavar="GLOB", help="Only documents whose path matches.")
@click.option("--act", "acts", multiple=True, help="Only this act; may be given several times.")
@click.option("--declarant", metavar="NAME", help="Only this declarant; a part of the name will do.")
@click.option("--since", callback=_day, metavar="DATE", help="Made on this day or later.")
@click.option("--until", callback=_day, metavar="DATE", help="Made on this day or before.")
@click.pass_obj
def statements(
    settings: Settings,
    as_json: bool,
    document: str | None,
    acts: tuple[str, ...],
    declarant: str | None,
    since: dt.date | None,
    until: dt.date | None,
) -> None:
    """Every matching statement."""
    from kg.cite import cite
    from kg.model.statement import Act
    from kg.model.wire import statement_json
    from kg.store.base import Where

    known = {act.value for act in Act}
    for act in acts:
        if act not in known:
            raise UsageError(f"there is no act '{act}'; there are {', '.join(sorted(known))}.")
    where = Where(
        document=document, acts=tuple(Act(act) for act in acts), declarant=declarant, since=since, until=until
    )
    with _open(settings) as store:
        for statement in store.view.statements(where):
            if as_json:
                _emit(statement_json(statement, cite(statement)))
            else:
                click.echo(shown(statement) + "\n")


def shown(statement: Statement) -> str:
    """One statement as plain text: who, how, the words, and where they stand."""
    from kg.cite import cite

    marks = [statement.act.value.replace("_", " ")]
    if statement.status.value != "in_evidence":
        marks.insert(0, statement.status.value.replace("_", " ").upper())
    if statement.hedge:
        marks.append(f"hedged: “{statement.hedge}”")
    when = f"{statement.made_on} ({statement.made_on_basis})" if statement.made_on else "the source does not state when"
    rows = [f"{statement.declarant}  [{'; '.join(marks)}]  {when}"]
    if statement.reported_by:
        rows.append(f"  as reported by {' > '.join(statement.reported_by)}")
    if statement.question:
        rows.append(f"  Q  {statement.question}")
        rows.append(f"  A  {statement.quote}")
    else:
        rows.append(f"  “{statement.quote}”")
    rows.append(f"  {cite(statement)}  [{statement.id}]")
    return "\n".join(rows)


# ---------------------------------------------------------------- ask, find
@main.command()
@click.argument("question", required=False)
@click.option("--batch", type=click.Path(path_type=Path, dir_okay=False), help='Lines {"id", "question"}.')
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def ask(settings: Settings, question: str | None, batch: Path | None, as_json: bool) -> None:
    """A grounded answer: statements on the record, or that the record does not say."""
    from kg.cite import cite
    from kg.model.wire import answer_json
    from kg.query import ask as answer_to

    if (question is None) == (batch is None):
        raise UsageError("give either a QUESTION or --batch FILE.")
    asked = [{"id": "", "question": question}] if question is not None else list(_lines(batch, "id", "question"))  # type: ignore[arg-type]
    abstained = False
    with _open(settings) as store:
        for form in asked:
            answer = answer_to(store.view, str(form["question"]))
            abstained = answer.abstained
            if as_json:
                citations = {item.id: cite(item) for item in (*answer.statements, *answer.near)}
                _emit(answer_json(answer, str(form["id"]), citations))
            else:
                if batch:
                    click.echo(f"{form['id']}: {form['question']}")
                click.echo(answer.text + "\n")
                for statement in answer.statements:
                    click.echo(shown(statement) + "\n")
                if answer.near:
                    click.echo("Near, but not an answer:\n")
                for statement in answer.near:
                    click.echo(shown(statement) + "\n")
    if abstained and batch is None:
        sys.exit(EXIT_SILENT)


@main.command()
@click.argument("text", required=False)
@click.option("-k", "count", type=click.IntRange(1, 100), default=5, show_default=True)
@click.option("--batch", type=click.Path(path_type=Path, dir_okay=False), help='Lines {"id", "text"}.')
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def find(settings: Settings, text: str | None, count: int, batch: Path | None, as_json: bool) -> None:
    """The passages that support or contradict a sentence of a brief, best first."""
    from kg.cite import cite
    from kg.model.wire import hits_json
    from kg.query import find as passages_for

    if (text is None) == (batch is None):
        raise UsageError("give either a TEXT or --batch FILE.")
    wanted = [{"id": "", "text": text}] if text is not None else list(_lines(batch, "id", "text"))  # type: ignore[arg-type]
    found = False
    with _open(settings) as store:
        for form in wanted:
            hits = passages_for(store.view, str(form["text"]), count)
            found = bool(hits)
            if as_json:
                citations = {hit.statement.id: cite(hit.statement) for hit in hits}
                _emit(hits_json(str(form["id"]), str(form["text"]), hits, citations))
            else:
                for hit in hits:
                    click.echo(f"{hit.bearing.value} ({hit.score:.2f})  {shown(hit.statement)}\n")
                if not hits:
                    click.echo("The record holds nothing for this.")
    if not found and batch is None:
        sys.exit(EXIT_SILENT)


# ---------------------------------------------------------------- cypher
@main.command()
@click.argument("query")
@click.option("--param", "params", multiple=True, metavar="K=V", help="A parameter; V is JSON, or else text.")
@click.option("--json", "as_json", is_flag=True, help="One row a line.")
@click.option("--rows", type=click.IntRange(1, 100_000), default=1000, show_default=True)
@click.option("--seconds", type=click.FloatRange(0.1, 600), default=10.0, show_default=True)
@click.pass_obj
def cypher(settings: Settings, query: str, params: tuple[str, ...], as_json: bool, rows: int, seconds: float) -> None:
    """Cypher, read only, with limits. QUERY may be @FILE."""
    if query.startswith("@"):
        try:
            query = Path(query[1:]).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{query[1:]}: cannot be read ({error}).") from error
    parameters = {}
    for param in params:
        key, separator, value = param.partition("=")
        if not separator or not key:
            raise UsageError(f"--param {param}: is written NAME=VALUE.")
        try:
            parameters[key] = json.loads(value)
        except json.JSONDecodeError:
            parameters[key] = value
    with _open(settings) as store:
        table = store.view.cypher(query, parameters, seconds=seconds, rows=rows)
    for row in table.rows:
        if as_json:
            _emit(dict(zip(table.columns, row, strict=True)))
        else:
            click.echo("\t".join(str(cell) for cell in row))
    if table.truncated:
        click.echo(f"onrecord: cut after {rows} rows; --rows raises the limit.", err=True)


# ---------------------------------------------------------------- text, verify
@main.command()
@click.argument("document")
@click.option("--raw", is_flag=True, help="The canonical text alone, as the spans count it.")
@click.option("--root", type=click.Path(path_type=Path), help="Where the sources stand, if they were moved.")
@click.pass_obj
def text(settings: Settings, document: str, raw: bool, root: Path | None) -> None:
    """The canonical text with its printed page and line beside it. DOCUMENT is a path, an id, or a file."""
    from ui.sources import locate, position, reread

    if Path(document).is_file():
        read = reread(Path(document), Path(document).parent)
    else:
        with _open(settings) as store:
            read = reread(*locate(_document(store, document), root))
    if raw:
        sys.stdout.buffer.write(read.text.encode())
        return
    for line in read.lines:
        click.echo(f"{position(line):>9}  {read.text[line.start : line.end]}")


def _document(store: Store, name: str) -> DocumentCard:
    cards = store.view.documents()
    exact = [card for card in cards if name in (card.id, card.path)]
    close = exact or [card for card in cards if card.path.endswith(name)]
    if len(close) == 1:
        return close[0]
    if not close:
        raise UsageError(f"there is no document '{name}'. `onrecord statements` and `ingest --json` name them.")
    raise UsageError(f"'{name}' is more than one document: {', '.join(card.path for card in close)}.")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One document a line.")
@click.option("--root", type=click.Path(path_type=Path), help="Where the sources stand, if they were moved.")
@click.pass_obj
def verify(settings: Settings, as_json: bool, root: Path | None) -> None:
    """Every quote against its source file and hash. Exit 3 when one does not hold."""
    from ui.sources import verify_all

    wrong = False
    with _open(settings) as store:
        for check in verify_all(store.view, root):
            wrong = wrong or not check.holds
            if as_json:
                _emit(dataclasses.asdict(check) | {"holds": check.holds})
            else:
                click.echo(
                    f"{'ok  ' if check.holds else 'FAIL'}  {check.path}  {check.quotes} quotes"
                    + "".join(f"\n      {fault}" for fault in check.faults)
                )
    if wrong:
        sys.exit(EXIT_SOURCE)


# ---------------------------------------------------------------- serve
@main.command()
@click.option("--port", type=click.IntRange(1, 65535), help="On the loopback interface.")
@click.pass_obj
def serve(settings: Settings, port: int | None) -> None:
    """The chat, on this machine only."""
    from ui.server import serve as run

    with _open(settings) as store:
        run(store.view, port=port or settings.port)


def run(arguments: Sequence[str] | None = None) -> None:
    """Runs the command with the given arguments (for `python -m ui.cli`)."""
    main(args=list(arguments) if arguments is not None else None)


if __name__ == "__main__":
    run()
