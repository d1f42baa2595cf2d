"""The machine form of statements and answers: exactly what CONTRACT promises, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.model.answer import Answer, Hit
from kg.model.statement import Statement
from kg.model.text import Locator, Span

Json = dict[str, Any]


def spans_json(spans: Sequence[Span]) -> list[list[int]]:
    """Spans as `[[start, end], …]`."""
    return [[span.start, span.end] for span in spans]


def locator_json(locator: Locator) -> Json:
    """A locator with page and line (null where not printed), and the turn or paragraph where they stand in for it."""
    form: Json = {
        "page": locator.page,
        "line": locator.line,
        "end_page": locator.end_page,
        "end_line": locator.end_line,
    }
    if locator.turn is not None:
        form["turn"] = locator.turn
    if locator.paragraph is not None:
        form["paragraph"] = locator.paragraph
    return form


def statement_json(statement: Statement, citation: str) -> Json:
    """One statement with its citation."""
    document = statement.document
    return {
        "id": statement.id,
        "declarant": statement.declarant,
        "declarant_id": statement.declarant_id,
        "act": statement.act.value,
        "stance": statement.stance.value,
        "claim": statement.claim,
        "quote": statement.quote,
        "question": statement.question,
        "hedge": statement.hedge,
        "confidence": statement.confidence,
        "status": statement.status.value,
        "made_on": statement.made_on.isoformat() if statement.made_on else None,
        "made_on_basis": statement.made_on_basis,
        "precision": statement.precision.value if statement.precision else None,
        "examination": statement.examination,
        "examiner": statement.examiner,
        "reported_by": list(statement.reported_by),
        "document": {
            "id": document.id,
            "path": document.path,
            "sha256": document.sha256,
            "title": document.title,
            "kind": document.kind.value,
        },
        "answer_spans": spans_json(statement.answer_spans),
        "question_spans": spans_json(statement.question_spans),
        "answer_locator": locator_json(statement.answer_locator),
        "locator": locator_json(statement.locator),
        "citation": citation,
    }


def answer_json(answer: Answer, identifier: str, citations: Mapping[str, str]) -> Json:
    """One answer; `citations` maps the id of every statement in it to its citation."""
    return {
        "id": identifier,
        "question": answer.question,
        "abstained": answer.abstained,
        "answer": answer.text,
        "dates": [day.isoformat() for day in answer.dates],
        "statements": [statement_json(item, citations[item.id]) for item in answer.statements],
        "near": [statement_json(item, citations[item.id]) for item in answer.near],
        "searched": {
            "documents": answer.searched.documents,
            "statements": answer.searched.statements,
            "query": answer.searched.query,
        },
        "template": answer.template,
        "cypher": answer.cypher,
        "parameters": dict(answer.parameters),
        "seconds": round(answer.seconds, 4),
    }


def hits_json(identifier: str, text: str, hits: Sequence[Hit], citations: Mapping[str, str]) -> Json:
    """What `find` prints for one sentence."""
    return {
        "id": identifier,
        "text": text,
        "hits": [
            statement_json(hit.statement, citations[hit.statement.id])
            | {"score": round(hit.score, 4), "relation": hit.bearing.value}
            for hit in hits
        ],
    }
