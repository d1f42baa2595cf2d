"""Work product in outline: lists of admissions, chronologies, digests, statements of facts, impeachment.

Each function gives blocks (`kg.cite.export.blocks`) for `kg.cite.export.write_blocks`: headings and prose of ours, and
passages of the record. None argues: what a passage proves is for counsel. Everything is illustrative, not evidence
(FRE 107).
"""

from __future__ import annotations

from kg.cite.brief.facts import admissions, chronology, digest, undisputed
from kg.cite.brief.impeachment import impeachment
from kg.cite.brief.sides import Bench, Sides

__all__ = ["Bench", "Sides", "admissions", "chronology", "digest", "impeachment", "undisputed"]
