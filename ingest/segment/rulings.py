"""Objections, rulings, and what was struck: read from what counsel and the court say around an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.segment.cast import Heard, Part
from ingest.segment.cues import cue, grounds


class Ruling(StrEnum):
    """How the court took an objection."""

    SUSTAINED = "sustained"
    OVERRULED = "overruled"


@dataclass(frozen=True, slots=True)
class Struck:
    """An answer was struck; `after` is the phrase after which, if only the rest went ("": the first sentence)."""

    after: str | None = None


_MOST_GROUNDS_WORDS = 14


def objects(text: str) -> bool:
    """Whether counsel objects, in so many words or by the ground alone ("Form.", "Hearsay, Your Honor.")."""
    return bool(cue("objects").search(cue("no_objection").sub(" ", text))) or _only_grounds(text)


def _only_grounds(text: str) -> bool:
    if "?" in text or len(text.split()) > _MOST_GROUNDS_WORDS:
        return False
    rest = text
    for _, pattern in grounds():
        rest = pattern.sub(" ", rest)
    return rest != text and not re.search(r"\w", cue("around_grounds").sub(" ", rest))


def moves_to_strike(text: str) -> bool:
    """Whether counsel asks that an answer be struck."""
    return bool(cue("moves_to_strike").search(text)) and not re.fullmatch(r"\W*(?:strike|scratch) that\W*", text, re.I)


def ground(text: str) -> str:
    """The ground of an objection in short; "objection" where none is given."""
    named = [name for name, pattern in grounds() if pattern.search(text)]
    return ", ".join(named[:3]) if named else "objection"


def ruling(text: str) -> Ruling | None:
    """What the court rules on an objection."""
    sustained, overruled = cue("sustained").search(text), cue("overruled").search(text)
    if sustained and not cue("not_sustained").search(text):
        return Ruling.SUSTAINED
    return Ruling.OVERRULED if overruled else None


def withdraws(text: str) -> bool:
    """Whether a question is withdrawn."""
    return bool(cue("withdraws").search(text))


def rephrases(text: str) -> bool:
    """Whether counsel takes back the form of a question to put it anew."""
    return bool(cue("rephrases").search(text))


def instructs(text: str) -> bool:
    """Whether counsel instructs the witness not to answer."""
    return bool(cue("instructs").search(text))


def follows_instruction(text: str) -> bool:
    """Whether an answer only says that the witness will not answer on advice."""
    return bool(cue("follows").search(text)) and len(text.split()) < 25


def permits(text: str) -> bool:
    """Whether the court rules, lets the witness go on, or merely acknowledges: no question of its own."""
    if "?" in text and not re.search(r"\?\s*(?:you may answer|go ahead|overruled|sustained)\W*$", text, re.I):
        return False
    return bool(cue("permits").search(text)) and len(text.split()) < 60


def acknowledges(text: str) -> bool:
    """Whether the words only show that the speaker listens, or did not hear."""
    return bool(re.fullmatch(rf"\W*(?:(?:{cue('acknowledges').pattern})\W+){{1,4}}", text + " ", re.I))


def listens(text: str) -> bool:
    """Whether a whole question asks nothing: "Okay.", "Mm-hmm." (with a question mark it asks for confirmation)."""
    return "?" not in text and bool(
        re.fullmatch(rf"\W*(?:(?:{cue('backchannel').pattern})\W+){{1,3}}", text + " ", re.I)
    )


def struck(context: Sequence[Heard]) -> Struck | None:
    """Whether what follows an answer strikes it: the court's words, with counsel's motion before them."""
    moved = False
    for item in context:
        text = item.text
        if item.part in (Part.COUNSEL, Part.QUESTION) and moves_to_strike(text):
            moved = True
            asked = cue("struck_after").search(text)
            continue
        if item.part is not Part.COURT:
            continue
        if cue("not_struck").search(text):
            return None
        disregard = cue("disregard").search(text)
        if disregard and not cue("conditional").search(text):
            what = (disregard["what"] or disregard["plain"] or "").casefold()
            if not re.search(r"\b(?:comment|counsel|question|attorney|remark|exhibit|lawyer)", what) or re.search(
                r"\b(?:answer|testimony|response)", what
            ):
                return Struck(_after(text))
        if cue("strikes").search(text) or (
            moved and (cue("granted").search(text) or re.search(r"\bstr(?:ike|icken)\b", text, re.I))
        ):
            after = _after(text)
            if after is None and moved and asked:
                after = _after(asked.group())
            return Struck(after)
        if moved and ruling(text) is Ruling.OVERRULED:
            return None
    return None


def _after(text: str) -> str | None:
    found = cue("struck_after").search(text)
    if found is None:
        return None
    return (found["quoted"] or found["curly"] or found["word"] or "").strip()
