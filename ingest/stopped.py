"""Labels that end in a full stop ("Senator Dell. Thank you."), as official reports of parliaments print speakers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.letters import wide

_CHAIR = r"(?:Chair(?:man|woman|person)?|CHAIR(?:MAN|WOMAN|PERSON)?)"
_OFFICES = (
    rf"The\s+(?:(?:Vice|VICE)\s+)?(?:{_CHAIR}|Clerk|CLERK|Speaker|SPEAKER|Presiding Officer|PRESIDING OFFICER|"
    r"President|PRESIDENT)"
)
_TITLES = (
    rf"(?:{_CHAIR}|Vice Chair\w*|Ranking Member|Senator|Representative|Congress(?:man|woman)|Delegate|Mr|Mrs|Ms|Miss|"
    r"Dr|Judge|Justice|General|Admiral|Colonel|Major|Captain|Secretary|Ambassador|Director|Sheriff|Governor|Mayor|Chief|"
    r"Professor|Commissioner|Sergeant|Officer|Reverend|Rabbi|Sir|Dame|Lord|Lady|Baroness)\.?"
)
_LABEL = re.compile(
    wide(
        rf"^(?P<label>{_OFFICES}|{_TITLES}(?:\s+(?:[A-Z]\.|de|la|van|von|der))*(?:\s+[A-Z][\w'’\-]*\w){{1,3}}(?:\s+of\s+[A-Z]\w+)?)"
        r"\.\s+(?=[\"“‘'(\[]?[A-Z0-9])"
    )
)
_FEWEST = 6
_SHARE = 0.04


def stopped(text: str) -> re.Match[str] | None:
    """The label at the head of a row: its group `label`, and its end where the words begin."""
    return _LABEL.match(text)


def convention(rows: Sequence[tuple[str, int]]) -> int | None:
    """The indent at which rows (text, indent) print speakers so; None where the text does not.

    Speakers come back; a sentence that only looks like a label stands at the margin, where running text wraps.
    """
    found = [(match["label"], indent) for text, indent in rows if (match := stopped(text))]
    if len(found) < _FEWEST or len(found) < _SHARE * len(rows):
        return None
    home, _ = Counter(indent for _, indent in found).most_common(1)[0]
    back = Counter(label for label, indent in found if indent == home)
    return home if sum(count >= 2 for count in back.values()) >= 2 and sum(back.values()) >= _FEWEST else None
