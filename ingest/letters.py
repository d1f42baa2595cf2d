"""Capital letters beyond A to Z, for patterns that tell names by them."""

from __future__ import annotations

_SCRIPTS = (range(0xC0, 0x530), range(0x1E00, 0x1F00))
_CAPITALS = "".join(chr(code) for script in _SCRIPTS for code in script if chr(code).isupper())


def wide(pattern: str) -> str:
    """The pattern with every "A-Z" standing for the capitals of Latin, Greek and Cyrillic script, accents included."""
    return pattern.replace("A-Z", f"A-Z{_CAPITALS}")
