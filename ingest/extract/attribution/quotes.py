"""Quotation marks: which opens, which closes, and which is only an apostrophe.

Quotations are paired within one paragraph, because a mark that the writer forgot must not swallow the article. A
quotation that runs on into the next paragraph opens again there, as printers do; it is joined by the caller.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.model.text import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›"}
_CLOSERS = frozenset("”»›")
_STRAIGHT = '"'
_SINGLE = frozenset("'‘’")
# Words that begin with an apostrophe in the place of a letter: 'em, 'tis, 'cause, and years ('98).
_ELIDED = ("em", "tis", "twas", "cause", "til", "bout", "n", "round", "ere")
# A single-quoted stretch longer than this is taken to be two apostrophes (measured on English prose: plural
# possessives pair with later apostrophes at a distance of a sentence or more).
_LONGEST_SINGLE = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: `outer` with its marks, `inner` without; `depth` 0 is the outermost. `closed` is False where the
    paragraph ends before the closing mark."""

    outer: Span
    inner: Span
    depth: int = 0
    closed: bool = True


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark can open: nothing, a blank or an opening bracket before it, and a word after it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([{-–—/:" or before in "'\"‘“") and (
        after.isalnum() or after in "[($£€…‘'.-¡¿"
    )


def _closes(text: str, at: int) -> bool:
    """Whether a straight mark can close: something before it, and no letter or digit after it."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _single_opens(text: str, at: int) -> bool:
    mark = text[at]
    before = text[at - 1] if at else " "
    rest = text[at + 1 : at + 9]
    if before.isalnum() or not rest or rest[0].isspace():
        return False
    if mark == "’" and not (rest[0].isupper() and before in '“"'):
        return False
    word = ""
    for char in rest:
        if not char.isalnum():
            break
        word += char
    if (word.isdigit() and len(word) in (2, 4)) or (word.casefold() in _ELIDED and word.islower()):
        return False
    return before.isspace() or before in '([{-–—/:“"'


def _single_closes(text: str, at: int) -> bool:
    if text[at] == "‘":
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and not after.isalnum()


def _single_partner(text: str, at: int, end: int) -> int | None:
    """Where a single-quoted stretch that opens at `at` closes: the first closing mark that is not a possessive of a
    plural (workers' rights), or that one failing all others."""
    fallback = None
    for place in range(at + 2, min(end, at + _LONGEST_SINGLE)):
        if text[place] in _SINGLE and _single_closes(text, place):
            tail = text[place + 1 : place + 3]
            possessive = text[place - 1] in "sS" and len(tail) == 2 and tail[0] == " " and tail[1].islower()
            if not possessive:
                return place
            fallback = place if fallback is None else fallback
        elif text[place] in _SINGLE and _single_opens(text, place):
            break
    return fallback


def quotations(text: str, start: int = 0, end: int | None = None) -> list[Quotation]:
    """The quotations in `text[start:end]`, by position, nested ones after the one that holds them. Never raises.

    Spans are offsets into `text`; two quotations of one depth never overlap.
    """
    end = len(text) if end is None else end
    found: list[Quotation] = []
    # where each open quotation begins, which marks can close it, and where it must close (single marks only)
    stack: list[tuple[int, str, int | None]] = []
    at = start

    def close(place: int, closed: bool = True) -> None:
        opened, _, _ = stack.pop()
        stop = place + 1 if closed else place
        inner = Span(min(opened + 1, place), place)
        found.append(Quotation(Span(opened, stop), inner, len(stack), closed))

    # Some sources set blanks on both sides of every mark; there, marks can only be counted.
    loose = re.search(r'\s"\s', text[start:end]) is not None
    while at < end:
        char = text[at]
        if stack and char in stack[-1][1] and stack[-1][2] in (None, at):
            if loose or char != _STRAIGHT or not _opens(text, at) or _closes(text, at) or len(stack) > 1:
                close(at)
            else:
                # A second opening mark without a closing one between: the writer forgot it; the first runs to here.
                close(at, closed=False)
                stack.append((at, _STRAIGHT, None))
        elif char in _PAIRS:
            if stack and char == "“" and _PAIRS.get(text[stack[0][0]]) == "”":
                while stack:
                    close(at, closed=False)
            stack.append((at, _PAIRS[char], None))
        elif char in _CLOSERS:
            outer = next((level for level in range(len(stack)) if char in stack[level][1]), None)
            while outer is not None and len(stack) > outer:
                close(at, closed=len(stack) == outer + 1)
        elif char == _STRAIGHT and not (at and text[at - 1].isdigit() and not stack):
            outer = next((level for level in range(len(stack)) if stack[level][1] == _STRAIGHT), None)
            if outer is not None:
                while len(stack) > outer:
                    close(at, closed=len(stack) == outer + 1)
            else:
                stack.append((at, _STRAIGHT, None))
        elif char in _SINGLE and _single_opens(text, at):
            partner = _single_partner(text, at, end)
            if partner is not None:
                stack.append((at, text[partner], partner))
        at += 1
    while stack:
        close(end, closed=False)
    found = [item for item in found if text[item.inner.start : item.inner.end].strip()]
    return sorted(found, key=lambda item: (item.outer.start, item.depth))
