"""The cues of `patterns/acts.toml`, compiled once; and the two ways in which text is made ready for them."""

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
_ADDRESSED = r"(?:sir|ma'am|doctor|chair|(?:mr|ms|mrs|dr|miss|professor|adv|lord|lady)\.? [a-z'-]+)"
_TITLE = r"(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bJr\.)(?<!\bAdv\.)(?<!\bProf\.)"
_BREAK = re.compile(_TITLE + r"(?<!\bNo\.(?=\s\d))(?<=[.?!])(?<!\.\.\.)[\"'”’]?\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled patterns, over text made plain by `plain` (`hedge`: over the answer as it stands)."""

    # of answers
    filler: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    none_did: re.Pattern[str]
    rejects: re.Pattern[str]
    no_recollection: re.Pattern[str]
    evasion: re.Pattern[str]
    procedural: re.Pattern[str]
    hedge: re.Pattern[str]
    narrowing: re.Pattern[str]
    likely: re.Pattern[str]
    refuses: re.Pattern[str]
    fault: re.Pattern[str]
    sorry: re.Pattern[str]
    accepts_that: re.Pattern[str]
    conditional: re.Pattern[str]
    possible: re.Pattern[str]
    aside: re.Pattern[str]
    but_yes: re.Pattern[str]
    not_disputed: re.Pattern[str]
    disputes: re.Pattern[str]
    accepts: re.Pattern[str]
    not_done: re.Pattern[str]
    closing: re.Pattern[str]
    by_the_way: re.Pattern[str]
    both: re.Pattern[str]
    no_yes: re.Pattern[str]
    qualifying: re.Pattern[str]
    at_times: re.Pattern[str]
    continues: re.Pattern[str]
    asks_back: re.Pattern[str]
    # of questions
    tag: re.Pattern[str]
    bare_tag: re.Pattern[str]
    neutral_tag: re.Pattern[str]
    asking_tag: re.Pattern[str]
    see_tag: re.Pattern[str]
    see: re.Pattern[str]
    adverse_words: re.Pattern[str]
    negated_word: re.Pattern[str]
    adverse: re.Pattern[str]
    adverse_on_cross: re.Pattern[str]
    adverse_told_on_cross: re.Pattern[str]
    of_witness: re.Pattern[str]
    favourable: re.Pattern[str]
    adverse_leading: re.Pattern[str]
    lead_in: re.Pattern[str]
    acknowledged: re.Pattern[str]
    inner_tag: re.Pattern[str]
    clause_said: re.Pattern[str]
    request: re.Pattern[str]
    wh: re.Pattern[str]
    measured: re.Pattern[str]
    wh_after_break: re.Pattern[str]
    wh_late: re.Pattern[str]
    wh_early: re.Pattern[str]
    wh_in_place: re.Pattern[str]
    choice: re.Pattern[str]
    negative: re.Pattern[str]
    not_negative: re.Pattern[str]
    cancelled: re.Pattern[str]
    clause_break: re.Pattern[str]
    putting: re.Pattern[str]
    subordinate: re.Pattern[str]
    assent: re.Pattern[str]
    contested: re.Pattern[str]
    duty: re.Pattern[str]
    opening_yes: re.Pattern[str]
    frame: re.Pattern[str]
    # of both together
    takes_back: re.Pattern[str]
    agrees: re.Pattern[str]
    frame_yes: re.Pattern[str]
    frame_no: re.Pattern[str]
    untrue: re.Pattern[str]
    it_is_true: re.Pattern[str]
    unsaid: re.Pattern[str]
    is_said: re.Pattern[str]
    contrary: re.Pattern[str]
    not_so: re.Pattern[str]
    negated_predicate: re.Pattern[str]
    no_but_did: re.Pattern[str]
    no_but_was: re.Pattern[str]
    undone: re.Pattern[str]
    repeats_no: re.Pattern[str]
    echo: re.Pattern[str]


def plain(text: str) -> str:
    """Case folded, straight apostrophes, single blanks and hyphen dashes."""
    return " ".join(text.replace("’", "'").replace("—", "-").replace("–", "-").replace("--", "-").casefold().split())


def sentences(text: str) -> list[str]:
    """The sentences of a text: the stop of a title ends none, nor does one inside of a quotation."""
    parts, start = [], 0
    for found in _BREAK.finditer(text):
        part = text[start : found.end()].rstrip()
        if _is_within_quotation(part, text[found.end() :]):
            continue
        parts.append(part)
        start = found.end()
    return [*parts, text[start:]]


def _is_within_quotation(part: str, rest: str) -> bool:
    """Whether a quotation is open at the end of the part, and closed in what follows."""
    if part.count("“") > part.count("”"):
        return "”" in rest
    return part.count('"') % 2 == 1 and '"' in rest


def inner_tag(text: str, known: Cues) -> re.Match[str] | None:
    """A tag in the middle of a statement made plain; what it tags stands before its first comma."""
    found = known.inner_tag.search(text)
    if not found or "," in text[: found.start()] or not known.clause_said.match(text[: found.start()]):
        return None
    return found


def _any(pattern: str | list[str]) -> str:
    return pattern if isinstance(pattern, str) else "(?:" + "|".join(pattern) + ")"


@cache
def cues() -> Cues:
    """The cues, read from the package's data."""
    data = tomllib.loads((Path(__file__).parent.parent / "patterns" / "acts.toml").read_text(encoding="utf-8"))
    source = {name: _any(pattern) for table in data.values() for name, pattern in table.items()}
    tags = source["tag"]
    source |= {
        "filler": rf"^(?:(?:{source['filler']})(?:[ ,.-]+|$))*",
        "lead_in": rf"^(?:{source['lead_in']})+",
        "narrowing": rf"\b{source['narrowing']}",
        "likely": rf"\b{source['likely']}\b",
        "tag": rf"[,;-](?P<close>[\"”])? ?(?P<tag>(?:and )?{tags})[ .?!,]*(?:{_ADDRESSED}[ .?!]*)?$",
        "bare_tag": rf"(?:and )?{tags}(?:,? {_ADDRESSED})?",
        "neutral_tag": _NEUTRAL_TAG,
    }
    compiled = {name: re.compile(pattern) for name, pattern in source.items() if name != "hedges"}
    return Cues(hedge=re.compile(rf"\b{source['hedges']}\b", re.IGNORECASE), **compiled)
