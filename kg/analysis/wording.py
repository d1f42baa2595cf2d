"""A quotation held against the words that were spoken: the same, the same but for small things, or not the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from kg.model.terms import terms

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|(?<!\w)‘([^‘]+?)’(?!\w)|(?<!\w)'([^']+?)'(?!\w)")
# marks by which a writer says that the words were changed
_EDITED = re.compile(r"\[|…|\.\.\.|\. \. \.")
_LEAST, _LEAST_NEAR = 4, 5
"""words of a quotation from which it can be found, and from which a difference can be told from other words"""
_NEAR, _MOST_CHANGED = 0.7, 0.34
"""share of a quotation's words that must stand in the record in order, and share that may differ"""
_CONTRACTED = {
    "n't": "not",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'m": "am",
    "'d": "would",
    "'s": "is",
}
_SOUNDS = frozenset(("uh", "um", "er", "ah", "mm", "hmm"))


@dataclass(frozen=True, slots=True)
class Compared:
    """Where a quotation stands in what was said.

    `exact` says that it is there word for word; else `quoted` and `spoken` are the two wordings, from the first word
    that both have to the last, each as it stands in its source.
    """

    exact: bool
    quoted: str
    spoken: str


def quoted_parts(text: str) -> list[str]:
    """The quotations inside an attributing sentence, without their marks."""
    return [next(part for part in match.groups() if part) for match in _QUOTED.finditer(text)]


def compare(quoted: str, spoken: str, least: int = _LEAST) -> Compared | None:
    """How a quotation of at least `least` words stands to what was said; None where it is about something else.

    Case, punctuation, sounds of hesitation and contractions ("didn't", "did not") are no difference. A quotation that
    marks its changes ("[the firm]", "…") is never held to be wrong.
    """
    mine, theirs = _words(quoted), _words(spoken)
    wanted, there = [word for word, _, _ in mine], [word for word, _, _ in theirs]
    if len(wanted) < least:
        return None
    for start in range(len(there) - len(wanted) + 1):
        if there[start : start + len(wanted)] == wanted:
            return Compared(True, quoted, spoken[theirs[start][1] : theirs[start + len(wanted) - 1][2]])
    if len(wanted) < _LEAST_NEAR or _EDITED.search(quoted):
        return None
    matcher = SequenceMatcher(None, wanted, there, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    first, last = blocks[0], blocks[-1]
    low, high = max(0, first.b - first.a), min(len(there), last.b + len(wanted) - last.a)
    shared = sum(block.size for block in blocks)
    content = sum(bool(terms(wanted[at])) for block in blocks for at in range(block.a, block.a + block.size))
    changed = max(len(wanted), high - low) - shared
    # of little words alone it takes nearly all
    enough = content >= 2 or (content == 1 and shared >= max(5, 0.8 * len(wanted)))
    if shared < _NEAR * len(wanted) or not enough or changed > max(1, _MOST_CHANGED * len(wanted)):
        return None
    return Compared(False, quoted, spoken[theirs[low][1] : theirs[high - 1][2]])


def _words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, with where they stand; a contraction is the two words that it stands for."""
    found: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(text):
        word = unicodedata.normalize("NFKC", match.group()).casefold().replace("’", "'")
        if word in _SOUNDS:
            continue
        ending = next((end for end in _CONTRACTED if word.endswith(end) and len(word) > len(end)), None)
        if word in ("can't", "cannot"):
            parts = ["can", "not"]
        elif word == "won't":
            parts = ["will", "not"]
        elif ending and not (ending == "'s" and word not in _IS):
            parts = [word.removesuffix(ending), _CONTRACTED[ending]]
        else:
            parts = [word]
        found.extend((part, match.start(), match.end()) for part in parts)
    return found


# where "'s" is a verb, not a possessive
_IS = frozenset(("it's", "that's", "he's", "she's", "there's", "what's", "who's", "here's"))
