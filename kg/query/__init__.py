"""Questions to the record: `ask` answers with statements, `find` gives the passages for a sentence of a brief."""

from __future__ import annotations

from kg.query.asking import ask
from kg.query.finding import find

__all__ = ["ask", "find"]
