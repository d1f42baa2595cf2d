"""The part of a quote that bears on what is asked: whole sentences of the record, never a changed word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.query.rank import Need, roots

_SENTENCE = re.compile(r"\S.*?(?:[.?!…][\"”’']?(?=\s|$)|$)")
_CLAUSE_BREAK = re.compile(r"(?<=[,;:])\s|\s(?=--)|\s(?=\b(?:and|but|that|which|because)\b)")


def excerpt(text: str, needs: Sequence[Need], limit: int, *, end: bool = False) -> str:
    """At most about `limit` characters of a text (white space folded), as they stand in it.

    The run of sentences that holds most of what is asked; with `end`, the run that ends the text, for a question.
    """
    if len(text) <= limit:
        return text
    sentences = [match.span() for match in _SENTENCE.finditer(text)]
    if end:
        start = sentences[-1][0]
        for begin, _ in reversed(sentences):
            if len(text) - begin > limit:
                break
            start = begin
        return _cut_front(text[start:], limit)
    weights = [_weight(text[begin:stop], needs) for begin, stop in sentences]
    best, chosen = -1.0, (0, 0)
    for first, (begin, _) in enumerate(sentences):
        held = 0.0
        for last in range(first, len(sentences)):
            if sentences[last][1] - begin > limit and last > first:
                break
            held += weights[last]
            # a longer run must earn its length; an earlier one wins a tie
            if held - 0.01 * (last - first) > best + 1e-9:
                best, chosen = held - 0.01 * (last - first), (first, last)
    begin, stop = sentences[chosen[0]][0], sentences[chosen[1]][1]
    return _cut_back(text[begin:stop], needs, limit)


def item(text: str, needs: Sequence[Need], limit: int) -> str:
    """The part of a question that tells one item of a list from the next: from their common predicate onwards."""
    if len(text) <= limit:
        return text
    asked = {need.root for need in needs if not need.wanted.name and need.wanted.weight >= 0.4}
    begin = 0
    for match in re.finditer(r"[^\W_]+", text):
        if asked.intersection(roots(match.group())):
            begin = match.start()
            if len(text) - begin <= 2 * limit:
                break
    rest = text[begin:]
    if len(rest) <= limit:
        return rest
    return rest[: rest.rindex(" ", 0, limit)] if " " in rest[:limit] else rest


def _weight(sentence: str, needs: Sequence[Need]) -> float:
    held = set(roots(sentence))
    return sum(need.weight if need.root in held else 0.6 * need.weight if need.near & held else 0.0 for need in needs)


def _cut_front(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    for match in _CLAUSE_BREAK.finditer(text):
        if limit / 2 <= len(text) - match.end() <= limit:
            return text[match.end() :]
    return text[text.index(" ", len(text) - limit) + 1 :] if " " in text[len(text) - limit :] else text


def _cut_back(text: str, needs: Sequence[Need], limit: int) -> str:
    if len(text) <= limit:
        return text
    breaks = [0, *(match.end() for match in _CLAUSE_BREAK.finditer(text)), len(text)]
    best, chosen = -1.0, (0, _word_end(text, limit))
    for begin in breaks[:-1]:
        ends = [stop for stop in breaks if begin < stop <= begin + limit]
        # a clause longer than the room is cut at a word
        stop = ends[-1] if ends else _word_end(text, begin + limit)
        held = _weight(text[begin:stop], needs)
        if stop > begin and held > best + 1e-9:
            best, chosen = held, (begin, stop)
    return text[chosen[0] : chosen[1]].strip()


def _word_end(text: str, limit: int) -> int:
    if limit >= len(text):
        return len(text)
    space = text.rfind(" ", 0, limit + 1)
    return space if space > 0 else limit
