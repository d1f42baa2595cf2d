"""What the chat says: the answer's words with links to its evidence, or, set apart, that the record does not say."""

from __future__ import annotations

from kg.model.answer import Answer
from ui.views.card import Held, address, copying, words
from ui.views.panel import Exhibit

_NEAR = " Near, but not an answer:"
"""where an abstention goes over to its near misses, which the panel shows apart"""
LINKED = 12


def reply(exhibit: Exhibit) -> str:
    """One message of the chat as HTML."""
    answer = exhibit.answer
    if answer.abstained:
        confined = _confined(exhibit)
        near = (
            '<p class="soft">Near misses are shown apart, in the evidence. They are not an answer.</p>'
            if exhibit.near
            else ""
        )
        return (
            '<div class="reply silent"><p class="verdict">The record does not say</p>'
            f"<p>{words(_reason(answer))}</p>{confined}{near}</div>"
        )
    count = len(answer.statements)
    links = "".join(
        f'<li><a href="{address(shown.statement)}" target="_blank" rel="noopener">{words(shown.citation)}</a></li>'
        for shown in exhibit.shown[:LINKED]
    )
    more = f'<p class="soft">and {len(exhibit.rest)} more in the evidence.</p>' if exhibit.rest else ""
    confined = _confined(exhibit)
    return (
        f'<div class="reply"><p class="verdict">On the record: {count} statement{"" if count == 1 else "s"}</p>'
        f'{_warning(exhibit)}<p class="copied-from">{words(answer.text)}</p>{confined}'
        f"<ol>{links}</ol>{more}<p>{copying(_as_text(exhibit), 'Copy answer')}</p></div>"
    )


def fault(message: str) -> str:
    """A message that a question could not be answered, and what to do."""
    return f'<div class="reply fault" role="alert"><p class="verdict">Not answered</p><p>{words(message)}</p></div>'


def _confined(exhibit: Exhibit) -> str:
    return f'<p class="soft">Searched only: {words(exhibit.narrowed)}.</p>' if exhibit.narrowed else ""


def _reason(answer: Answer) -> str:
    said = answer.text.partition(_NEAR)[0]
    reason = said.removeprefix("The record does not say: ").strip() or answer.text
    return reason[:1].upper() + reason[1:]


def _warning(exhibit: Exhibit) -> str:
    broken = [shown for shown in exhibit.shown if shown.held is Held.BROKEN]
    if not broken:
        return ""
    return (
        '<p class="broken" role="alert">Do not rely on this yet: '
        f"{words(broken[0].cautions[0] if broken[0].cautions else 'a source no longer holds what is quoted.')}</p>"
    )


def _as_text(exhibit: Exhibit) -> str:
    cited = [shown.citation for shown in exhibit.shown] + [citation for _, citation in exhibit.rest]
    return "\n".join([exhibit.answer.text, "", *(f"{number}. {text}" for number, text in enumerate(cited, 1))])
