"""Every quote against its source: the words at the spans of the file that was ingested, and its hash."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model.statement import Statement
from kg.model.text import Span, fold, read


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one statement: `text` is a plain sentence, for people; empty where everything holds."""

    statement_id: str
    holds: bool
    text: str = ""


def verify_statement(statement: Statement, text: str, sha256: str) -> Finding:
    """Whether a statement's quote and question are the words at their spans of `text`, the document's canonical text.

    `sha256` is that of the file as it is now. The statement's hedge must stand in its quote.
    """
    card = statement.document
    if sha256 != card.sha256:
        return Finding(
            statement.id,
            False,
            f"{card.path}: the file has SHA-256 {sha256[:12]}…, not {card.sha256[:12]}… as when it was ingested; "
            "ingest it again or restore it.",
        )
    for name, said, spans in (
        ("quote", statement.quote, statement.answer_spans),
        ("question", statement.question, statement.question_spans),
    ):
        fault = _fault(text, said, spans)
        if fault:
            return Finding(statement.id, False, f"{card.path}, {statement.id}: the {name} {fault}")
    if statement.hedge is not None and fold(statement.hedge) not in fold(statement.quote):
        return Finding(statement.id, False, f"{card.path}, {statement.id}: the hedge does not stand in the quote.")
    return Finding(statement.id, True)


def verify(statements: Iterable[Statement], sources: Mapping[str, tuple[str, str]]) -> Iterator[Finding]:
    """A finding for each statement. `sources` maps a document's path to its canonical text and its file's SHA-256."""
    for statement in statements:
        source = sources.get(statement.document.path)
        if source is None:
            yield Finding(statement.id, False, f"{statement.document.path}: the source file is not there.")
        else:
            yield verify_statement(statement, *source)


def _fault(text: str, said: str | None, spans: tuple[Span, ...]) -> str:
    if said is None:
        return "is missing, though it has spans." if spans else ""
    if not spans:
        return "has no spans." if said else ""
    if any(span.end > len(text) for span in spans):
        return "has a span beyond the end of the text."
    if any(left.end > right.start for left, right in itertools.pairwise(spans)):
        return "has spans that overlap or are out of order."
    if read(text, spans) != said:
        return "is not what stands at its spans."
    return ""
