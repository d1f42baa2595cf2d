"""The caption of a title page: parties and roles on its left, number, place and date on its right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from ingest.describe.words import Casing, rules, trimmed
from kg.model.document import Party

# The mark stands in a column of its own: after two blanks, at the edge, or at the end of a row; ")(" anywhere.
_BOX = re.compile(
    r"^(?P<left>.*?)(?:(?:(?<=\s\s)|^\s*)(?:\)\s?\(|§|[)|:*}])|\)\(|(?<=\s)[)§|*:](?=\s{2,}|\s*$))(?:\s+(?P<right>.*?))?\s*$"
)
_RULE = re.compile(r"^[\s\-_=*–—.x+]{5,}$|^[-_=–—]{3,}\s*x?$", re.IGNORECASE)
_VERSUS = re.compile(r"^(?:-\s*)?(?:v|vs|versus|against)\b\.?:?(?:\s*-)?$|^[-–—]\s*and\s*[-–—]$", re.IGNORECASE)
# A capital V without a stop may be somebody's initial.
_INLINE = re.compile(r"\s+(?:v\.?|vs\.?|V\.|VS\.?|versus|VERSUS)\s+")
_IN_RE = re.compile(r"^(?:IN\s+RE:?|IN\s+THE\s+MATTER\s+OF:?|RE:)\s*", re.IGNORECASE)
_COURT_ROW = re.compile(r"\b(?:COURTS?|DIVISION|DISTRICT\s+OF|COUNTY\s+OF|COUNTY,)\b", re.IGNORECASE)
# What stands above a party without being one: judge, department, number, the English "Between".
_ABOVE = re.compile(
    r"\bHON(?:OU?RABLE)?\b|\bJUDGE\b|\bJUSTICE\b|\bNO\.|\bDEPARTMENT\s+\d|\bDEPT|^BETWEEN\b|^BEFORE\b|\bARBITRATION\b|"
    r"\bCENT(?:RE|ER)\s+FOR\b|\bBETWEEN:?$",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?:TRANSCRIPT|DEPOSITION|VIDEO|VOLUME|REPORTER|HEARING|BEFORE|TAKEN)", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z][\w'’\-]+\s+[A-Z]\.\s+[A-Z][\w'’\-]+(?:,?\s+(?:JR|SR|II|III)\.?)?$", re.IGNORECASE)
_ET_AL = re.compile(r",?\s+et\s+al\b\.?", re.IGNORECASE)


@dataclass(slots=True)
class Side:
    """Parties on one side of one "v."."""

    text: str = ""
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What the caption says; `right` is its right column, row by row. Names are as written in sentences."""

    full: str | None = None
    short: str | None = None
    parties: tuple[Party, ...] = ()
    sides: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """the names before and after "v." in the first matter"""
    right: tuple[str, ...] = ()
    first: int = 0
    """index of the first line of the caption"""
    last: int = 0


@dataclass(slots=True)
class _Block:
    first: int
    last: int
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)


@cache
def _roles() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    # Longest first, so that "counter-plaintiff" is not read as "plaintiff".
    table = sorted(rules()["role"], key=lambda entry: -len(entry["value"]))
    return tuple(
        (entry["value"], entry["side"], re.compile(rf"(?:^|\s|,)(?:{entry['pattern']})[\s.,;:/]*$", re.IGNORECASE))
        for entry in table
    )


def read_caption(lines: Sequence[str], casing: Casing) -> Caption | None:
    """The caption in the lines of a title page (white space kept), or None."""
    block = _boxed(lines) or _open(lines)
    if block is None:
        return None
    matters = _matters(block.left)
    if not matters:
        title = _in_re(block.left, casing)
        if title is None:
            return None
        return Caption(full=title, short=title, right=tuple(block.right), first=block.first, last=block.last)
    parties: list[Party] = []
    for matter in matters:
        for side in matter:
            for name in _names(side.text):
                party = _party(name, side.role, casing)
                if not any(known.name == party.name and known.role == party.role for known in parties):
                    parties.append(party)
    first = matters[0]
    ends = [_shown(side.text, casing) for side in first]
    heads = [_party(_names(side.text)[0], None, casing).name for side in first if _names(side.text)]
    if len(heads) != 2:
        return None
    return Caption(
        full=" v. ".join(ends),
        short=" v. ".join(heads),
        parties=tuple(parties),
        sides=tuple(frozenset(_party(n, None, casing).name for n in _names(side.text)) for side in first),  # type: ignore[arg-type]
        right=tuple(block.right),
        first=block.first,
        last=block.last,
    )


