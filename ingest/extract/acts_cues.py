"""The cues of `patterns/acts.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_NEUTRAL_TAG = (
    r"(?:is|was|isn't|wasn't|would|wouldn't)? ?(?:that|it|this)? ?(?:not )?(?:be )?(?:a )?"
    r"(?:correct|right|true|fair|accurate|so|fair statement|the case|yes|yeah|okay|agreed)"
)


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled patterns, over text made plain by `plain` (`hedge`: over the answer as it stands)."""

    filler: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    rejects: re.Pattern[str]
    no_recollection: re.Pattern[str]
    evasion: re.Pattern[str]
    procedural: re.Pattern[str]
    hedge: re.Pattern[str]
    narrowing: re.Pattern[str]
    fault: re.Pattern[str]
    tag: re.Pattern[str]
    bare_tag: re.Pattern[str]
    neutral_tag: re.Pattern[str]
    see: re.Pattern[str]
    adverse: re.Pattern[str]
    wh: re.Pattern[str]
    negative: re.Pattern[str]
    duty: re.Pattern[str]
    opening_yes: re.Pattern[str]
    frame: re.Pattern[str]
    takes_back: re.Pattern[str]
    agrees: re.Pattern[str]
    contrary: re.Pattern[str]
    not_so: re.Pattern[str]
    no_but_did: re.Pattern[str]
    echo: re.Pattern[str]


def plain(text: str) -> str:
    """Case folded, straight apostrophes, single blanks and hyphen dashes."""
    return " ".join(text.replace("’", "'").replace("—", "-").replace("–", "-").replace("--", "-").casefold().split())


def _any(patterns: list[str]) -> str:
    return "(?:" + "|".join(patterns) + ")"


@cache
def cues() -> Cues:
    """The cues, read from the package's data."""
    data = tomllib.loads((Path(__file__).parent / "patterns" / "acts.toml").read_text(encoding="utf-8"))
    answer, question = data["answer"], data["question"]
    tags = _any(question["tag"])
    return Cues(
        filler=re.compile(rf"^(?:(?:{_any(answer['filler'])})(?:[ ,.-]+|$))*"),
        yes=re.compile(_any(answer["yes"])),
        no=re.compile(_any(answer["no"])),
        rejects=re.compile(_any(answer["rejects"])),
        no_recollection=re.compile(_any(answer["no_recollection"])),
        evasion=re.compile(_any(answer["evasion"])),
        procedural=re.compile(_any(answer["procedural"])),
        hedge=re.compile(rf"\b{_any(answer['hedges'])}\b", re.IGNORECASE),
        narrowing=re.compile(rf"\b{_any(answer['narrowing'])}"),
        fault=re.compile(_any(answer["fault"])),
        tag=re.compile(
            rf"[,;-] ?(?P<tag>(?:and )?{tags})[ .?!,]*(?:(?:sir|ma'am|mr\.? [a-z]+|ms\.? [a-z]+|dr\.? [a-z]+)[ .?!]*)?$"
        ),
        bare_tag=re.compile(rf"(?:and )?{tags}"),
        neutral_tag=re.compile(_NEUTRAL_TAG),
        see=re.compile(_any(question["see"])),
        adverse=re.compile(_any(question["adverse"])),
        wh=re.compile(question["wh"]),
        negative=re.compile(question["negative"]),
        duty=re.compile(question["duty"]),
        opening_yes=re.compile(question["opening_yes"]),
        frame=re.compile(question["frame"]),
        **{name: re.compile(pattern) for name, pattern in data["reading"].items()},
    )
