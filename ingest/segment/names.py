"""Names as transcripts print them: capitals, honorifics, degrees, and who shares a surname with whom."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

_HONORIFIC = (
    r"(?:(?:THE\s+)?(?:RIGHT\s+)?HON(?:OU?RABLE|\.)?|MR|MRS|MS|MISS|MX|DR|PROF(?:ESSOR)?|ADV(?:OCATE)?|ATTORNEY|SIR|DAME|"
    r"LADY|LORD|BARONESS|REV(?:EREND)?|CAPT(?:AIN)?|COL(?:ONEL)?|LT|SGT|SERGEANT|OFFICER|DETECTIVE|AGENT|SPECIAL\s+AGENT|"
    r"GENERAL|SENATOR|MSGR|MADAM|MADAME|JUDGE|CHIEF\s+JUSTICE|LORD\s+JUSTICE|JUSTICE)"
)
HONORIFICS = re.compile(rf"(?:{_HONORIFIC}(?:\.\s*|\s+))+(?=\S)", re.I)
# Post-nominals: degrees, orders and ranks at the bar, which are no part of a name.
_POST_NOMINALS = (
    r"(?:PH\.?\s?D|M\.?D|J\.?D|D\.?D\.?S|D\.?V\.?M|M\.?B\.?A|M\.?P\.?H|M\.?S\.?W|ED\.?D|PSY\.?D|R\.?N|C\.?P\.?A|P\.?E|ESQ|ESQUIRE|"
    r"SC\.?D|D\.?O|D\.?C|LL\.?M|LL\.?B|B\.?A|M\.?A|M\.?SC|B\.?SC|QC|KC|SC|MP|MSP|MBE|OBE|CBE|CFA|CRNA|FRCS)"
)
_TRAILING = re.compile(rf"(?:\s*,\s*|\s+){_POST_NOMINALS}\.?(?=\s*(?:,|$))", re.I)
_SUFFIX = re.compile(r",?\s+(JR\.?|SR\.?|II|III|IV)$", re.I)
_ROMAN = {"II", "III", "IV"}
_SMALL = {
    "de",
    "del",
    "della",
    "der",
    "den",
    "van",
    "von",
    "la",
    "le",
    "da",
    "di",
    "dos",
    "ter",
    "ten",
    "al",
    "bin",
    "of",
    "and",
}


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A name without honorifics before it and degrees after it, as printed otherwise."""
    text = re.sub(r"\s+", " ", name).strip(" ,;:*")
    text = HONORIFICS.sub("", text, count=1) if HONORIFICS.match(text) else text
    before = None
    while before != text:
        before = text
        # A name keeps at least one word: "SC" alone is not a degree.
        shorter = _TRAILING.sub("", text)
        text = (shorter if shorter.strip(" ,.") else text).strip(" ,")
    # A full stop that ends the sentence, not a suffix or an initial, is no part of the name.
    return text[:-1] if re.search(r"[a-zA-Z]{3,}\.$", text) else text


def honorific(label: str) -> str | None:
    """The honorific a label begins with, as printed: "MR.", "Dr", "CHIEF JUSTICE"."""
    found = HONORIFICS.match(label)
    return found.group().strip() if found else None


@lru_cache(maxsize=4096)
def surname(name: str) -> str:
    """The last name, folded for comparison, without suffixes such as Jr."""
    text = _SUFFIX.sub("", bare(name))
    words = text.split()
    return words[-1].strip(".,\"'“”").casefold() if words else ""


def given(name: str) -> list[str]:
    """The names before the last one, folded, without quotation marks and full stops."""
    return [word.strip(".,\"'“”()").casefold() for word in _SUFFIX.sub("", bare(name)).split()[:-1]]


_CALLED = re.compile(
    r"\b(?P<title>MR|MRS|MS|MISS)\b\.?[ \t]+(?P<first>[\w.'’\-]*\w)(?:[ \t]+(?P<second>[\w.'’\-]*\w))?", re.I
)
_MEN = re.compile(r"^(?:MR|SIR|LORD)\b", re.I)
_WOMEN = re.compile(r"^(?:MRS|MS|MISS|DAME|LADY|BARONESS|MADAME?)\b", re.I)


def addressed_as(label: str) -> str:
    """Whether a label calls somebody a man ("m") or a woman ("f"); "" where it tells neither."""
    return "m" if _MEN.match(label) else "f" if _WOMEN.match(label) else ""


def compatible(left: str, right: str) -> bool:
    """Whether two names could be one person's: same surname, no first name or initial that differs, nor Mr. and Ms."""
    if surname(left) != surname(right) or not surname(left):
        return False
    if {addressed_as(left), addressed_as(right)} == {"m", "f"}:
        return False
    ours, theirs = given(left), given(right)
    return not ours or not theirs or ours[0].startswith(theirs[0]) or theirs[0].startswith(ours[0])


