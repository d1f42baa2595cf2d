"""Names of cases and of courts as citations shorten them. The tables are ours: `profiles/names.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_VERSUS = re.compile(r"\s+(?:v\.|vs\.?|versus)\s+", re.IGNORECASE)
_OTHERS = re.compile(r",?\s+(?:et\s+al\.?|and\s+others)(?=,|$|\s)", re.IGNORECASE)
# What a caption says beside a name: what else it is called, and its part in the case.
_BESIDE = re.compile(
    r",?\s+(?:[dfan]/[bk]/a\b.*|doing business as\b.*|formerly known as\b.*|"
    r"(?:plaintiff|defendant|petitioner|respondent|appellant|appellee|cross-\w+)s?(?:[-\s/](?:appellant|appellee)s?)?[.,]?$)",
    re.IGNORECASE,
)
_STATE = re.compile(r"^(?:the\s+)?(?:people\s+of\s+the\s+)?(?:state|commonwealth)\s+of\s+(?P<place>.+)$", re.IGNORECASE)
_QUARTERS = {"northern": "N", "southern": "S", "eastern": "E", "western": "W", "central": "C", "middle": "M"}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh")
_CIRCUITS = dict(zip(_ORDINALS, ("1st", "2d", "3d", *(f"{number}th" for number in range(4, 12))), strict=True)) | {
    "federal": "Fed.",
    "district of columbia": "D.C.",
}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("kg.cite").joinpath("profiles/names.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=256)
def case_name(caption: str) -> str:
    """A caption as the name of a case in a citation: "Marrow Water Coop. v. Ask Pump Co."

    First parties only, without "the", other names and parts in the case; listed words and places shortened. A State
    that is a party by itself, and the United States, stay whole. Whether a party is a person is not in a caption, so
    given names stay. A name that is already short stays as it is.
    """
    parties = [_party(part) for part in _VERSUS.split(" ".join(caption.replace("\x00", " ").split()), maxsplit=1)]
    return " v. ".join(part for part in parties if part)


def short_case_name(name: str) -> str:
    """The one name by which a case is cited again: its first party, or the second where the first is in many cases."""
    parties = name.split(" v. ", 1)
    if len(parties) == 1:
        return name
    chosen = parties[0]
    if chosen in _tables()["common"]["parties"] or chosen in _tables()["places"]:
        chosen = parties[1]
    firm = re.compile(rf",?\s+(?:{'|'.join(map(re.escape, _tables()['firms']['dropped']))})$")
    return firm.sub("", chosen)


def _party(name: str) -> str:
    name = _OTHERS.sub("", _BESIDE.sub("", _OTHERS.sub("", name))).strip(" ,;")
    if name.isupper() and len(name) > 4:
        name = " ".join(_titled(word) for word in name.split())
    if re.fullmatch(r"(?:the\s+)?united states(?: of america)?", name, re.IGNORECASE):
        return "United States"
    state = _STATE.match(name)
    if state and state["place"] in _tables()["places"]:
        return str(state["place"])
    name = re.sub(r"^The\s+", "", name)
    if name in _tables()["places"]:
        return name
    return _without_marks(_shortened(name))


def _titled(word: str) -> str:
    """A word of a caption in capitals. A very short one may be initials, and stays."""
    if word in ("OF", "THE", "AND", "FOR", "IN", "TO"):
        return word.lower()
    bare = word.rstrip(".,")
    if bare in ("INC", "LTD", "CO"):
        return word.capitalize()
    return word if len(bare) < 4 or not re.search(r"[AEIOUY]", bare) else word.capitalize()


def _shortened(name: str) -> str:
    places = "|".join(sorted(map(re.escape, _tables()["places"]), key=len, reverse=True))
    # "of Texas", "Texas" beside other words; the place that is the whole name was left before
    name = re.sub(rf"\b(?:{places})\b", lambda found: _tables()["places"][found[0]].replace(" ", "\x00"), name)
    return " ".join(_word(word) for word in name.split(" ")).replace("\x00", " ")


def _word(word: str) -> str:
    words: dict[str, str] = _tables()["words"]
    bare = word.rstrip(",")
    comma = word[len(bare) :]
    if not bare[:1].isupper() and bare != "and":
        return word
    key = bare.casefold()
    if key in words:
        return words[key] + comma
    single = key[:-1] if key.endswith("s") else ""
    several = key[:-3] + "y" if key.endswith("ies") else single
    for candidate in (single, several):
        if candidate in words:
            short = words[candidate]
            return (short[:-1] + "s." if short.endswith(".") else short + "s") + comma
    return word


def _without_marks(name: str) -> str:
    """A firm's second mark goes: "Ask Pump Co., Inc." is "Ask Pump Co."."""
    firms = _tables()["firms"]
    words = name.replace(",", "").split()
    if any(word in firms["marks"] for word in words[:-1]) and words[-1:] and words[-1] in firms["dropped"]:
        return re.sub(r",?\s+\S+$", "", name)
    return name


@lru_cache(maxsize=256)
def court_name(court: str) -> str:
    """How a court stands in the brackets of a citation: "E.D. Tex."; as given where it is not known or is short."""
    places: dict[str, str] = _tables()["places"]
    folded = re.sub(r"[\s,]+", " ", re.sub(r"^in the\s+", "", court.strip(), flags=re.IGNORECASE)).casefold()
    names = {place.casefold(): short for place, short in places.items()}
    holes = {
        "place": "|".join(sorted(map(re.escape, names), key=len, reverse=True)),
        "quarter": "|".join(_QUARTERS),
        "circuit": "|".join(_CIRCUITS),
    }
    for row in _tables()["courts"]:
        reads = re.sub(r"\{(\w+)\}", lambda found: f"(?P<{found[1]}>{holes[found[1]]})", row["reads"].replace(",", ""))
        found = re.match(rf"(?:the )?{reads}\b(?! district)", folded)
        if found:
            values = found.groupdict()
            write = str(row["write"])
            for key, table in (("place", names), ("quarter", _QUARTERS), ("circuit", _CIRCUITS)):
                if key in values:
                    write = write.replace(f"{{{key}}}", table[values[key]])
            return _closed(write)
    return court


def _closed(short: str) -> str:
    """Single capitals stand together ("S.D.N.Y."), longer abbreviations apart ("E.D. Tex.")."""
    return re.sub(r"(?<=\b[A-Z]\.) (?=(?:[A-Z]\.)+$)", "", short)
