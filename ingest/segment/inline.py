"""Light markup inside what somebody says: marks, targets of links and glosses were not spoken.

reStructuredText and Markdown, as published hearings use them. A gloss in brackets that an abbreviation role adds
(":abbr:`TLA (Three Letter Acronym)`") is the publisher's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model.text import Span, trimmed

# Group "said" is what was spoken; of whatever else matches, nothing was.
_INLINE = re.compile(
    r":(?:abbr|acronym):`(?P<gloss>[^`(]+?)\s*\([^`]*\)`"
    r"|:[a-z][\w.+:\-]*:`(?P<target>[^`<]+?)\s*<[^`>]*>`"
    r"|:[a-z][\w.+:\-]*:`(?P<role>[^`]+)`"
    r"|``(?P<literal>[^`]+)``"
    r"|`(?P<link>[^`<]+?)\s*<[^`>]*>`_{0,2}"
    r"|`(?P<reference>[^`'’\s](?:[^`'’]*[^`'’\s])?)`_{0,2}"
    r"|\[(?P<url>[^\[\]]+)\]\((?:https?:|mailto:|/|\#|\.)[^()\s]*(?:\s+\"[^\"]*\")?\)"
    r"|\[(?:\#|\^)?\w{1,12}\]_"
    r"|\*\*(?=[^\s*])(?P<bold>[^*]+?)(?<=[^\s*])\*\*"
    r"|(?<![\w*\\])\*(?=[^\s*])(?P<emphasis>[^*]+?)(?<=[^\s*\\])\*(?![\w*])"
    r"|(?<![\w\\_])__(?=[^\s_])(?P<strong>[^_]+?)(?<=[^\s_])__(?![\w_])"
    r"|(?<![\w\\_])_(?=[^\s_])(?P<slanted>[^_]+?)(?<=[^\s_])_(?![\w_])"
)


def spoken(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans of one paragraph without inline markup, in order; markup may run on from one span to the next."""
    if not spans:
        return []
    start, end = spans[0].start, spans[-1].end
    cuts = list(_cuts(text, start, end))
    if not cuts:
        return list(spans)
    return [piece for span in spans for piece in _without(text, span, cuts)]


def _cuts(text: str, start: int, end: int) -> Iterator[Span]:
    for found in _INLINE.finditer(text[start:end]):
        group = found.lastgroup
        if group is None:
            yield Span(start + found.start(), start + found.end())
            continue
        yield Span(start + found.start(), start + found.start(group))
        yield Span(start + found.end(group), start + found.end())


def _without(text: str, span: Span, cuts: Sequence[Span]) -> Iterator[Span]:
    at = span.start
    for cut in cuts:
        if cut.end <= at or cut.start >= span.end:
            continue
        yield from trimmed(text, at, cut.start)
        at = max(at, cut.end)
    yield from trimmed(text, at, span.end)
