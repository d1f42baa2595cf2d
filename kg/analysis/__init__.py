"""What statements are to one another: contradiction and corroboration, clusters, timelines, paths."""

from __future__ import annotations

from kg.analysis.relate import relate, relations

__all__ = ["relate", "relations"]
