"""The words by which questions ask and the near-synonyms that answers use, read from the tables beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kg.model.terms import stem, terms

# What a weak reader of English strips to see that "deletion" and "delete" are one matter. Longest first; never below
# four letters, so that short words stay apart.
_SUFFIXES = (
    "isation", "ization", "fulness", "iveness", "ability", "ibility",
    "ation", "ition", "ement", "ingly", "edly", "ising",
    "izing", "ised", "ized", "ment", "ness", "ance", "anc",
    "ence", "enc", "ible", "ibl", "able", "abl", "ically", "ical",
    "ally", "ably", "ibly", "ion", "ise", "ize", "ity", "ive",
    "iv", "ful", "ous", "ant", "ent", "ist", "ism", "ial", "ing",
    "iz", "is", "ly", "al", "er", "or", "ic", "ed", "ur", "e", "y", "i", "s",
)  # fmt: skip


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the TOML tables beside this module."""
    return tomllib.loads(files("kg.query").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def number(text: str) -> str:
    """A number as one word, however its thousands are set apart: "28,000" and "28000" are the same."""
    return text.replace(",", "").rstrip(".")


@cache
def _irregular() -> Mapping[str, str]:
    return {
        stem(form): f"{stem(row.split()[0])}*"
        for row in reversed(table("irregular")["forms"])
        if len(row.split()) > 1
        for form in row.split()
    }


@cache
def root(term: str) -> str:
    """A word's root, for matching forms and derivations: "delet" for delete, deleted, deletion. Of an index term."""
    if term in _irregular():
        return _irregular()[term]
    for suffix in _SUFFIXES:
        # "supply" is no adverb
        if term.endswith(suffix) and len(term) - len(suffix) >= (5 if suffix == "ly" else 4):
            return term[: -len(suffix)]
    return term


@cache
def synonyms() -> Mapping[str, frozenset[str]]:
    """From a root to the roots that may stand for it."""
    near: dict[str, set[str]] = {}
    for group in table("synonyms")["groups"]:
        roots = {root(stem(word)) for word in group if " " not in word}
        for one in roots:
            near.setdefault(one, set()).update(roots - {one})
    return {word: frozenset(others) for word, others in near.items()}


@cache
def written_synonyms() -> Mapping[str, tuple[str, ...]]:
    """From a root to the words of its groups as the table writes them, for full-text search."""
    near: dict[str, set[str]] = {}
    for group in table("synonyms")["groups"]:
        single = [word for word in group if " " not in word]
        for word in single:
            near.setdefault(root(stem(word)), set()).update(single)
    return {word: tuple(sorted(others)) for word, others in near.items()}


@cache
def phrase_for(base: str) -> re.Pattern[str] | None:
    """What says in several words what a root says in one ("was there" for "attend"), or None."""
    rows = [row["says"] for row in table("synonyms")["phrases"] if base in {root(stem(word)) for word in row["for"]}]
    return re.compile("|".join(says for row in rows for says in row), re.IGNORECASE) if rows else None


@cache
def figures() -> Mapping[str, str]:
    """From a number that is written out to its figures: reporters write either. ("One" is mostly a pronoun.)"""
    return {word: str(figure) for word, figure in table("irregular")["figures"].items()}


@cache
def irregular_forms(base: str) -> tuple[str, ...]:
    """The index terms of the irregular forms with this root."""
    return tuple(form for form, theirs in _irregular().items() if theirs == base)


@cache
def phrases(section: str, key: str) -> re.Pattern[str]:
    """A pattern for the phrases of a table's row: whole words, any case, with regular endings."""
    row = sorted(table("lexicon")[section][key], key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(_inflected(phrase) for phrase in row) + r")(?!\w)", re.IGNORECASE)


def _inflected(phrase: str) -> str:
    if " " in phrase:
        return re.escape(phrase).replace(r"\ ", r"\s+")
    if phrase.endswith("e"):
        return re.escape(phrase[:-1]) + "(?:e[sd]?|ing)"
    if phrase.endswith("y"):
        return re.escape(phrase[:-1]) + "(?:y|ies|ied|ying)"
    return re.escape(phrase) + f"(?:e?s|{re.escape(phrase[-1])}?ed|{re.escape(phrase[-1])}?ing)?"


@cache
def frame(row: str = "words") -> frozenset[str]:
    """Index terms of a question's own frame, which are not ("half": hardly) what it is about."""
    rows = ("words", "joining") if row == "words" else (row,)
    return frozenset(term for name in rows for word in table("lexicon")["frame"][name] for term in terms(word))
