"""Transcripts as programs write them: times before or behind the names of speakers, captions, names without a colon.

Where a name and a colon stand before the words, times and bullets are cut off the rows, and the text stays the file's.
Where names stand otherwise, the canonical text is one of our own: name, colon, words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.letters import wide
from ingest.readers import detect
from ingest.readers.rows import Row

_TIME = r"[\[(]?\s?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\s?[\])]?"
_CUE = re.compile(r"(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}\s+-->\s+(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}.*")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+(?P<name>[^>]+)>\s*(?P<words>.*?)(?:</v>)?$")
_HEAD = re.compile(r"WEBVTT\b.*|(?:NOTE|STYLE|Kind:|Language:)(?:\s.*)?$")
_BEFORE = re.compile(rf"(?P<time>(?:\d{{4}}-\d\d-\d\d[T ])?{_TIME}Z?)(?:\s*[-–—|])?\s+(?P<words>\S.*)")
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
_AFTER = re.compile(r"(?P<words>\S.*?)\s+[(\[]\s?(?:\d{1,2}:)?\d{1,2}:\d{2}\s?[)\]]")
# "- Ann Elm: …" in a list, ">> ELM: …" in captions for the deaf.
_BULLET = re.compile(r"(?:[-*•·]\s+|>>+\s*)(?P<words>\S.*)")
_HEADING = re.compile(wide(rf"(?:\#{{1,6}}\s+{_NAME}:?|(?:\*\*|__){_NAME.replace('name', 'bold')}:?(?:\*\*|__):?)"))
WARNING = (
    "the names of speakers were set before their words with a colon, and times left out: positions are those of the "
    "text that `onrecord text --raw` prints"
)
_FEWEST = 6
_FEWEST_QUESTIONS = 2
_SHARE = 0.25
_MOST = 0.6
_MARKED = "\ue000"
_WHOLE_MARKED = re.compile(wide(rf"{_MARKED}{_NAME}(?P<words>)"))


def trimmed(rows: Sequence[Row]) -> list[Row] | None:
    """The rows without times, bullets and what else programs print around "Name: words"; None if nothing is cut off."""
    texts = [row.text for row in rows]
    if (shown := captions(texts)) is not None:
        return [row if kept else _part(row, row.end, row.end) for row, kept in zip(rows, shown, strict=True)]
    patterns = [_AFTER, _BEFORE]
    # Lists and glossaries, too, set a name before words; among people somebody asks.
    if sum("?" in text for text in texts) >= _FEWEST_QUESTIONS:
        patterns.append(_BULLET)
    filled = [text for text in texts if text]
    for pattern in patterns:
        found = [pattern.fullmatch(text) for text in texts]
        count = sum(match is not None for match in found)
        if count >= max(_FEWEST, (_SHARE if pattern is _BEFORE else _MOST) * len(filled)):
            return [
                _part(row, row.start + match.start("words"), row.start + match.end("words")) if match else row
                for row, match in zip(rows, found, strict=True)
            ]
    return None


def _part(row: Row, start: int, end: int) -> Row:
    return Row(row.index, start, end, row.column(start), row.text[start - row.start : end - row.start], row.feed)


def captions(rows: Sequence[str]) -> list[bool] | None:
    """Which rows of captions (WebVTT, SubRip) hold words and no numbers or times; None if there are no captions."""
    if sum(bool(_CUE.fullmatch(row)) for row in rows) < _FEWEST:
        return None
    first = next(place for place, row in enumerate(rows) if _CUE.fullmatch(row))
    kept = []
    for place, row in enumerate(rows):
        numbers = place + 1 < len(rows) and bool(_CUE.fullmatch(rows[place + 1]))
        kept.append(not (_CUE.fullmatch(row) or numbers or (place < first and _HEAD.match(row))))
    return kept


def rewritten(text: str) -> str | None:
    """The text with "Name: words" where it prints names otherwise, beside times or alone; None where it does not."""
    rows = [row.strip() for row in text.removeprefix("\ufeff").splitlines()]
    words = _voices(rows) or _timed_above(rows) or _named(rows, _BEHIND)
    if words is None and sum("?" in row for row in rows) >= _FEWEST_QUESTIONS:
        words = _headed(rows) or _named([_untimed(row) for row in rows], _APART)
    return "\n".join(words) + "\n" if words else None


def _untimed(row: str) -> str:
    match = _BEFORE.fullmatch(row)
    return match["words"] if match else row


def _voices(rows: Sequence[str]) -> list[str] | None:
    """The words of captions that name their voices in tags."""
    shown = captions(rows)
    if shown is None or not any(_VOICE.match(row) for row in rows):
        return None
    kept = [(row, _VOICE.match(row)) for row, words in zip(rows, shown, strict=True) if words]
    return [f"{voice['name'].strip()}: {voice['words']}" if voice else row for row, voice in kept]


def _headed(rows: Sequence[str]) -> list[str] | None:
    """The rows with names that stand as headings above the words put before them."""
    bare = [f"{_MARKED}{match['name'] or match['bold']}" if (match := _HEADING.fullmatch(row)) else row for row in rows]
    return _named(bare, _WHOLE_MARKED)


def _timed_above(rows: Sequence[str]) -> list[str] | None:
    """The rows without the times that stand on rows of their own, right above the speaker's name."""
    filled = [row.strip() for row in rows if row.strip()]
    below = [b for a, b in pairwise(filled) if _ALONE.fullmatch(a)]
    if len(below) < max(_FEWEST, _SHARE * len(filled)) or sum(bool(_WHOLE.fullmatch(row)) for row in below) < len(
        below
    ):
        return None
    return _named([row for row in filled if not _ALONE.fullmatch(row)], _WHOLE)


def _named(rows: Sequence[str], pattern: re.Pattern[str]) -> list[str] | None:
    """The rows with a colon behind every name that the pattern finds, if names come back as those of speakers do."""
    found = [pattern.fullmatch(row.strip()) for row in rows]
    names = Counter(match["name"] for match in found if match)
    back = {name: count for name, count in names.items() if count >= 2 and re.search(r"[^\W\d_]{2}", name)}
    filled = sum(bool(row.strip()) for row in rows)
    if len(back) < 2 or sum(back.values()) < max(_FEWEST, _SHARE * filled):
        return None
    said = (match["words"] or "" for match in found if match and match["name"] in back)
    if pattern is _APART and not detect.begins_speech(said):
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
