"""Capitals taken down: captions are printed in capitals and cited in mixed case.

How a name is written is looked up in the document itself: what its sentences write "Vocalite" is "Vocalite", whatever
a table would make of it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

from ingest.letters import wide

_WORD = re.compile(r"[A-Za-z][\w.'’&/]*[\w]|[A-Za-z]")
# A speaker's label is printed in capitals whatever the sentence after it does.
_LABEL = re.compile(r"^\s*(?:(?:BY\s+)?[A-Z][A-Z.'’\- ]{1,40}:|[QA][.:]?\s)")
_ABBREVIATED = re.compile(r"(?:\b(?:INC|LTD|CORP|CO|JR|SR|AL|ESQ)|\b(?:[A-Z]\.)+[A-Z]|\bPH\.D)\.$", re.IGNORECASE)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|MR|MRS|MS|MISS)\.?\s+(?:[A-Z][a-z]+\s+|[A-Z]\.\s+)?([A-Z][\w'’\-]+)")
_PIECE = re.compile(r"[^\s,;:()\[\]\"“”]+")


@cache
def rules() -> dict[str, Any]:
    """The tables of `rules.toml`."""
    return tomllib.loads(resources.files("ingest.describe").joinpath("rules.toml").read_text("utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of `rules.toml` by name, ignoring case."""
    return re.compile(wide(rules()["patterns"][name]), re.IGNORECASE)


class Casing:
    """The forms that words take in the running text of a document."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Counts the forms in lines that hold small letters; a line in capitals tells nothing."""
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        people: set[str] = set()
        for line in lines:
            people.update(name.upper() for name in _TITLED.findall(line))
            words = _LABEL.sub("", line)
            if any(letter.islower() for letter in words):
                for word in _WORD.findall(words):
                    forms[word.upper()][word] += 1
        self._forms = forms
        self._people = people

    def lowered(self, text: str) -> str:
        """A text in capitals as it would be written in a sentence; a text with small letters is left as it is."""
        if any(letter.islower() for letter in re.sub(r"\([a-z]\)|\b(?:and|of|the|for|v|vs|et|al)\b", "", text)):
            return text
        return _PIECE.sub(lambda match: self._word(match.group(), match.start() == 0), text)

    def is_person(self, name: str) -> bool:
        """Whether the document calls somebody of that surname Mr., Ms. or the like."""
        words = [word for word in _WORD.findall(name) if word.strip(".").upper() not in ("JR", "SR", "II", "III", "IV")]
        return bool(words) and words[-1].upper() in self._people

    def _word(self, word: str, first: bool) -> str:
        table = rules()["words"]
        bare = word.strip(".")
        if re.fullmatch(r"\d+(?:ST|ND|RD|TH)", bare):
            return word.lower()
        if bare.upper() in table["special"]:
            return word.replace(bare, table["special"][bare.upper()])
        if bare in table["keep"] or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]?\.?", word) or any(c.isdigit() for c in word):
            return word
        if not first and bare.lower() in table["lower"]:
            return word.lower()
        written = self._forms.get(bare.upper())
        if written:
            mixed = Counter({form: count for form, count in written.items() if form[:1].isupper() and form != bare})
            if mixed:
                return word.replace(bare, mixed.most_common(1)[0][0])
            if written[bare] >= 2 and len(bare) <= 5:
                return word
        if len(bare) <= 4 and not re.search(r"[AEIOUY]", bare) and bare not in ("LTD", "MR", "MRS", "DR", "ST", "MS"):
            return word
        return "-".join(_capital(part) for part in word.split("-"))


def trimmed(text: str) -> str:
    """A name without the punctuation around it; the stop of an abbreviation at its end stays."""
    text = " ".join(text.split()).strip(" ,;:")
    return text if _ABBREVIATED.search(text) else text.rstrip(" .,;:")


def _capital(word: str) -> str:
    lowered = word.lower()
    if lowered.startswith("mc") and len(lowered) > 3:
        return "Mc" + lowered[2:].capitalize()
    if re.match(r"[od]['’]\w{2}", lowered):
        return lowered[0].upper() + lowered[1] + lowered[2:].capitalize()
    return lowered[:1].upper() + lowered[1:]
