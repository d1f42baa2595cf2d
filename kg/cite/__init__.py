"""Citations to the record: written, read back, shortened, exported and checked.

`cite(statement)` is the plain citation of a statement; `format` and `parse` are inverses.
"""

from __future__ import annotations

from kg.cite.formatter import format, plain
from kg.cite.model import Cite
from kg.cite.record import citation_of, cite, marked

__all__ = ["Cite", "citation_of", "cite", "format", "marked", "plain"]