def _boxed(lines: Sequence[str]) -> _Block | None:
    """A caption whose two columns are parted by a row of ")", ":", "§" or the like."""
    marks = [index for index, line in enumerate(lines) if _BOX.match(line)]
    runs: list[list[int]] = []
    for index in marks:
        if runs and index - runs[-1][-1] <= 4:
            runs[-1].append(index)
        else:
            runs.append([index])
    runs = [run for run in runs if len(run) >= 3]
    if not runs:
        return None
    run = runs[0]
    first, last = run[0], run[-1]
    # A party may stand above the first mark of the box.
    while first > 0 and lines[first - 1].strip() and not _COURT_ROW.search(lines[first - 1]):
        if _RULE.match(lines[first - 1].strip()) or _ABOVE.search(lines[first - 1].strip()):
            break
        first -= 1
    block = _Block(first, last)
    for line in lines[first : last + 1]:
        match = _BOX.match(line)
        if match:
            block.left.append(match["left"].strip())
            block.right.append((match["right"] or "").strip())
        else:
            left, _, right = line.strip().partition("     ")
            block.left.append(left.strip())
            block.right.append(right.strip())
    return block


def _open(lines: Sequence[str]) -> _Block | None:
    """A caption without a box: "A, Plaintiff, v. B, Defendant." in rows, or on one."""
    at = next((index for index, line in enumerate(lines) if _VERSUS.match(_columns(line)[0])), None)
    if at is None:
        at = next((index for index in range(1, len(lines) - 2) if _and_between(lines, index)), None)
    if at is None:
        for index, line in enumerate(lines[:40]):
            text = " ".join(line.split())
            if _INLINE.search(text) and len(text) < 150 and not text.endswith("?") and ";" not in text:
                left, right = _INLINE.split(text, maxsplit=1)
                return _Block(index, index, [left, "v.", right])
        return None
    first = at
    while first > 0 and at - first < 12:
        above = _unspaced(lines[first - 1].strip())
        if not above or any(form.search(above) for form in (_COURT_ROW, _ABOVE, _RULE)):
            break
        first -= 1
    last = at
    while last + 1 < len(lines) and last - at < 14:
        below = lines[last + 1].strip()
        if _RULE.match(below) or _AFTER.match(below):
            break
        last += 1
        if any(pattern.search(below) for _, side, pattern in _roles() if side == 2):
            break
    block = _Block(first, last)
    for index, line in enumerate(lines[first : last + 1], first):
        left, right = _columns(line)
        # In England the role stands at the right edge of the party's row, or below it.
        role = right and any(pattern.fullmatch(right) for _, _, pattern in _roles())
        block.left.append("v." if index == at else f"{left} {right}".strip() if role else left)
        block.right.append("" if role else right)
    return block


def _and_between(lines: Sequence[str], index: int) -> bool:
    """Whether a bare "and" parts two parties: the row above ends in a role, and so does one of the two below."""
    if lines[index].strip().lower() != "and":
        return False

    def ends_in_role(text: str) -> bool:
        return any(pattern.search(text.strip()) for _, _, pattern in _roles())

    return ends_in_role(lines[index - 1]) and any(ends_in_role(line) for line in lines[index + 1 : index + 3])


def _unspaced(text: str) -> str:
    """A row without letter spacing: "B E T W E E N:"."""
    return re.sub(r"\b(?:[A-Z]\s){3,}[A-Z]\b", lambda match: "".join(match.group().split()), text)


def _columns(line: str) -> tuple[str, str]:
    """The two columns of a caption without a box; a number that stands alone in the right half is of the right one."""
    text = line.strip()
    if len(line) - len(line.lstrip()) >= 30 and re.search(r"\d|\bNo\.", text):
        return "", text
    left, _, right = text.partition("     ")
    return left.strip(), right.strip()


def _matters(left: Sequence[str]) -> list[tuple[Side, Side]]:
    """Each "A v. B" of a caption; several where matters are consolidated."""
    matters: list[tuple[Side, Side]] = []
    sides: list[Side] = [Side()]
    for row in left:
        text = row.strip()
        if not text:
            continue
        if _RULE.match(text):
            _close(matters, sides)
            continue
        if _VERSUS.match(text):
            sides.append(Side())
            continue
        parts = _INLINE.split(text, maxsplit=1)
        for number, part in enumerate(parts):
            if number:
                sides.append(Side())
            _take(sides, part)
    _close(matters, sides)
    return matters


