"""A statement's own page: its citation, its words, and the printed page that it stands on."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model.statement import Statement
from ui.views.card import Shown, address, statement_card, transcript, words
from ui.views.passage import Printed


def record_page(shown: Shown, lines: Sequence[Printed], pages: Sequence[int], number: int | None, fault: str) -> str:
    """The page as a whole HTML document. `number` is the printed page that is shown, `pages` all there are."""
    statement = shown.statement
    source = statement.document
    if lines:
        body = f"{_heading(statement, number)}{_turning(statement, pages, number)}{transcript(lines)}"
    else:
        body = f'<h2>The source</h2><p class="broken" role="alert">{words(fault)}</p>'
    return document(
        f"{statement.declarant}: {shown.citation}",
        '<main class="evidence"><p class="soft"><a href="/">On the Record</a> › '
        f"{words(source.title or source.path)}</p>"
        f"<h1>{words(shown.citation)}</h1>{statement_card(shown, level=2, at_source=True)}"
        f'<section class="source" aria-label="The source as printed">{body}</section></main>',
    )


def message_page(title: str, text: str) -> str:
    """A page that says what went wrong and what to do."""
    return document(
        title,
        f'<main class="evidence"><h1>{words(title)}</h1><p>{words(text)}</p>'
        '<p><a href="/">Back to the chat</a></p></main>',
    )


def document(title: str, body: str) -> str:
    """A whole HTML document without inline script or style."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{words(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="/onrecord.css">'
        f'<script src="/onrecord.js" defer></script></head><body class="own">{body}</body></html>'
    )


def _heading(statement: Statement, number: int | None) -> str:
    if number is None:
        return "<h2>The passage in its context</h2>"
    return f"<h2>Page {number}</h2>"


def _turning(statement: Statement, pages: Sequence[int], number: int | None) -> str:
    if number is None or number not in pages:
        return ""
    at = pages.index(number)
    links = []
    for place, label in ((at - 1, "Previous page"), (at + 1, "Next page")):
        if 0 <= place < len(pages):
            links.append(f'<a href="{address(statement)}?page={pages[place]}">{label} ({pages[place]})</a>')
    if number != statement.locator.page:
        links.append(f'<a href="{address(statement)}">Back to the passage</a>')
    return f'<nav aria-label="Pages">{" · ".join(links)}</nav>'
