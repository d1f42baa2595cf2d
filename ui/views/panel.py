"""The evidence beside the chat: an answer's statements, or, unmistakably, that the record does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kg.model.answer import Answer
from kg.model.statement import DocumentCard, Statement
from ui.views.card import ACTS, Shown, address, copying, mark, said, statement_card, words

SHOWN = 12
"""cards in full; what an answer holds beyond them is listed"""
NEAR = 5
LISTED = 200
"""documents named among those searched"""
EMPTY = (
    '<section class="evidence" aria-label="Evidence"><h2>Evidence</h2>'
    "<p>Ask a question: every statement that answers it is shown here, with its citation and its printed lines.</p>"
    "</section>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """An answer made ready: its first statements in full, the rest with their citations, near misses apart.

    `documents` are those that were searched, `narrowed` says in words to which part the search was confined.
    """

    answer: Answer
    shown: tuple[Shown, ...] = ()
    rest: tuple[tuple[Statement, str], ...] = ()
    near: tuple[Shown, ...] = ()
    documents: tuple[DocumentCard, ...] = ()
    narrowed: str = ""


def evidence(exhibit: Exhibit) -> str:
    """The panel as HTML. `data-announce` is what the script tells screen readers when the panel is replaced."""
    answer = exhibit.answer
    inner = _silence(exhibit) if answer.abstained else _answered(exhibit)
    count = len(answer.statements)
    told = (
        "The record does not say."
        if answer.abstained
        else f"Evidence: {count} {'statement' if count == 1 else 'statements'}."
    )
    return (
        f'<section class="evidence{" silent" if answer.abstained else ""}" aria-label="Evidence" '
        f'data-announce="{words(told)}">{inner}</section>'
    )


def refused(message: str) -> str:
    """The panel where a question could not be put."""
    return (
        f'<section class="evidence" aria-label="Evidence" data-announce="{words(message)}"><h2>No answer</h2>'
        f"<p>{words(message)}</p></section>"
    )


def asked(question: str) -> str:
    """The question that the panel belongs to: the chat beside it may have moved on."""
    return f'<p class="asked">Asked: <q>{words(question)}</q></p>'


def _answered(exhibit: Exhibit) -> str:
    count = len(exhibit.answer.statements)
    parts = [f"<h2>Evidence: {count} statement{'' if count == 1 else 's'}</h2>", asked(exhibit.answer.question)]
    parts.append(_taking(exhibit))
    parts += [statement_card(shown, number) for number, shown in enumerate(exhibit.shown, 1)]
    if exhibit.rest:
        rows = "".join(_row(statement, citation) for statement, citation in exhibit.rest)
        first = len(exhibit.shown) + 1
        parts.append(
            f'<details class="rest"><summary>{len(exhibit.rest)} more statements</summary>'
            f'<ol start="{first}">{rows}</ol></details>'
        )
    if exhibit.near:
        parts.append(_near(exhibit.near, 3))
    parts.append(f'<div class="searched"><h3>What was searched</h3>{_searched(exhibit)}</div>')
    return "".join(parts)


def _silence(exhibit: Exhibit) -> str:
    parts = [
        '<div class="silence"><h2>The record does not say</h2>',
        asked(exhibit.answer.question),
        "<p><strong>No statement on this record answers the question.</strong> That is no denial, and no proof of the "
        "contrary: the words may have been others, or stand in a document that is not here.</p>",
        f'<div class="searched"><h3>What was searched</h3>{_searched(exhibit)}</div></div>',
    ]
    if exhibit.near:
        parts.append(_near(exhibit.near, 3))
    return "".join(parts)


def _near(near: Sequence[Shown], level: int) -> str:
    cards = "".join(statement_card(shown, level=level + 1, near=True) for shown in near)
    return (
        f'<section class="near" aria-label="Near misses, not an answer"><h{level}>Near misses: not an answer</h{level}>'
        "<p>These share words with the question. They do not answer it; do not cite them for it.</p>"
        f"{cards}</section>"
    )


def _searched(exhibit: Exhibit) -> str:
    searched = exhibit.answer.searched
    narrowed = f"<li><strong>Only {words(exhibit.narrowed)}</strong></li>" if exhibit.narrowed else ""
    looked = f"<li>Words looked for: {words(searched.query)}</li>" if searched.query else ""
    names = "".join(f"<li>{words(_named(card))}</li>" for card in exhibit.documents[:LISTED])
    more = len(exhibit.documents) - LISTED
    if more > 0:
        names += f"<li>and {more:,} more</li>"
    listing = f"<details><summary>Documents searched</summary><ul>{names}</ul></details>" if names else ""
    cypher = (
        f"<details><summary>Query in Cypher</summary><pre><code>{words(exhibit.answer.cypher)}</code></pre></details>"
        if exhibit.answer.cypher
        else ""
    )
    return (
        f"<ul><li>{_count(searched.statements, 'statement')} in {_count(searched.documents, 'document')}</li>"
        f"{narrowed}{looked}</ul>{listing}{cypher}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _named(card: DocumentCard) -> str:
    day = card.date or card.published
    return f"{card.title or card.path}{f', {day.isoformat()}' if day else ''} ({card.path})"


def _row(statement: Statement, citation: str) -> str:
    return (
        f"<li>{words(statement.declarant)}, {ACTS[statement.act].lower()}{mark(statement)}: {said(statement)} "
        f'<a href="{address(statement)}" target="_blank" rel="noopener">{words(citation)}</a></li>'
    )


def _taking(exhibit: Exhibit) -> str:
    """Taking the citations along: copied, or as a file, each behind the gate."""
    cited = [shown.citation for shown in exhibit.shown] + [citation for _, citation in exhibit.rest]
    ids = [shown.statement.id for shown in exhibit.shown] + [statement.id for statement, _ in exhibit.rest]

    def link(form: str, label: str) -> str:
        query = urlencode([("format", form), *(("id", one) for one in ids)])
        return f'<a class="taking" href="/cited?{words(query)}" download>{label}</a>'

    return (
        f'<p class="take">{copying(chr(10).join(cited), "Copy all citations")} '
        f"{link('docx', 'Save as Word (DOCX)')} {link('text', 'Save as text')}</p>"
    )
