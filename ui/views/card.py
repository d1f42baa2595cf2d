"""One statement as HTML. Everything that comes from a source is escaped: a source is data, never markup."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from kg.model.statement import Act, Statement
from kg.model.testimony import Status

ACTS = {
    Act.ADMISSION: "Admission",
    Act.PARTIAL_ADMISSION: "Partial admission",
    Act.DENIAL: "Denial",
    Act.NO_RECOLLECTION: "No recollection",
    Act.EVASION: "Did not answer",
    Act.CONFIRMATION: "Confirmation",
    Act.ASSERTION: "Assertion",
    Act.OTHER: "Procedural",
}
MARKS = {
    Status.STRICKEN: "Stricken: not evidence",
    Status.QUESTION_REPHRASED: "Question rephrased after an objection",
    Status.NOT_ANSWERED: "Not answered",
}


def words(text: str | None) -> str:
    """Text of a source, safe in HTML as content and as an attribute's value."""
    return escape(text or "", quote=True)


def when(statement: Statement) -> str:
    """The date with its basis, or that the source does not say."""
    if statement.made_on is None:
        return "The source does not state when."
    basis = f" ({words(statement.made_on_basis)})" if statement.made_on_basis else ""
    day = statement.made_on.isoformat()
    shown = {"month": day[:7], "year": day[:4]}.get(statement.precision.value if statement.precision else "", day)
    return f'<time datetime="{shown}">{shown}</time>{basis}'


def exchange(statement: Statement) -> str:
    """The question and the answer, verbatim; words without a question as a quotation."""
    asked = f"<dt>Q.</dt><dd>{words(statement.question)}</dd>" if statement.question else ""
    if not asked:
        return f'<blockquote class="record answer">{words(statement.quote)}</blockquote>'
    return f'<dl class="record">{asked}<dt>A.</dt><dd class="answer">{words(statement.quote)}</dd></dl>'


def context(neighbours: Sequence[Statement], shown: Statement) -> str:
    """The exchanges around a statement, itself marked, behind a disclosure that the keyboard opens."""
    if len(neighbours) < 2:
        return ""
    rows = "".join(
        f"<li data-status={item.status.value}{' aria-current=true' if item.id == shown.id else ''}>"
        f"<p class=who>{words(item.declarant)}{mark(item)}</p>{exchange(item)}</li>"
        for item in neighbours
    )
    return f"<details><summary>Show in context</summary><ol class=context>{rows}</ol></details>"


def mark(statement: Statement) -> str:
    """How it stands on the record, where that is not simply in evidence."""
    said = MARKS.get(statement.status)
    return f' <strong class="mark">{said}</strong>' if said else ""


def statement_card(statement: Statement, citation: str, neighbours: Sequence[Statement] = (), number: int = 0) -> str:
    """A statement: who, act, hedge, question and answer, pin cite, date with basis, layers, document and hash."""
    hedge = f' <span class="hedge">hedged: “{words(statement.hedge)}”</span>' if statement.hedge else ""
    layers = " › ".join(words(layer) for layer in statement.reported_by)
    reported = f"<div><dt>Reported by</dt><dd>{layers}</dd></div>" if layers else ""
    examined = (
        f"<div><dt>Examination</dt><dd>{words(statement.examination)}"
        f"{', by ' + words(statement.examiner) if statement.examiner else ''}</dd></div>"
        if statement.examination
        else ""
    )
    objections = "; ".join(words(item) for item in statement.objections)
    objected = f"<div><dt>Objection</dt><dd>{objections}</dd></div>" if objections else ""
    document = statement.document
    return (
        f'<article class="card" data-act="{statement.act.value}" data-status="{statement.status.value}">'
        f"<header><h3>{f'<span class=number>{number}</span> ' if number else ''}{words(statement.declarant)}</h3>"
        f'<p><span class="act">{ACTS[statement.act]}</span>{hedge}{mark(statement)}</p></header>'
        f"{exchange(statement)}"
        f'<p class="cite"><cite>{words(citation)}</cite> '
        f'<button type="button" data-copy="{words(citation)}">Copy citation</button></p>'
        f'<dl class="facts"><div><dt>Date</dt><dd>{when(statement)}</dd></div>{examined}{reported}{objected}'
        f"<div><dt>Document</dt><dd>{words(document.title or document.path)} "
        f"<code>sha256 {words(document.sha256[:12])}</code></dd></div></dl>"
        f"{context(neighbours, statement)}</article>"
    )
