"""Templates of citations: one text that is written from and read back, so that the two cannot drift apart.

`{field}` is a field of the form, `{field:unit}` a pin in one unit, `{field=WORD}` a field that must be that word;
`[…]` is left out when a field in it is unknown, `\\[` is a bracket, `*…*` is italics. In a tolerant reading literals
may be abbreviated as `kg/cite/profiles/variants.toml` says, and punctuation may be missing.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.cite.dates import DATE, date_text, read_date
from kg.cite.pin import PATTERNS, Pin, Unit, pin_text, read_pin

_TOKEN = re.compile(r"\\.|\{(?P<name>\w+)(?::(?P<kind>\w+))?(?:=(?P<word>[^}]*))?\}|\[|\]|[^\\{\[\]]+")

# A reader tries the units in this order: "45:12" is not page 45.
_ORDER = (Unit.LINE, Unit.PARAGRAPH, Unit.NUMBER, Unit.TURN, Unit.PAGE, Unit.BATES)
_ANY = "|".join(PATTERNS[unit] for unit in _ORDER)
# Words that open a sentence or signal a citation: no name begins with them.
_NOT_NAMES = (
    r"(?!(?:See|Cf|But|And|In|The|At|As|Compare|Accord|Also|With|From|When|On|Then|Yet|So|Her|His|E\.g|Id|Ex|Mr|Ms|Mrs"
    r"|Dr|Trial|Hearing)\b\.?\s)"
)
# What stands before "Tr." without being anybody's name.
_NO_NAME = r"(?!(?:Trial|Hearing|Conference|Transcript|AM|PM|Day|Vol|I{2,3}|IV)\b)"
_NAME_WORD = rf"{_NO_NAME}[A-Z][\w’'\-]*[\w]|[A-Z]\.?"
_PARTICLE = r"(?:de|la|van|von|der|den|del|bin|al)\s+"
_PERSON = rf"{_NOT_NAMES}(?:(?:{_NAME_WORD})\s+|{_PARTICLE}){{0,4}}{_NO_NAME}[A-Z][\w’'\-]*\w(?:,?\s(?:Jr|Sr)\.)?"

_FIELDS = {
    "deponent": _PERSON,
    "declarant": _PERSON,
    "witness": r"[^()]+?",
    "author": r"[^*]+?",
    "entity": rf"{_NOT_NAMES}[A-Z][\w&.’'\-]*(?:\s[A-Z][\w&.’'\-]*){{0,4}}",
    "name": rf"{_NOT_NAMES}[A-Z][\w.’'&\-]*(?:\s(?:[A-Z][\w.’'&\-]*|to|for|on|of|in)){{0,7}}",
    "prefix": r"(?:(?:First|Second|Third|Fourth|Am\.|Amended|Consol\.|Verified|Suppl\.|Def\.['’]s|Defs\.['’])\s?)+",
    "responder": rf"{_NOT_NAMES}[A-Z][\w&\-]*\.?(?:\s[A-Z][\w&\-]*\.?){{0,4}}",
    "requester": r"[A-Z][\w&\-]*\.?(?:\s[A-Z][\w&\-]*\.?){0,4}",
    "set": r"First|Second|Third|Fourth|Fifth|Sixth|\d+(?:st|nd|rd|th|d)",
    "volume": r"\d+[A-Z]?|[IVX]+",
    "volume:roman": r"[IVX]+",
    "exhibit:trial": r"(?:PT?X|DT?X|JT?X|GX)[\- ]?\d+(?:\.\d+)?",
    "exhibit:number": r"[A-Z]{2,6}\d{5,10}(?:_\d+)?",
    "docket:number": r"\d\d-\d{3,6}",
    "title:facts": r"(?:(?:Pls?|Defs?)\.?['’]?s?\.?\s)?"
    r"(?:[PD]?(?:SMF|SUF|SOF|SUMF)|(?:Rule\s)?56\.1(?:\s(?:Stmt\.?|Statement))?)",
    "ecf": r"\d+(?:-\d+)*",
    "exhibit": r"[A-Z0-9]+(?:[\-.][A-Z0-9]+)*",
    "attached_to": rf"(?:{_PERSON})\s(?:Decl|Aff|Declaration|declaration|Affidavit)\b\.?",
    "kind": r"Decl\.?|Aff\.?|Declaration|Affidavit|Rep\.|Report",
    "errata": r".+?",
    "case": r"[^*]+?",
    "docket": r"[\w:.\-–()]*\d[\w:.\-–]*",
    "reporter": r"\d+ [A-Z][\w.’' ]*? (?:\d+|_+)",
    "court": r"[A-Z][\w.’'& ]*?",
    "year": r"\d{4}",
    "congress": r"\d+(?:st|nd|rd|th|d)",
    "title": r"[^*]+?",
    "title:transcript": r"(?:Transcript|Deposition|Hearing|Trial|Testimony)\b[^*]*?",
    "title:brief": rf"{_NOT_NAMES}(?:[A-Z]\w*\.?(?:['’]s?)?\s+){{0,4}}"
    r"(?:Mem|Br|Brief|Mot|Opp['’]n|Reply|Resp|Objs?|Pet)\b\.?(?:(?! Nos?\.)[\w.'’ ])*?",
    "publication": r"[^*]+?",
    "url": r"(?:https?://|www\.)[^\s\[\]()]*[^\s\[\]().,;]",
    "archive": r"https?://[^\s\]]+",
    "holder": r"[^()]+?",
    "time": r"\d{1,2}:\d\d [AP]M(?: [A-Z]{2,4})?",
    "system": r"[A-Z.]+",
    "date": DATE,
    "visited": DATE,
}
# Titles that begin in running text must look like one: party, possessive, abbreviated words.
_IN_TEXT = {
    # the name of an inquiry: capitals and small joining words, never over the end of a sentence
    "title:inquiry": rf"{_NOT_NAMES}[A-Z][\w’'&\-]*(?:\s(?:[A-Z][\w’'&\-]*|of|the|into|and|on|for|in)){{0,12}}",
    "title": r"[A-Z][^*\n]{2,200}?",
    "author": rf"{_NOT_NAMES}[A-Z][\w.’'&\-]*(?:\s(?:[A-Z][\w.’'&\-]*|&|et|al\.|of|the|de|van|von)){{0,5}}",
    "case": r"[A-Z][^*\n]{2,160}?",
    "publication": r"[A-Z][^*\n,()]{1,60}?",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A place in a template; `kind` narrows the unit of a pin, `word` fixes the value."""

    name: str
    kind: str | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Optional:
    """A part of a template that goes when a field in it is unknown."""

    parts: tuple[Part, ...]


