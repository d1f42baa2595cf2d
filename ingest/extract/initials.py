"""Short forms that a text gives its own names: "the Coastal Dredging Commission (CDC)"."""

from __future__ import annotations

import re

_DEFINED = re.compile(
    r"(?P<full>[A-Z][\w&'’.-]*(?:\s+(?:(?:of|the|and|for|on|in|to|&|de|la)\s+){0,2}[A-Z][\w&'’.-]*){1,8})"
    r"\s+\((?:(?:the|or)\s+)?[\"“‘']?(?P<short>[A-Z][A-Za-z&]{1,9})[\"”’']?\)"
)
_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "&", "de", "la"))


def abbreviations(text: str) -> dict[str, str]:
    """The short forms that a text defines, with the full names; only where the letters are the name's initials.

    Little words may be left out or counted ("Department of Justice (DOJ)", "(DoJ)"); words before the name that the
    letters do not cover are no part of it ("Meanwhile Coastal Dredging Commission (CDC)").
    """
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        letters = [char for char in match["short"].casefold() if char.isalpha()]
        words = match["full"].split()
        for start in range(len(words)):
            every = [word[0].casefold() for word in words[start:]]
            great = [word[0].casefold() for word in words[start:] if word not in _SMALL]
            if words[start] not in _SMALL and letters in (every, great):
                found.setdefault(match["short"], " ".join(words[start:]))
                break
    return found
