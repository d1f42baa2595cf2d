"""Names and words shortened as citations shorten them. The table is ours: `profiles/words.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_SUFFIX = re.compile(r"(?:,?\s+(?:Jr|Sr|II|III|IV|Esq|Ph\.?D|M\.?D|J\.?D|C\.?P\.?A|Q\.?C|K\.?C)\.?)+$", re.I)
_PARTICLES = ("de", "la", "le", "van", "von", "der", "den", "del", "della", "di", "da", "bin", "al", "st.", "dos")


def surname(name: str) -> str:
    """The surname of a full name, with its particles, without suffixes and degrees. Reads "Quillfeather, Maud" too."""
    name = _SUFFIX.sub("", name.strip())
    if "," in name:
        name = name.split(",", 1)[0]
    parts = name.split()
    if not parts:
        return name
    start = len(parts) - 1
    while start > 1 and parts[start - 1].casefold() in _PARTICLES:
        start -= 1
    last = " ".join(parts[start:])
    return last.title() if last.isupper() and len(last) > 3 else last


@cache
def _table() -> dict[str, str]:
    form = tomllib.loads(files("kg.cite").joinpath("profiles/words.toml").read_text(encoding="utf-8"))
    return {word.casefold(): short for word, short in form["words"].items()}


def abbreviated(words: str) -> str:
    """Every word of the table shortened."""
    return " ".join(_table().get(word.casefold(), word) for word in words.split())


def abbreviated_hearing(title: str | None) -> str | None:
    """The short name of a hearing without "hearing" and "transcript": "Prelim. Inj."; None when no name is left."""
    if not title:
        return None
    words = re.sub(
        r"\b(?:transcript|reporter['’]s|of|the|proceedings?|hearing|on|official|before)\b", " ", title, flags=re.I
    )
    words = re.sub(r"[^\w.’'& -]", " ", words)
    words = " ".join(words.split())
    if not words or len(words.split()) > 6 or re.search(r"\d", words):
        return None
    return abbreviated(words.title() if words.isupper() or words.islower() else words)
