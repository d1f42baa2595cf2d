"""Transcripts as programs write them: times before or behind the names of speakers, captions, names without a colon.

Their canonical text is one of our own: a speaker's name, a colon and the words, without the times. The names and the
words are those of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.letters import wide

_TIME = r"[\[(]?\s?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\s?[\])]?"
_CUE = re.compile(r"(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}\s+-->\s+(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}.*")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<name>[^>]+)>\s*(?P<words>.*?)(?:</v>)?$")
_HEAD = re.compile(r"WEBVTT\b.*|(?:NOTE|STYLE|Kind:|Language:)(?:\s.*)?$")
_BEFORE = re.compile(rf"(?P<time>{_TIME})(?:\s*[-–—|])?\s+(?P<words>\S.*)")
_NAME = (
    r"(?P<name>(?:[A-Z][\w.'’\-]*|\#?\d{1,3}|de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|van|von|ten|ter|of|the)"
    r"(?:\s(?:[A-Z][\w.'’\-]*|\#?\d{1,3}|de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|van|von|ten|ter|of|the)){0,5})"
)
_BEHIND = re.compile(
    wide(rf"{_NAME}:?\s*(?:\s{{2,}}|[(\[|,–—-]\s?|\s)(?P<time>{_TIME})\s?[)\]]?\s*:?(?:\s+(?P<words>\S.*))?")
)
_APART = re.compile(wide(rf"{_NAME}(?:\t+\s*|\s+[|–—]\s+|\s{{3,}})(?P<words>\S.*)"))
_ALONE = re.compile(_TIME)
_WHOLE = re.compile(wide(rf"{_NAME}:?(?P<words>)"))
_FEWEST = 6
_SHARE = 0.25


def captions(rows: Sequence[str]) -> list[str] | None:
    """The words of captions (WebVTT, SubRip) without numbers and times, a voice's name before its words."""
    if sum(bool(_CUE.fullmatch(row.strip())) for row in rows) < _FEWEST:
        return None
    found: list[str] = []
    for place, row in enumerate(rows):
        text = row.strip()
        following = rows[place + 1].strip() if place + 1 < len(rows) else ""
        if _CUE.fullmatch(text) or _CUE.fullmatch(following) or (not found and _HEAD.match(text)):
            continue
        voice = _VOICE.match(text)
        found.append(f"{voice['name'].strip()}: {voice['words']}" if voice else text)
    return found


def rewritten(text: str) -> str | None:
    """The text with "Name: words" where it prints times, or names set apart without a colon; None where it does not."""
    rows = text.removeprefix("\ufeff").splitlines()
    words = captions(rows)
    if words is None:
        words = _timed_above(rows) or _timed_before(rows) or _named(rows, _BEHIND) or _named(rows, _APART)
    return "\n".join(words) + "\n" if words else None


def _timed_above(rows: Sequence[str]) -> list[str] | None:
    """The rows without the times that stand on rows of their own, right above the speaker's name."""
    filled = [row.strip() for row in rows if row.strip()]
    below = [b for a, b in pairwise(filled) if _ALONE.fullmatch(a)]
    if len(below) < max(_FEWEST, _SHARE * len(filled)) or sum(bool(_WHOLE.fullmatch(row)) for row in below) < len(
        below
    ):
        return None
    return _named([row for row in filled if not _ALONE.fullmatch(row)], _WHOLE)


def _timed_before(rows: Sequence[str]) -> list[str] | None:
    """The rows without the time at their head, where most speech has one."""
    filled = [row.strip() for row in rows if row.strip()]
    timed = sum(bool(_BEFORE.fullmatch(row)) for row in filled)
    if timed < _FEWEST or timed < _SHARE * len(filled):
        return None
    cut = [match["words"] if (match := _BEFORE.fullmatch(row.strip())) else row.strip() for row in rows]
    return _named(cut, _APART) or cut


def _named(rows: Sequence[str], pattern: re.Pattern[str]) -> list[str] | None:
    """The rows with a colon behind every name that the pattern finds, if names come back as those of speakers do."""
    found = [pattern.fullmatch(row.strip()) for row in rows]
    names = Counter(match["name"] for match in found if match)
    back = {name: count for name, count in names.items() if count >= 2 and re.search(r"[^\W\d_]{2}", name)}
    filled = sum(bool(row.strip()) for row in rows)
    if len(back) < 2 or sum(back.values()) < max(_FEWEST, _SHARE * filled):
        return None
    out: list[str] = []
    waiting = ""
    for row, match in zip(rows, found, strict=True):
        if match is not None and (match["name"] in back or match.groupdict().get("time")):
            waiting = f"{match['name']}:"
            row = match["words"] or ""
        if waiting and row.strip():
            out.append(f"{waiting} {row.strip()}")
            waiting = ""
        elif not waiting:
            out.append(row.strip())
    return out
