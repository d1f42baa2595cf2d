"""Attributed statements of an article: who said what, by whose report, with which words."""

from ingest.extract.attribution.article import statements

__all__ = ["statements"]