class Casing:
    """Gives names printed in capitals the case that the same text uses elsewhere ("MCALEXANDER": "McAlexander")."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, str] = {}

    def addressed(self, name: str) -> set[str]:
        """How the text addresses whoever bears the name: "m" for Mr., "f" for Ms., both where two share it."""
        return self._addressed.get(" ".join(name.split()).casefold(), set())

    @cached_property
    def _addressed(self) -> dict[str, set[str]]:
        """The one or two words after every Mr. and Ms. of the text, folded, with what they are called."""
        found: dict[str, set[str]] = {}
        for match in _CALLED.finditer(self._text):
            called = addressed_as(match["title"])
            for name in (match["first"], f"{match['first']} {match['second']}" if match["second"] else match["first"]):
                found.setdefault(name.casefold(), set()).add(called)
        return found

    @cached_property
    def _forms(self) -> dict[str, Counter[str]]:
        """The forms in which the text writes each word, by the word folded."""
        found: dict[str, Counter[str]] = {}
        for form, count in Counter(re.findall(r"\w+", self._text)).items():
            found.setdefault(form.casefold(), Counter())[form] = count
        return found

    def name(self, printed: str) -> str:
        """The name without degrees and titles, in title case when it was printed in capitals."""
        text = bare(printed)
        return self.words(text) if _shouts(text) else text

    def words(self, text: str) -> str:
        """Every word in title case, white space folded."""
        return " ".join(self._word(word) for word in text.split())

    def _word(self, word: str) -> str:
        core = word.strip(".,\"'“”()")
        if core.upper() in _ROMAN | {"SC", "QC", "KC"} or not core:
            return word
        if core not in self._known:
            self._known[core] = self._seen(core)
        return word.replace(core, self._known[core])

    def _seen(self, core: str) -> str:
        if len(core) > 2:
            if re.fullmatch(r"\w+", core):
                forms = self._forms.get(core.casefold(), Counter())
            else:
                forms = Counter(found.group() for found in re.finditer(rf"\b{re.escape(core)}\b", self._text, re.I))
            mixed = [(count, form) for form, count in forms.items() if form[0].isupper() and not form.isupper()]
            if mixed:
                return max(mixed)[1]
        if core.casefold() in _SMALL and len(core) > 1:
            return core.lower() if core.casefold() not in {"la", "le", "al", "da", "di", "ten"} else core.title()
        cased = "-".join(part[:1].upper() + part[1:].lower() for part in core.split("-"))
        cased = re.sub(r"(?<=\w['’])\w(?=\w\w)", lambda found: found.group().upper(), cased)
        return re.sub(r"^Mc(\w)", lambda found: "Mc" + found.group(1).upper(), cased)


def _shouts(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) > 0.8 * len(letters)


@dataclass(frozen=True, slots=True)
class Counsel:
    """One person of the appearances, with the party they appear for as printed."""

    name: str
    party: str | None


class Roster:
    """Finds the fullest name for a speaker's label among the appearances."""

    def __init__(self, counsel: tuple[Counsel, ...], casing: Casing) -> None:
        self._casing = casing
        self._by_surname: dict[str, dict[str, Counsel]] = {}
        self._found: dict[str, tuple[str, Counsel] | None] = {}
        for one in counsel:
            self._by_surname.setdefault(surname(one.name), {})[casing.name(one.name)] = one

    def find(self, label: str) -> tuple[str, Counsel] | None:
        """Full name and appearance of the only counsel whom the label can mean; None where none or several."""
        if label not in self._found:
            self._found[label] = self._only(label)
        return self._found[label]

    def _only(self, label: str) -> tuple[str, Counsel] | None:
        if not surname(label):
            return None
        matches = [item for item in self._by_surname.get(surname(label), {}).items() if compatible(label, item[0])]
        called = addressed_as(label)
        if called and not given(label):
            # "MS. OAK" is not Mr. Alan Oak of the appearances; who of two Oaks Alan is, his own title tells.
            own = {name: self._casing.addressed(" ".join(name.split()[:2])) for name, _ in matches}
            matches = [item for item in matches if not own[item[0]] or called in own[item[0]]]
            if len(matches) == 1 and not own[matches[0][0]]:
                matches = [] if len(self._casing.addressed(surname(matches[0][0]))) > 1 else matches
        return matches[0] if len(matches) == 1 else None

    def display(self, label: str) -> str:
        """How a speaker is called: honorific as printed with the fullest name ("MR. RE": "Mr. Joseph R. Re")."""
        found = self.find(label)
        title = honorific(label)
        shown = self._casing.words(title) if title and _shouts(title) else title
        if found is not None:
            return f"{shown} {found[0]}" if shown else found[0]
        folded = " ".join(label.split())
        return self._casing.words(folded) if _shouts(folded) else folded
