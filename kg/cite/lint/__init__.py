"""Checks a draft against the record: every record citation and every quotation in it."""

from __future__ import annotations

from kg.cite.lint.check import lint
from kg.cite.lint.draft import draft_text
from kg.cite.lint.findings import Finding, Severity

__all__ = ["Finding", "Severity", "draft_text", "lint"]
