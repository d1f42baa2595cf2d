"""Everything that is known from one document: the unit that is written to the graph in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.document import Appearance, Party
from kg.model.entity import Entity, Judgement, Mention
from kg.model.exhibit import Exhibit, Reference
from kg.model.statement import DocumentCard, Relation, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What an ingest found in one document, for the report."""

    pages: int = 0
    lines: int = 0
    turns: int = 0
    exchanges: int = 0
    statements: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """One document with all that was extracted from it."""

    document: DocumentCard
    parties: tuple[Party, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    statements: tuple[Statement, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    references: tuple[Reference, ...] = ()
    relations: tuple[Relation, ...] = ()
    counts: Counts = Counts()
