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


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Statements in the order of the record, without a question: the first in full, more with their citations.

    `count` is how many there are, listed or not.
    """

    count: int
    shown: tuple[Shown, ...] = ()
    rest: tuple[tuple[Statement, str], ...] = ()
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


def listed(listing: Listing) -> str:
    """The panel for a part of the record, read through instead of asked."""
    told = f"Listed: {_count(listing.count, 'statement')}."
    left = listing.count - len(listing.shown) - len(listing.rest)
    more = (
        f"<p>{left:,} more are not listed here: choose a smaller part, or use <code>onrecord statements</code>.</p>"
        if left
        else ""
    )
    return (
        f'<section class="evidence" aria-label="Evidence" data-announce="{words(told)}">'
        f"<h2>{told.removesuffix('.')}</h2>"
        f'<p class="asked">In the order of the record: {words(listing.narrowed) or "all of it"}.</p>'
        f"{_taking(listing.shown, listing.rest)}{_cards(listing.shown, listing.rest)}{more}</section>"
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
    parts += [_taking(exhibit.shown, exhibit.rest), _cards(exhibit.shown, exhibit.rest)]
    if exhibit.near:
        parts.append(_near(exhibit.near, 3))
    parts.append(f'<div class="searched"><h3>What was searched</h3>{_searched(exhibit)}</div>')
    return "".join(parts)


def _cards(shown: Sequence[Shown], rest: Sequence[tuple[Statement, str]]) -> str:
    cards = "".join(statement_card(one, number) for number, one in enumerate(shown, 1))
    if not rest:
        return cards
    rows = "".join(_row(statement, citation) for statement, citation in rest)
    return (
        f'{cards}<details class="rest"><summary>{_count(len(rest), "more statement")}</summary>'
        f'<ol start="{len(shown) + 1}">{rows}</ol></details>'
    )


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


def _taking(shown: Sequence[Shown], rest: Sequence[tuple[Statement, str]]) -> str:
    """Taking the citations along: copied, or as a file, each behind the gate."""
    if not shown:
        return ""
    cited = [one.citation for one in shown] + [citation for _, citation in rest]
    ids = [one.statement.id for one in shown] + [statement.id for statement, _ in rest]

    def link(form: str, label: str) -> str:
        query = urlencode([("format", form), *(("id", one) for one in ids)])
        return f'<a class="taking" href="/cited?{words(query)}" download>{label}</a>'

    return (
        f'<p class="take">{copying(chr(10).join(cited), "Copy all citations")} '
        f"{link('docx', 'Save as Word (DOCX)')} {link('text', 'Save as text')}</p>"
    )