Part = str | Field | Optional


@dataclass(frozen=True, slots=True)
class Style:
    """How values are written: the dash of ranges, the style of dates, and words that a court writes differently."""

    dash: str = "–"
    dates: str = "mdy"
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Template:
    """A parsed template."""

    source: str
    parts: tuple[Part, ...]

    def fields(self) -> frozenset[str]:
        """Every field it can write."""
        return frozenset(field.name for field in _walk(self.parts))

    def fits(self, values: Mapping[str, object]) -> bool:
        """Whether the values have what the template cannot do without."""
        return all(_fits(part, values) for part in self.parts if isinstance(part, Field))

    def covers(self, values: Mapping[str, object]) -> int:
        """How many of the values it would write."""
        return _count(self.parts, values)

    def render(self, values: Mapping[str, object], style: Style) -> str:
        """The text, with `*…*` for italics; asterisks inside values are escaped."""
        text = _render(self.parts, values, style)
        if text is None:
            raise ValueError(f"the template {self.source!r} lacks a value")
        return text


@cache
def template(source: str) -> Template:
    """The template of a text. Raises ValueError with the text where brackets do not pair."""
    stack: list[list[Part]] = [[]]
    for found in _TOKEN.finditer(source):
        token = found.group()
        if found["name"]:
            stack[-1].append(Field(found["name"], found["kind"], found["word"]))
        elif token == "[":
            stack.append([])
        elif token == "]":
            if len(stack) == 1:
                raise ValueError(f"a bracket closes that was not opened: {source!r}")
            done = stack.pop()
            stack[-1].append(Optional(tuple(done)))
        else:
            stack[-1].append(token[1:] if token.startswith("\\") else token)
    if len(stack) != 1:
        raise ValueError(f"a bracket is not closed: {source!r}")
    return Template(source, tuple(stack[0]))


def _walk(parts: tuple[Part, ...]) -> list[Field]:
    found: list[Field] = []
    for part in parts:
        if isinstance(part, Field):
            found.append(part)
        elif isinstance(part, Optional):
            found.extend(_walk(part.parts))
    return found


def _fits(field: Field, values: Mapping[str, object]) -> bool:
    value = values.get(field.name)
    if value is None:
        return False
    if field.word is not None:
        return value == field.word
    if isinstance(value, Pin):
        return value.unit in _units(field)
    return True


def _units(field: Field) -> tuple[Unit, ...]:
    if field.kind == "any":
        return _ORDER
    if field.kind:
        return (Unit(field.kind),)
    return (Unit.PAGE,) if field.name == "pageid" else (Unit.LINE, Unit.PAGE)


def _count(parts: tuple[Part, ...], values: Mapping[str, object]) -> int:
    total = 0
    for part in parts:
        if isinstance(part, Field):
            total += _fits(part, values)
        elif isinstance(part, Optional) and all(_fits(item, values) for item in part.parts if isinstance(item, Field)):
            total += _count(part.parts, values)
    return total


def _render(parts: tuple[Part, ...], values: Mapping[str, object], style: Style) -> str | None:
    out: list[str] = []
    for part in parts:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part, Field):
            if not _fits(part, values):
                return None
            out.append(_text(part, values[part.name], style))
        else:
            out.append(_render(part.parts, values, style) or "")
    return "".join(out)


