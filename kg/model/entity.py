"""Entities, their mentions, and the ledger of judgements on whether two are the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.text import Span


class EntityKind(StrEnum):
    """The label an entity carries in the graph."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    PRODUCT = "Product"
    WORK = "Work"
    PLACE = "Place"
    COURT = "Court"


class Verdict(StrEnum):
    """Whether two entities are the same. UNSURE is a value, not a gap."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that is spoken of. `name` is the fullest name the record gives."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where an entity is named: kept apart from the entity, so that a wrong link can be undone."""

    entity_id: str
    span: Span
    text: str
    statement_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Are the two the same? With the reason and who judged ("rule: …" or a user's name)."""

    left_id: str
    right_id: str
    verdict: Verdict
    reason: str
    judge: str
