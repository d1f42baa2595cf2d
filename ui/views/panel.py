"""The evidence beside the chat: an answer's statements, or what was searched when the record does not say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.model.answer import Answer
from kg.model.statement import Statement
from ui.views.card import statement_card, words

SHOWN = 12
EMPTY = (
    '<section class="evidence" aria-label="Evidence"><h2>Evidence</h2>'
    "<p>Ask a question to see its sources.</p></section>"
)


def evidence(
    answer: Answer, cite: Callable[[Statement], str], around: Callable[[Statement], Sequence[Statement]]
) -> str:
    """The panel as HTML. `cite` writes a statement's citation, `around` gives its neighbours, itself included."""
    parts = ['<section class="evidence" aria-label="Evidence" aria-live="polite">']
    if answer.abstained:
        parts.append("<h2>The record does not say</h2>")
    else:
        count = len(answer.statements)
        parts.append(f"<h2>Evidence: {count} statement{'' if count == 1 else 's'}</h2>")
    for number, item in enumerate(answer.statements[:SHOWN], 1):
        parts.append(statement_card(item, cite(item), around(item), number))
    if len(answer.statements) > SHOWN:
        parts.append(f"<p>{len(answer.statements) - SHOWN} more: <code>onrecord ask</code> lists all of them.</p>")
    if answer.near:
        parts.append("<h2>Near misses: these do not answer the question</h2>")
        parts += [statement_card(item, cite(item), around(item)) for item in answer.near[:SHOWN]]
    parts.append(
        f'<p class="searched">Searched {answer.searched.documents:,} documents and '
        f"{answer.searched.statements:,} statements: {words(answer.searched.query)}</p>"
        f"<details><summary>Query in Cypher</summary><pre><code>{words(answer.cypher)}</code></pre></details></section>"
    )
    return "".join(parts)
