"""Answers: made of statements on the record, or saying that the record does not say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from kg.model.statement import Statement


class Bearing(StrEnum):
    """How a found statement bears on a sentence of a brief."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    RELATED = "related"


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What was looked through, so that a silence can be weighed: counts, and the query in plain words."""

    documents: int
    statements: int
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A grounded answer. `statements`, in order of citation, are the only evidence that `text` uses.

    `near` are near misses, offered with an abstention and marked as such. `template` names the catalogue question
    and `cypher`/`parameters` are what a reader can run to see the same rows.
    """

    question: str
    text: str
    abstained: bool
    statements: tuple[Statement, ...] = ()
    near: tuple[Statement, ...] = ()
    dates: tuple[dt.date, ...] = ()
    searched: Searched
    template: str
    cypher: str
    parameters: dict[str, object] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A statement found for a sentence, with a score (higher is better, comparable within one search only)."""

    statement: Statement
    score: float
    bearing: Bearing