def _take(sides: list[Side], text: str) -> None:
    for value, _, pattern in _roles():
        if match := pattern.search(text):
            before = text[: match.start()].strip(" ,;")
            if before:
                sides[-1].text = f"{sides[-1].text} {before}".strip()
            if sides[-1].role is None:
                sides[-1].role = value
            return
    # A new name after a role is another party of that side only where no role follows: keep the first role's names.
    if sides[-1].role is None:
        sides[-1].text = f"{sides[-1].text} {text}".strip()


def _close(matters: list[tuple[Side, Side]], sides: list[Side]) -> None:
    if len(sides) >= 2 and sides[0].text and sides[1].text:
        matters.append((sides[0], sides[1]))
    sides[:] = [Side()]


def _in_re(left: Sequence[str], casing: Casing) -> str | None:
    text = " ".join(row for row in left if row and not _RULE.match(row))
    match = _IN_RE.match(text)
    if match is None:
        return None
    return "In re " + casing.lowered(trimmed(text[match.end() :]))


def _names(text: str) -> list[str]:
    """The parties in a run of names, without descriptions of what they are."""
    table = rules()["names"]
    text = re.sub(r"\s+(?:INDIVIDUALLY AND|BY AND)\b", " INDIVIDUALLY &", trimmed(text))
    names: list[str] = []
    start = 0
    for match in _separators().finditer(text):
        before, after = text[start : match.start()].strip(" ,;"), text[match.end() :]
        mark = match.group().strip().lower()
        if not before or not after:
            continue
        one_word = len(re.split(r"[,;]", after)[0].split()) == 1
        if (mark == "," and one_word and not _ends(before)) or (mark in ("and", "&") and not _complete(before, after)):
            continue
        names.append(before)
        start = match.end()
    names.append(text[start:].strip(" ,;"))
    cleaned = [re.sub(table["description"], "", name, flags=re.IGNORECASE).strip(" ,;") for name in names]
    return [name for name in cleaned if name]


@cache
def _separators() -> re.Pattern[str]:
    suffix = rules()["names"]["suffix"]
    return re.compile(
        rf"\s*;\s*(?:and\s+)?|\s*,\s*(?:and|&)\s+|\s+(?:and|&)\s+|\s*,\s+(?!{suffix}(?:\W|$)"
        r"|(?:JR|SR|II|III|IV|M\.?D|PH\.?D|ESQ|an?|the|individually|on|in|as|d/b/a|f/k/a|a/k/a|by|et|his|her)\b)",
        re.IGNORECASE,
    )


def _ends(name: str) -> bool:
    return bool(re.search(rf"(?:^|[\s,]){rules()['names']['suffix']}$", name, re.IGNORECASE))


def _complete(name: str, following: str) -> bool:
    """Whether a name ends before "and": by the ending of an organization, or because both look like people."""
    if _ends(name) or _ET_AL.search(name):
        return True
    person = r"(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w.'’-]+(?:,?\s+(?:JR|SR|II|III)\.?)?"
    organization = rules()["names"]["organization"]
    return all(
        re.fullmatch(person, part.strip(), re.IGNORECASE)
        and not re.search(organization, part, re.IGNORECASE)
        and not re.search(r"\b(?:of|for)\b", part, re.IGNORECASE)
        for part in (name, re.split(r",\s+(?:an?|the|individually)\b", following, flags=re.IGNORECASE)[0])
    )


def _party(name: str, role: str | None, casing: Casing) -> Party:
    name = _ET_AL.sub("", name)
    organization = re.search(rules()["names"]["organization"], name, re.IGNORECASE)
    initial = re.search(
        r"^[A-Z][\w'’\-]+\s+[A-Z]\.\s+[A-Z][\w'’\-]+(?:,?\s+(?:JR|SR|II|III)\.?)?$", name, re.IGNORECASE
    )
    person = not organization and 2 <= len(name.split()) <= 5 and (initial or casing.is_person(name))
    return Party(name=casing.lowered(name), role=role, kind="person" if person else "organization")


def _shown(text: str, casing: Casing) -> str:
    return casing.lowered(trimmed(text))
