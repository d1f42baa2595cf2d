"""Index terms: how words are folded for search, the same when writing and when asking.

A term is a case-folded word, light-stemmed (Harman's S-stemmer plus -ed/-ing), without stop words. The folding is part
of the store's content (term counts), so a change here is a change of the schema version.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)

STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "if",
        "of",
        "at",
        "by",
        "for",
        "with",
        "about",
        "into",
        "to",
        "from",
        "in",
        "on",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "doing",
        "have",
        "has",
        "had",
        "having",
        "i",
        "me",
        "my",
        "we",
        "us",
        "our",
        "you",
        "your",
        "he",
        "him",
        "his",
        "she",
        "her",
        "it",
        "its",
        "they",
        "them",
        "their",
        "this",
        "that",
        "these",
        "those",
        "there",
        "here",
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "when",
        "where",
        "why",
        "how",
        "not",
        "no",
        "yes",
        "so",
        "than",
        "then",
        "too",
        "very",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "just",
        "also",
        "any",
        "some",
        "such",
        "only",
        "own",
        "same",
        "again",
        "over",
        "under",
        "out",
        "up",
        "down",
        "off",
        "s",
        "t",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
    ]
)

_VOWEL = re.compile(r"[aeiouy]")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A light stem: plural, past and progressive endings off, never below three letters."""
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and _VOWEL.search(base):
            word = base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz" else base
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def words(text: str) -> Iterator[str]:
    """The words of a text, compatibility-folded, case-folded, possessive endings off."""
    plain = text.replace("’", "'")
    if plain.isascii():  # most texts: nothing to normalise, and folding the whole moves no boundary
        found = _WORD.findall(plain.lower())
    else:
        normal = unicodedata.normalize("NFKC", text)
        found = [word.casefold().replace("’", "'") for word in _WORD.findall(normal)]
    for word in found:
        yield word[:-2] if word.endswith("'s") else word


def terms(text: str) -> list[str]:
    """The index terms of a text, in order, repeats kept."""
    return [stem(word) for word in words(text) if word not in STOP]
