"""What the title page of a transcript says: court, caption, number, date, kind of hearing, judge, volume, place."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from functools import cache

from ingest.describe.appearances import read_appearances
from ingest.describe.caption import Caption, read_caption
from ingest.describe.dates import find_hearing_date
from ingest.describe.words import Casing, pattern, rules, trimmed
from kg.model.document import Appearance, Description, Fact, Party

BASIS = "title page"
_BEGINS = pattern("speech_begins")
_COURT = pattern("court")
_COURT_GOES_ON = pattern("court_goes_on")
_NOT_COURT = pattern("not_court")
_NOT_TITLE = pattern("not_title")
_JUDGE = pattern("judge")
_VOLUME = pattern("volume")
_SESSION = pattern("session")
_DEPONENT = pattern("deponent")
_THROUGH = pattern("through")
_NAME_END = pattern("name_end")
_PLACE = pattern("place")
_FEDERAL = pattern("federal_docket")
_TITLE_GOES_ON = pattern("title_goes_on")
_NUMBER_COLUMN = re.compile(
    r"(?:COURT\s+FILE|CLAIM|CASE|INDEX|DOCKET|ACTION|CAUSE|FILE|MATTER)\s+(?:FILE\s+)?(?:NO|NUMBER)\b", re.IGNORECASE
)
_APPEARANCES = pattern("before_appearances")
# Orders and ranks behind a judge's name.
_HONOURS = re.compile(r"(?:,?\s+(?:AC|AO|AM|KC|QC|SC|CBE|OBE|CJ|JA|J|JP))+$")
_WORDS = {
    "ONE": "1",
    "TWO": "2",
    "THREE": "3",
    "FOUR": "4",
    "FIVE": "5",
    "SIX": "6",
    "SEVEN": "7",
    "EIGHT": "8",
    "NINE": "9",
    "TEN": "10",
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_MOST_ROWS = 160
_TITLE_ROWS = 60


def front(lines: Sequence[str]) -> list[str]:
    """The rows before anybody speaks: title page, appearances, contents. Empty for an excerpt from within."""
    rows: list[str] = []
    for row in lines[:_MOST_ROWS]:
        if _BEGINS.match(row.strip()):
            break
        rows.append(row)
    # A text in which nobody is found to speak tells nothing about where its title page ends.
    return rows if len(rows) < _MOST_ROWS or len(lines) == _MOST_ROWS else rows[:60]


def _is_title_page(texts: Sequence[str]) -> bool:
    """Whether rows are those of a title page: most words begin with a capital, unlike those of speech."""
    words = [word for text in texts[:_TITLE_ROWS] for word in text.split() if word[:1].isalpha()]
    return sum(word[:1].isupper() for word in words) >= 0.5 * max(1, len(words))


def read_title_page(lines: Sequence[str], casing: Casing) -> Description:
    """What the first rows of a transcript say. `lines` keep their inner white space; columns matter."""
    rows = front(lines)
    texts = [" ".join(row.split()) for row in rows]
    if not _is_title_page(texts):
        return Description()
    title = texts[: next((index for index, text in enumerate(texts) if _APPEARANCES.match(text)), _TITLE_ROWS)]
    caption = read_caption(rows[: max(len(title), 1)], casing)
    right = list(caption.right) if caption else []
    searched = [*right, *title]
    boxed = range(caption.first, caption.last + 1) if caption else range(0)
    outside = [_without_number(rows[index]) for index in range(len(title)) if index not in boxed]
    dated = (text for text in searched if not re.search(r"\bFILED\b", text, re.IGNORECASE))
    date = next((found for text in dated if (found := find_hearing_date(text))), None)
    kind, hearing = _kind([part for row in rows[: len(title)] for part in re.split(r"\s{4,}", row.strip())])
    counsel = read_appearances(texts, casing)
    return Description(
        caption=_fact(caption.full if caption else None),
        short_caption=_fact(caption.short if caption else None),
        court=_fact(_court(outside, casing) or _court([row for row in right if row], casing)),
        docket_number=_fact(_docket(right) or _docket(title)),
        hearing_kind=_fact(kind),
        hearing_title=_fact(casing.lowered(hearing) if hearing else None),
        date=Fact(date, BASIS) if date else None,
        session=_fact(_session(title)),
        volume=_fact(_volume(title)),
        judge=_fact(_judge(title, casing)),
        deponent=_fact(_deponent(title, casing)),
        place=_fact(_place(searched, casing)),
        parties=_with_roles(caption, counsel) if caption else (),
        appearances=counsel,
    )


_OPPOSED = (
    ("plaintiff", "defendant"),
    ("petitioner", "respondent"),
    ("appellant", "appellee"),
    ("claimant", "defendant"),
)


def _with_roles(caption: Caption, counsel: Sequence[Appearance]) -> tuple[Party, ...]:
    """The parties; a side without a printed role takes the one that counsel appear for, by its place beside "v."."""
    appearing = " ".join(item.party or "" for item in counsel).lower()
    printed = [party.role for party in caption.parties if party.role]
    pair = next(
        (pair for pair in _OPPOSED if any(role in appearing for role in pair) and set(printed) <= set(pair)), None
    )
    if pair is None:
        return caption.parties
    before, after = caption.sides
    return tuple(
        party
        if party.role
        else dataclasses.replace(
            party, role=pair[0] if party.name in before else pair[1] if party.name in after else None
        )
        for party in caption.parties
    )


def _fact(value: str | None) -> Fact[str] | None:
    return Fact(value, BASIS) if value else None


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["value"], re.compile(entry["pattern"], re.IGNORECASE)) for entry in rules()["kind"])


def kind_of(text: str) -> str | None:
    """The kind of hearing that a row names, or None."""
    return next((value for value, pattern in _kinds() if pattern.search(text)), None)


def _kind(title: Sequence[str]) -> tuple[str | None, str | None]:
    """The kind of hearing, and the row that names it as a title ("TRANSCRIPT OF / EVIDENTIARY HEARING" is one row)."""
    rows = [trimmed(text.strip(" ()[]-_*")) for text in title]
    for index, text in enumerate(rows[:-1]):
        if _TITLE_GOES_ON.search(text):
            rows[index] = f"{text} {rows[index + 1]}"
    for wanted in (r"\b(?:TRANSCRIPT|DEPOSITION|EXCERPT|PROCEEDINGS|HEARING|TRIAL)\b", ""):
        for text in rows:
            if re.search(wanted, text, re.IGNORECASE) and not _NOT_TITLE.search(text) and (kind := kind_of(text)):
                shown = re.sub(r",?\s+(?:held|taken|called)\b.*$", "", text, flags=re.IGNORECASE)
                return kind, shown if len(shown) <= 90 and kind != "inquiry" else None
    told = (kind_of(text) for text in rows if "came on for" in text.lower())
    return next((kind for kind in told if kind), None), None


def _without_number(row: str) -> str:
    """A row without the number of the matter that stands in its right column ("… OF JUSTICE      Claim No. 4")."""
    parts = re.split(r"\s{3,}", row.strip())
    return " ".join(" ".join(part for part in parts if not _NUMBER_COLUMN.match(part)).split())


def _court(title: Sequence[str], casing: Casing) -> str | None:
    for index, text in enumerate(title[:30]):
        # What stands in brackets is the reporter's note ("[The witness entered court]").
        noted = text[:1] in "[(" and text[-1:] in ")]"
        if noted or not _COURT.search(text) or _NOT_COURT.search(text) or len(text) > 90 or text.endswith((".", "?")):
            continue
        parts = [re.sub(r"^(?:IN|BEFORE)\s+(?:THE\s+)?(?=\w)", "", text.strip(" -_*"), flags=re.IGNORECASE)]
        for following in title[index + 1 : index + 4]:
            following = following.strip(" -_*)(:")
            division = following.upper().endswith("DIVISION") and "DISTRICT COURT" in parts[0].upper()
            if not _COURT_GOES_ON.match(following) or division:
                break
            joined = parts[-1].upper().endswith(" OF") or re.match(r"(?:FOR|OF|IN)\b", following, re.IGNORECASE)
            federal = re.match(r"(?:\w+\s+){0,2}DISTRICT\s+OF\b", following, re.IGNORECASE)
            parts.append(f" {following}" if joined else f" FOR THE {following}" if federal else f", {following}")
        whole = "".join(parts)
        return casing.lowered(whole.strip(" ,")) if re.search(r"[A-Z]", whole) else None
    return None


def normal_docket(number: str) -> str:
    """A federal docket number in its full form: "214-CV-44-ABC" is 2:14-cv-00044-ABC; others as printed."""
    match = _FEDERAL.match(number.strip().rstrip(".,;"))
    if match is None:
        return number.strip().rstrip(".,;")
    judge = match["judge"].upper()
    return f"{match['office']}:{match['year']}-{match['kind'].lower()}-{int(match['number']):05d}{judge}"


def _docket(rows: Sequence[str]) -> str | None:
    text = "\n".join(row for row in rows if row)
    for entry in rules()["docket"]["pattern"]:
        if match := re.search(entry["value"], text, re.IGNORECASE):
            return normal_docket(match["number"])
    return None


def _session(title: Sequence[str]) -> str | None:
    return next((match["session"].lower() for text in title if (match := _SESSION.search(text))), None)


def _volume(title: Sequence[str]) -> str | None:
    for text in title:
        if match := _VOLUME.search(text):
            said = match["volume"].upper()
            if said in _WORDS:
                return _WORDS[said]
            return str(_roman(said)) if set(said) <= set(_ROMAN) else match["volume"]
    return None


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def _judge(title: Sequence[str], casing: Casing) -> str | None:
    for index, text in enumerate(title):
        below = title[index + 1] if index + 1 < len(title) else ""
        match = _JUDGE.search(f"{text} {below}" if text.upper().endswith(("HONORABLE", "HON.", "HONOURABLE")) else text)
        if match and len(match["name"].split()) <= 6:
            name = _HONOURS.sub("", match["name"].strip(" ,."))
            return casing.lowered(name.strip(" ,."))
    return None


def _deponent(title: Sequence[str], casing: Casing) -> str | None:
    for index, text in enumerate(title):
        match = _DEPONENT.search(text)
        if match is None:
            continue
        name = match["name"].strip(" :,") or (title[index + 1].strip() if index + 1 < len(title) else "")
        through = next((m for row in (text, *title[index + 1 : index + 4]) if (m := _THROUGH.search(row))), None)
        if through:
            name = through["name"]
        suffix = re.search(r",?\s+(JR|SR|II|III|IV)\b\.?", name, re.IGNORECASE)
        cut = _NAME_END.sub("", name).strip(" ,.:")
        if suffix and suffix[1].upper() not in cut.upper():
            cut = f"{cut}, {suffix[1]}" + ("." if suffix[1].upper() in ("JR", "SR") else "")
        cut = re.sub(r"^(?:MR|MRS|MS|DR)\.?\s+", "", cut, flags=re.IGNORECASE)
        if 1 <= len(cut.split()) <= 6 and re.match(r"[A-Z]", cut):
            return casing.lowered(cut)
    return None


def _place(rows: Sequence[str], casing: Casing) -> str | None:
    for index, text in enumerate(rows):
        if match := _PLACE.match(text):
            return casing.lowered(match["place"])
        if re.match(r"HELD\s+AT:?$", text, re.IGNORECASE) and index + 1 < len(rows):
            return casing.lowered(next((row for row in rows[index + 1 :] if row), ""))
    return None
