"""Exhibits, and where testimony speaks of them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A document or thing that the record calls by a number, in one form ("PTX-12", "Plaintiff's Exhibit 7").

    A number is one exhibit within one matter; a bare one ("Exhibit 3") at a deposition is so within that deposition
    only.
    """

    id: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where an exhibit is named: in the question ("question": it was put to the witness) or the statement's own words
    ("answer"). `spans` are those of the name in the document's text, more than one where a line ends in it."""

    exhibit_id: str
    statement_id: str
    part: str
    text: str
    spans: tuple[Span, ...]
