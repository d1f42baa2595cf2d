"""Commands that ask: statements, ask, find, cypher."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.model.errors import UsageError
from ui.command import EXIT_SILENT, Command, batch_lines, day, emit, opened
from ui.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from kg.model.answer import Answer
    from kg.model.statement import Statement
    from kg.store.base import View


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="One statement a line, as JSON.")
@click.option("--document", metavar="GLOB", help="Only documents whose path matches.")
@click.option("--act", "acts", multiple=True, help="Only this act; may be given several times.")
@click.option("--declarant", metavar="NAME", help="Only this declarant; a part of the name will do.")
@click.option("--since", callback=day, metavar="DATE", help="Made on this day or later.")
@click.option("--until", callback=day, metavar="DATE", help="Made on this day or before.")
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
    with opened(settings) as store:
        for statement in store.view.statements(where):
            if as_json:
                emit(statement_json(statement, cite(statement)))
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


@click.command(cls=Command)
@click.argument("question", required=False)
@click.option("--batch", type=click.Path(path_type=Path, dir_okay=False), help='Lines {"id", "question"}.')
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def ask(settings: Settings, question: str | None, batch: Path | None, as_json: bool) -> None:
    """A grounded answer: statements on the record, or that the record does not say."""
    from kg.cite import cite
    from kg.model.wire import answer_json
    from kg.query import ask as answer_to
    from ui.model import chat_model

    if (question is None) == (batch is None):
        raise UsageError("give either a QUESTION or --batch FILE.")
    if question is not None and not question.strip():
        raise UsageError(
            "the question is empty. Ask who said what, when, or where it is on the record: "
            'onrecord ask "What did NAME admit about …?"'
        )
    asked = [{"id": "", "question": question}] if question is not None else list(batch_lines(batch, "id", "question"))  # type: ignore[arg-type]
    abstained = False
    model = chat_model(settings)
    with opened(settings) as store:
        for form in asked:
            answer = (
                _with_model(store.view, str(form["question"]), model)
                if model
                else answer_to(store.view, str(form["question"]))
            )
            abstained = answer.abstained
            if as_json:
                citations = {item.id: cite(item) for item in (*answer.statements, *answer.near)}
                emit(answer_json(answer, str(form["id"]), citations))
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


def _with_model(view: View, question: str, model: BaseChatModel) -> Answer:
    from kg.query.model import ask_with_model

    return ask_with_model(view, question, model)


@click.command(cls=Command)
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
    if text is not None and not text.strip():
        raise UsageError('the text is empty. Give a sentence of a brief: onrecord find "NAME conceded that …"')
    wanted = [{"id": "", "text": text}] if text is not None else list(batch_lines(batch, "id", "text"))  # type: ignore[arg-type]
    found = False
    with opened(settings) as store:
        for form in wanted:
            hits = passages_for(store.view, str(form["text"]), count)
            found = bool(hits)
            if as_json:
                citations = {hit.statement.id: cite(hit.statement) for hit in hits}
                emit(hits_json(str(form["id"]), str(form["text"]), hits, citations))
            else:
                for hit in hits:
                    click.echo(f"{hit.bearing.value} ({hit.score:.2f})  {shown(hit.statement)}\n")
                if not hits:
                    click.echo("The record holds nothing for this.")
    if not found and batch is None:
        sys.exit(EXIT_SILENT)


@click.command(cls=Command)
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
    with opened(settings) as store:
        table = store.view.cypher(query, parameters, seconds=seconds, rows=rows)
    for row in table.rows:
        if as_json:
            emit(dict(zip(table.columns, row, strict=True)))
        else:
            click.echo("\t".join(str(cell) for cell in row))
    if table.truncated:
        click.echo(f"onrecord: cut after {rows} rows; --rows raises the limit.", err=True)
