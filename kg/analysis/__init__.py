"""What statements are to one another: contradiction and corroboration, clusters, timelines, paths."""

from __future__ import annotations

from kg.analysis.growing import relate, relations

__all__ = ["relate", "relations"]
