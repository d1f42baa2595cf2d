"""The proposition that an answer is about, in words of the record."""

from __future__ import annotations

import re

from kg.model.reading import Reading
from kg.model.text import fold

_TAG = re.compile(
    r"[,;]\s*(?:(?:is|was|isn't|wasn't|did|didn't|do|don't|does|doesn't|have|haven't|had|hadn't|were|weren't|are|aren't)"
    r" (?:that|it|you|he|she|they|we|this)(?: (?:correct|right|true|fair|so|not))?|correct|right|true|fair|yes|okay)\s*\?*$",
    re.IGNORECASE,
)


def proposition(question: str | None, answer: str, reading: Reading, declarant: str) -> str:
    """The question's last sentence without its tag, or else the answer's first sentence."""
    source = question or answer
    sentences = re.split(r"(?<=[.?!])\s+", fold(source))
    chosen = sentences[-1] if question else sentences[0]
    stripped = _TAG.sub("", chosen).strip() or chosen
    return stripped if stripped[-1:] in ".?!" else stripped + "."