def _text(field: Field, value: object, style: Style) -> str:
    if isinstance(value, Pin):
        return pin_text(value, "-" if field.name == "pageid" else style.dash)
    if isinstance(value, dt.date):
        return date_text(value, style.dates)
    text = str(value)
    for plain, local in style.words:
        if field.name in ("attached_to", "kind"):
            text = text.replace(plain, local)
    # an errata note is itself a citation, which may carry italics of its own
    return text if field.name == "errata" else text.replace("*", r"\*")


# ---------------------------------------------------------------- reading back
@cache
def _variants() -> tuple[tuple[str, str], ...]:
    form = tomllib.loads(files("kg.cite").joinpath("profiles/variants.toml").read_text(encoding="utf-8"))
    return tuple(sorted(form["variants"].items(), key=lambda item: -len(item[0])))


@cache
def pattern(source: str, *, italics: bool, tolerant: bool, within: bool = False) -> re.Pattern[str]:
    """The regular expression that reads a template back.

    `italics` wants its asterisks, otherwise they may be missing; `tolerant` allows the variants of real briefs;
    `within` is for finding in running text, where titles are held short.
    """
    body = _regex(template(source).parts, italics, tolerant, within)
    return re.compile(body)


def _regex(parts: tuple[Part, ...], italics: bool, tolerant: bool, within: bool) -> str:
    out: list[str] = []
    for part in parts:
        if isinstance(part, str):
            out.append(_literal(part, italics, tolerant))
        elif isinstance(part, Optional):
            out.append(f"(?:{_regex(part.parts, italics, tolerant, within)})?")
        elif part.word is not None:
            out.append(f"(?P<{part.name}>{re.escape(part.word)})")
        else:
            out.append(_value(part, italics, tolerant, within))
    return "".join(out)


def _value(field: Field, italics: bool, tolerant: bool, within: bool) -> str:
    if field.name in ("pin", "pageid"):
        body = _ANY if field.kind == "any" else "|".join(PATTERNS[unit] for unit in _units(field))
        lead = r"(?:(?:,?\s*\bat\s+)|,\s*(?=pp?\.))?" if tolerant and field.name == "pin" else ""
        return f"{lead}(?P<{field.name}>{body})"
    key = f"{field.name}:{field.kind}"
    body = _FIELDS.get(key) or _FIELDS[field.name]
    if within:
        body = _IN_TEXT.get(key if field.kind else field.name, body)
    if italics and body.startswith("[^*]"):
        body = r"(?:[^*\\]|\\.)+?"
    elif not italics and not within and field.name in ("author", "publication"):
        body = r"[^,]+?"
    elif not italics:
        body = body.replace("[^*]", ".").replace("[^*\\n", "[^\\n")
    return f"(?P<{field.name}>{body})"


def _literal(text: str, italics: bool, tolerant: bool) -> str:
    if not tolerant:
        return "".join(r"\*?" if char == "*" and not italics else re.escape(char) for char in text)
    out = ""
    while text:
        for plain, variant in _variants():
            if text.startswith(plain):
                out += variant
                text = text[len(plain) :]
                break
        else:
            step = 2 if text.startswith(", ") else 1
            out += r"(?:\s*,\s*|\s+)" if step == 2 else _character(text[0], italics)
            text = text[step:]
    return out


def _character(char: str, italics: bool) -> str:
    if char == "*":
        return r"\*" if italics else r"[*_]?"
    return {" ": r"\s+", ",": r"\s*,?", ".": r"\.?", "'": r"['’]"}.get(char, re.escape(char))


def value(field: str, text: str, kind: str | None, style: Style) -> object:
    """What a matched text means: a pin, a day, a number, or the text itself."""
    if field in ("pin", "pageid"):
        units = _units(Field(field, kind))
        unit = next((item for item in units_in_order(units) if re.fullmatch(PATTERNS[item], text)), units[0])
        return read_pin(text, unit)
    if field in ("date", "visited"):
        return read_date(text)
    if field == "year":
        return int(text)
    if field in ("attached_to", "kind"):
        for plain, local in style.words:
            text = text.replace(local, plain)
        text = re.sub(r"\b(Decl)(?:aration)?\b\.?", r"\1.", re.sub(r"\b(Aff)(?:idavit)?\b\.?", r"\1.", text))
    return re.sub(r"\s+", " ", text).strip().replace(r"\*", "*")


def units_in_order(units: tuple[Unit, ...]) -> list[Unit]:
    """The units, in the order in which a reader tries them."""
    return [unit for unit in _ORDER if unit in units]


def says_only(source: str, names: frozenset[str]) -> bool:
    """Whether these fields are all that a template cannot do without, so that any text would fit it."""
    parts = template(source).parts
    return all(part.name in names for part in parts if isinstance(part, Field)) and not any(
        isinstance(part, str) and part.strip(" *,") for part in parts
    )


def kinds(source: str) -> dict[str, str | None]:
    """The unit that each pin field of a template wants."""
    return {field.name: field.kind for field in _walk(template(source).parts)}
