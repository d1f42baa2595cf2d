"""What a text is, told from its rows: speech with labelled turns, or prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest import lettered
from ingest.letters import wide
from ingest.stopped import convention

_ANSWER = re.compile(
    r"^(?:\d{1,5}(?:[.)]\s*|\s+)(?=Q))?(?P<mark>\*\*[QA][.:]?\*\*[.:]?\s*|[QA](?:[.:]\s*|\s{2,}|\t))\S"
)
_BOLD = re.compile(r"^\*\*(?P<label>[^*\n]{1,80}?):?\*\*:?(?:\s|$)")
_CAPS = re.compile(wide(r"^(?P<label>(?:[A-Z][A-Z.'’\-]*\s+){0,5}[A-Z][A-Z.'’\-]+(?:\s+\([^)]{1,40}\)){0,3}):(?:\s|$)"))
_TITLED = re.compile(
    r"^(?P<label>(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Judge|Justice|Professor|Prof|Adv|Chair\w*|The\s+\w+)\.?"
    + wide(r"(?:\s+[A-Z][\w.'’\-]*){0,4}(?:\s+\([^)]{1,40}\)){0,3}):(?:\s|$)")
)
_NAMED = re.compile(wide(r"^(?P<label>[A-Z][\w.'’\-]*(?:\s+[A-Z][\w.'’\-]*){0,3}):\s+\S"))
_PLEADING = re.compile(
    r"\b(?:COMPLAINT|ANSWER|MOTION|MEMORANDUM|OPPOSITION|REPLY|PETITION|DECLARATION|STIPULATION|BRIEF|NOTICE OF|"
    r"\[PROPOSED\] ORDER|POINTS AND AUTHORITIES)\b"
)
# Numbered lines are printed in editions of verse and listings too; a record names what it is of, or who was there.
_HEARING = re.compile(
    r"\b(?:TRANSCRIPT|DEPOSITION|PROCEEDINGS|HEARING|TRIAL|COURT|COUNSEL|JURY|WITNESS|TESTIMONY|SWORN|EXAMINATION|"
    r"(?i:your honou?r|ladies and gentlemen|plaintiffs?|defendants?|members of the jury))\b"
)
_DISCOVERY = re.compile(
    r"\b(?:REQUESTS?\s+FOR\s+ADMISSIONS?|INTERROGATOR(?:Y|IES)|REQUESTS?\s+FOR\s+PRODUCTION)\b", re.I
)
_RESPONSE = re.compile(r"\b(?:RESPONSE|ANSWER|OBJECTION)S?\b", re.I)
# "And you signed it?---I did.": the answer in the paragraph of its question, as Australian reporters print it.
_DASHED = re.compile(r"\?\s*[-\u2010\u2011]{3}\s*[^\s\-\u2010\u2011]")
_FEWEST_DASHED = 3
_CAPITAL = 0.6
# The head of a letter or message, whatever was said in it.
_MESSAGE = frozenset(["From", "To", "Cc", "Bcc", "Subject", "Sent", "Date", "Re"])
_SHARE = 0.04


def label(row: str) -> str | None:
    """The speaker label with which a row begins ("Q", "THE COURT", "Sir Wyn Williams"), or None."""
    if answer := _ANSWER.match(row):
        return answer["mark"].lstrip("*")[0]
    for pattern in (_BOLD, _CAPS, _TITLED, _NAMED):
        if match := pattern.match(row):
            name = match["label"].strip()
            return None if name in _MESSAGE else name
    return None


def is_speech(rows: Sequence[str], indents: Sequence[int] = ()) -> bool:
    """Whether rows are turns of speakers: several labels that come back, and often enough."""
    if convention(list(zip(rows, indents or [0] * len(rows), strict=True))) is not None:
        return True
    if answers_after_dashes(rows) or lettered.convention([(row, 0) for row in rows]) is not None:
        return True
    counts: Counter[str] = Counter()
    filled = len(rows)
    for row in rows:
        found = label(row)
        if found:
            counts[found] += 1
    back = {name: count for name, count in counts.items() if count >= 2}
    turns = sum(back.values())
    if {"Q", "A"} <= back.keys() and back["Q"] + back["A"] >= 4:
        return True
    return len(back) >= 2 and turns >= 6 and turns >= _SHARE * filled


def answers_after_dashes(rows: Iterable[str]) -> bool:
    """Whether rows print answers after three dashes, in the paragraphs of their questions."""
    return sum(bool(_DASHED.search(row)) for row in rows) >= _FEWEST_DASHED


def begins_speech(words: Iterable[str]) -> bool:
    """Whether what stands behind names begins as speech does, with a capital, and does not go on as a sentence."""
    told = [word for said in words if (word := said.lstrip("-–—\"“”‘’'([…. ")[:1])]
    return bool(told) and sum(not (word.islower() or word.isdigit()) for word in told) >= _CAPITAL * len(told)


def is_pleading(rows: Iterable[str]) -> bool:
    """Whether the first rows of a numbered page carry the title of a pleading or motion."""
    return any(_PLEADING.search(row) for row in rows)


def is_discovery_response(rows: Iterable[str]) -> bool:
    """Whether the first rows carry the title of a response to written discovery."""
    joined = " ".join(rows)
    return bool(_DISCOVERY.search(joined) and _RESPONSE.search(joined))


def is_of_a_hearing(rows: Iterable[str]) -> bool:
    """Whether numbered lines without turns are those of a record all the same: somebody speaks once, or it says so."""
    return any(label(row) is not None or _HEARING.search(row) for row in rows)
