"""Speaker labels as they are printed at the head of a line, and in what capacity they speak."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest import lettered
from ingest.letters import wide
from ingest.segment.names import honorific, surname
from ingest.stopped import convention, stopped
from kg.model.testimony import Role

_TITLE = (
    r"(?:MR|MRS|MS|MISS|MX|DR|PROF(?:ESSOR)?|ADV(?:OCATE)?|ATTORNEY|SIR|DAME|LADY|LORD|BARONESS|JUDGE|JUSTICE|CHIEF|GENERAL|"
    r"SENATOR|MADAM|MAGISTRATE|COMMISSIONER|REPRESENTATIVE|SPECIAL|OFFICER|DETECTIVE|AGENT|HON|HIS|HER|ARBITRATOR|"
    r"CO-ARBITRATOR|PRESIDENT|MEMBER|CHAIR(?:MAN|WOMAN|PERSON)?|CONGRESS(?:MAN|WOMAN)|DELEGATE|SERGEANT|CAPTAIN|INSPECTOR|"
    r"CONSTABLE|AMBASSADOR|SECRETARY|RECORDER|MASTER|REFEREE)"
)
_OFFICE = (
    r"(?:(?:THE|A|COURT|COURTROOM|SECURITY|DEPUTY|JURY|PROSPECTIVE|GRAND|OFFICIAL|CHIEF|PRESIDING|CO-?|VICE)\s+)*"
    r"(?:COURT|WITNESS|DEPONENT|CHAIR(?:PERSON|MAN|WOMAN)?|REGISTRAR|CLERK|DEPUTY|BAILIFF|USHER|MARSHAL|OFFICER|REPORTER|STENOGRAPHER|"
    r"TRANSCRIBER|VIDEOGRAPHER|OPERATOR|TECHNICIAN|INTERPRETER|TRANSLATOR|JUROR|JURORS|JURY|FOREPERSON|FOREMAN|FORELADY|DEFENDANT|PLAINTIFF|"
    r"ARBITRATOR|EXAMINER|MODERATOR|PRESIDENT|COMMISSIONER|MEMBER|SPEAKER|VOICE|AUDIENCE|GALLERY|SECRETARY|ASSESSOR|COUNSEL|QUESTION|ANSWER)"
    r"(?:\s+(?:NO\.?\s*)?\#?\d+)?"
)
_CAPS = r"[A-Z][A-Z.'’\-]*(?:c[A-Z][A-Z'’\-]*)?"
_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|van|von|ten|ter|zu)"
_CAPITAL_LABEL = re.compile(
    wide(
        rf"^(?P<label>(?:Mc|Mac|De|Van|La)?{_CAPS}(?:(?:\s+{_PARTICLE})*,?\s+(?:Mc|Mac|De|Van)?(?:{_CAPS}|\#?\d+))*)"
        r"(?:\s*[(\[][^)\]:]{1,60}[)\]]){0,2}\s*:(?!\d)\s*"
    )
)
# "MR. OAK:  Q.  …" and "BY MR. OAK:  Q.  …": label and mark on one line.
_ASKED_BY = re.compile(wide(r"^(?:BY\s+)?(?P<by>[A-Z][A-Z.'’\- ]+?):\s*(?P<mark>Q)(?:[.:]\s*|\s{2,})(?=\S)"))
_TITLE_LABEL = re.compile(
    wide(
        rf"^(?P<label>[A-Z][\w.'’\-]*(?:\s+(?:[A-Z][\w.'’\-]*|{_PARTICLE}|\d\w*)){{0,5}})"
        r"(?:\s*\([^):]{1,60}\)){0,2}\s*:(?!\d)\s*"
    )
)
_MARKED_LABEL = re.compile(r"^(?:\*\*|__)(?P<label>[^*_\n]{1,80}?)\s*(?::(?:\*\*|__)|(?:\*\*|__)\s*:)\s*")
# A number belongs to an office ("JUROR NO. 4"), not to a person: "Mr. Reed 4:" is the end of a sentence.
_SPREAD = re.compile(wide(r"[A-Z][A-Z.'’\-]*(?: [A-Z][A-Z.'’\-]*){0,2}"))
_SPREAD_ON = re.compile(wide(r"[A-Z.'’\- ]+"))
_COUNTED = re.compile(rf"^(?:{_OFFICE}|[A-Z][A-Z.'’\-]{{2,}}(?:\s+[A-Z][A-Z.'’\-]{{2,}})*\s+\#?\d+[A-Z]?)$")
_CLOSED = re.compile(r"(?:[.?!:)\]”\"—–-]|\.\.\.|…)\s*$")
_NAMED = re.compile(r"[^\W\d_]{2,}")
_TITLED = re.compile(rf"^{_TITLE}\b\.?\s+(?=\S)", re.I)
_PEOPLE = re.compile(wide(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Professor)\.?\s+([A-Z][\w'’\-]+)"), re.I)
_SPEAKERS = re.compile(
    r"\b(?:SPEAKER|VOICE|ATTORNEY|LAWYER|COUNSEL|ASSISTANT|PARTICIPANT|OBSERVER|UNIDENTIFIED|UNKNOWN|MAN|WOMAN|MALE|"
    r"FEMALE|INTERVIEWER|QUESTIONER|PARALEGAL|EXPERT|TRUSTEE|PROSECUTOR|DEFEN[CS]E|GOVERNMENT|PRESIDENT|ARBITRATOR|"
    r"MEMBER|CHAIR\w*|JUDGE|JUSTICE|COURT|CLERK|REPORTER|INTERPRETER|WITNESS|OFFICER|AGENT|DEPUTY|SECRETARY)\b"
)
_ADDRESSED = re.compile(r"^(?:MR|MRS|MS|MISS|MX|DR|PROF|SIR|DAME|LADY|LORD)\b", re.I)
_STRONG = re.compile(rf"^(?:{_TITLE}\b\.?\s+\S|{_OFFICE}$)", re.I)
_NOT_LABELS = re.compile(
    r"^(?:(?:FOR|BY|ON BEHALF)\b.*|APPEARANCES|ALSO|COURT REPORTERS?|REPORTED|TRANSCRIBED|TRANSCRIBERS?|DATE|TIME|"
    r"PLACE|LOCATION|RE|NOTE|THE NOTE|EXHIBIT.*|INDEX|CONTENTS|CASE|Q|A|QUESTIONS? (?:NO\.? )?\d+|CLAIMS? \d+|"
    r"(?:STEP|SLIDE) \d+|AND|BEFORE|IN|HELD|IT|TEL|FAX|MOBILE|EMAIL|PAGE|LINE|JOB|VOLUME|CC|FROM|TO|SUBJECT|SENT|"
    r"INQUIRY.*|HEARING.*|.*\b(?:SAYS?|READS?|FOLLOWS|RESUMES|ADJOURNS|FILED|PRESENT|IS|ARE|WAS))$",
    re.I,
)
_BOLD_QA = re.compile(r"^(?:\*\*|__)(?P<mark>[QA])(?:UESTION|uestion|NSWER|nswer)?[.:]?(?:\*\*|__)[.:]?\s*")
# Questions may be numbered through the whole record: "14.  Q.  …", "14 Q. …".
_QA = re.compile(
    r"^(?:(?P<no>\d{1,5})(?:[.)]\s*|\s+)(?=Q))?(?P<mark>[QA])(?:(?:(?<=Q)(?:UESTION|uestion)|(?<=A)(?:NSWER|nswer))(?=\s?:))?(?P<point>\s?[.:)]|\.?\s?[-–—](?=\s)|)(?P<gap>\s*)"
)
_BY = re.compile(
    wide(
        r"^\s*(?:[(\[]\s*(?:BY|By|by)\s+(?P<by>[^)\]]{2,60}?)\s*:?\s*[)\]]\s*:?|"
        r"BY\s+(?P<open>(?:MR|MS|MRS|DR|MISS)\.?\s+[A-Z][A-Z.'’\- ]+):)\s*"
    )
)
# "Q. MR. OAK:  …", "Q. CHAIRMAN:  …": who asks, between the mark and the words.
_ASKS = re.compile(wide(rf"^\s*(?P<by>(?:(?:MR|MS|MRS|DR|MISS|MX)\.?\s+[A-Z][A-Z.'’\- ]+|{_OFFICE})):\s*"))
_AFTER_DASHES = re.compile(r"\?\s*[-\u2010\u2011]{3}\s*[^\s\-\u2010\u2011]")
_COURT = re.compile(
    r"\b(?:THE COURT|COURT|CHAIR|CHAIRPERSON|CHAIRMAN|CHAIRWOMAN|JUSTICE|JUDGE|MAGISTRATE|ARBITRATOR|HON|"
    r"HONOU?R(?:ABLE)?|PRESIDENT|COMMISSIONER|ASSESSOR|HEARING OFFICER|HEARING EXAMINER|TRIBUNAL)\b",
    re.I,
)
_OFFICER = re.compile(
    r"\b(?:OFFICER|CLERK|DEPUTY|BAILIFF|REGISTRAR|USHER|STENOGRAPHER|TRANSCRIBER|REPORTER|VIDEOGRAPHER|OPERATOR|TECHNICIAN|MARSHAL|SECRETARY|"
    r"COURT SECURITY|COURTROOM)\b",
    re.I,
)
_WITNESS = re.compile(r"^(?:THE\s+)?(?:WITNESS|DEPONENT)$", re.I)
_INTERPRETER = re.compile(r"\b(?:INTERPRETER|TRANSLATOR)\b", re.I)
_OTHERS = re.compile(
    r"\b(?:JURORS?|JURY|FOREPERSON|FOREMAN|FORELADY|DEFENDANT|PLAINTIFF|AUDIENCE|GALLERY|VOICE|SPEAKER)\b", re.I
)
_BENCH_TITLES = re.compile(r"^(?:SIR|LADY|DAME|LORD|BARONESS|BARON)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A label at the head of a line: `kind` is "Q", "A" or "label"; words begin `length` characters into the line.

    `by` is the examiner named beside a Q, as printed. `lines` counts the printed lines that the label takes.
    """

    kind: str
    label: str
    length: int
    by: str | None = None
    lines: int = 1


def role_of(label: str) -> Role:
    """In what capacity a label speaks, from the label alone; names of persons are counsel until known otherwise."""
    if _WITNESS.match(label):
        return Role.WITNESS
    if _INTERPRETER.search(label):
        return Role.INTERPRETER
    if _OTHERS.search(label):
        return Role.UNKNOWN
    if _OFFICER.search(label) and not re.search(r"HEARING (?:OFFICER|EXAMINER)", label, re.I):
        return Role.OFFICER
    if _COURT.search(label):
        return Role.COURT
    return Role.COUNSEL


def bench_title(label: str) -> bool:
    """Whether the label has a title (Sir, Lady, Lord) under which inquiries and courts in Britain are presided over."""
    return bool(_BENCH_TITLES.match(label))


class Style:
    """How one document prints its labels, learnt from all of its lines."""

    def __init__(self, lines: Sequence[tuple[str, int]]) -> None:
        texts = [text for text, _ in lines]
        marks = [(found, text) for text in texts if (found := _QA.match(text)) and found.end() <= len(text)]
        numbers = [int(found["no"]) for found, _ in marks if found["no"]]
        rising = sum(b == a + 1 for a, b in pairwise(numbers))
        # A number that is not of a row of questions is a number in a sentence that wraps before "Q".
        self._numbered = len(numbers) >= 3 and rising >= 0.6 * (len(numbers) - 1)
        marks = [(found, text) for found, text in marks if self._numbered or not found["no"]]
        pointed = Counter(found["mark"] for found, _ in marks if found["point"])
        bare = Counter(
            found["mark"] for found, text in marks if not found["point"] and (found["gap"] or found.end() == len(text))
        )
        # Where answers stand after dashes, nobody prints marks: "Q." is somebody's initial at the head of a line.
        dashed = sum(bool(_AFTER_DASHES.search(text)) for text in texts) > pointed["Q"] + bare["Q"]
        self._pointed = pointed["Q"] >= 1 and pointed["Q"] * 3 >= bare["Q"] and not dashed
        self._bare = bare["Q"] >= 2 and bare["Q"] * 3 >= pointed["Q"]
        gaps = [len(found["gap"]) for found, text in marks if found["mark"] == "Q" and found.end() < len(text)]
        self._wide = bool(gaps) and sum(gap >= 2 for gap in gaps) >= 0.9 * len(gaps)
        asked, answered = _usual("Q", lines), _usual("A", lines)
        # Answers stand where questions stand, unless most of them do not.
        shared = bool(answered) and answered[0] in asked
        self._indents = {"Q": set(asked), "A": set(asked if shared else answered)}
        self.questions = pointed["Q"] + bare["Q"] if self._pointed or self._bare else 0
        self._letters = None if self.questions and answered else lettered.convention(lines)
        if self._letters:
            self._pointed = self._bare = False
            self.questions = 0
        self._bold = sum(bool(_BOLD_QA.match(text)) for text in texts) >= 2
        self.marked_up = sum(bool(_MARKED_LABEL.match(text)) for text in texts) >= 2
        self._stops = None if self.questions else convention(lines)
        self._names = self._recurrent(texts)
        homes = Counter(indent for text, indent in lines if self._found(text) is not None)
        self._people = {name.casefold() for text in texts for name in _PEOPLE.findall(text)}
        self._strong = sum(homes.values())
        small = sum(any(char.islower() for char in text) for text in texts)
        self._shouting = small < 0.5 * len(texts)
        self._homes = {indent for indent, count in homes.items() if count * 20 >= sum(homes.values())}

    def _recurrent(self, texts: Sequence[str]) -> set[str]:
        counts: Counter[str] = Counter()
        for text in texts:
            found = (_CAPITAL_LABEL.match(text) or _TITLE_LABEL.match(text)) if ":" in text else None
            if found and _nameable(found["label"]):
                counts[_key(found["label"])] += 1
        strong = {key for key in counts if _STRONG.match(key)}
        again = {key for key, count in counts.items() if count >= (2 if key.isupper() else 3)}
        return strong | again

    def mark(self, texts: Sequence[str], indent: int, before: str = "") -> Mark | None:
        """The label that the first of the lines begins with; the others follow it, `before` is the line above."""
        text = texts[0]
        if self._letters and (own := self._letters.match(text, indent)):
            kind = "Q" if own["mark"] == self._letters.question else "A"
            label = own["mark"] + own["point"].strip()
            return Mark(kind=kind, label=label, length=own.end())
        if self._bold and (bold := _BOLD_QA.match(text)):
            return Mark(kind=bold["mark"], label=bold["mark"], length=bold.end())
        if self.marked_up:
            found = _MARKED_LABEL.match(text)
            return Mark(kind="label", label=found["label"].strip(), length=found.end()) if found else None
        if (text[:1] in "QA" or text[:1].isdigit()) and (question := self._qa(text, indent)):
            return question
        asked = _ASKED_BY.match(text) if self.questions and ":" in text else None
        if asked and honorific(asked["by"]):
            return Mark(kind="Q", label=asked["mark"], length=asked.end(), by=" ".join(asked["by"].split()))
        if self._stops is not None and abs(indent - self._stops) <= 1 and (said := stopped(text)):
            return Mark(kind="label", label=" ".join(said["label"].split()), length=said.end())
        label = self._label(text)
        # Where no label of this document stands, and in the middle of a sentence, it is what somebody says.
        if label is not None and not self._at_home(indent) and before and not _CLOSED.search(before):
            return None
        return label or self._broken(texts) or self._once(text, indent, before)

    def _once(self, text: str, indent: int, before: str) -> Mark | None:
        """A label in capitals that occurs only once: known by where labels stand in this document."""
        found = _CAPITAL_LABEL.match(text) if ":" in text and self._strong >= 3 and not self._shouting else None
        if found is None or not _nameable(found["label"]) or not 1 <= len(found["label"].split()) <= 5:
            return None
        if not self._at_home(indent) or not (before == "" or _CLOSED.search(before)) or not found["label"].isupper():
            return None
        # "CONCLUSION:" in a letter that is read aloud names nobody.
        if not _SPEAKERS.search(found["label"]) and surname(found["label"]) not in self._people:
            return None
        return Mark(kind="label", label=" ".join(found["label"].split()), length=found.end())

    def _qa(self, text: str, indent: int) -> Mark | None:
        found = _QA.match(text)
        if found is not None and found["no"] and not self._numbered:
            return None
        if found is None or not self.questions or text[found.end() : found.end() + 1] in tuple(".,;:)"):
            return None
        if found["point"]:
            if not self._pointed_mark(found, text, indent):
                return None
        elif not self._bare_mark(found, text, indent):
            return None
        length, by = found.end(), None
        if found["mark"] == "Q" and (named := _BY.match(text[length:])):
            by = " ".join((named["by"] or named["open"]).split())
            length += named.end()
        elif found["mark"] == "Q" and (asks := _ASKS.match(text[length:])):
            if role_of(asks["by"]) is not Role.COUNSEL:
                return Mark(kind="label", label=asks["by"], length=length + asks.end())
            by = " ".join(asks["by"].split())
            length += asks.end()
        printed = found["mark"] + found["point"].strip()
        return Mark(kind=found["mark"], label=printed, length=length, by=by)

    def _pointed_mark(self, found: re.Match[str], text: str, indent: int) -> bool:
        """Whether "Q." or "A." is a mark here; "A." may also be somebody's initial at the head of a line."""
        if not self._pointed:
            return False
        if _BY.match(text[found.end() :]):
            return True
        if found.end() == len(text):
            return self._wide or indent in self._indents[found["mark"]]
        if self._wide and len(found["gap"]) < 2 and found["mark"] == "A":
            return False
        return len(found["gap"]) >= 2 or indent in self._indents[found["mark"]]

    def _bare_mark(self, found: re.Match[str], text: str, indent: int) -> bool:
        """Whether "Q" or "A" without a point is a mark; "A" is also a word and needs the gap or place of the Qs."""
        whole = found.end() == len(text)
        if not (self._bare or (self._pointed and len(found["gap"]) >= 3)) or not (found["gap"] or whole):
            return False
        if found["mark"] == "Q" or whole:
            return True
        if self._wide:
            return len(found["gap"]) >= 2
        after = text[found.end() :]
        return indent in self._indents["Q"] and (
            after[:1].isupper() or after[:1].isdigit() or after[:1] in "-—–\"“‘'(["
        )

    def _at_home(self, indent: int) -> bool:
        return any(indent + off in self._homes for off in (-1, 0, 1))

    def _label(self, text: str) -> Mark | None:
        found = self._found(text)
        return Mark(kind="label", label=" ".join(found["label"].split()), length=found.end()) if found else None

    def _found(self, text: str) -> re.Match[str] | None:
        if ":" not in text:
            return None
        for pattern in (_CAPITAL_LABEL, _TITLE_LABEL):
            found = pattern.match(text)
            if found is None or not _nameable(found["label"]):
                continue
            if _key(found["label"]) in self._names and self._plausible(found["label"]):
                return found
        return None

    def _plausible(self, label: str) -> bool:
        """Title case is also how sentences begin: only titles, offices and whole names speak."""
        if label.isupper() or _shouts(label) or _STRONG.match(_key(label)):
            return True
        return len(label.split()) >= 2 or not self.questions

    def _broken(self, texts: Sequence[str]) -> Mark | None:
        """A label that justified printing has spread over two to four lines ("ADV", "CHASKALSON", "SC:")."""
        if not _SPREAD.fullmatch(texts[0].strip()):
            return None
        for count in range(2, min(4, len(texts)) + 1):
            joined = " ".join(part.strip() for part in texts[:count])
            found = _CAPITAL_LABEL.match(joined)
            if found:
                length = found.end() - (len(joined) - len(texts[count - 1].strip()))
                known = _key(found["label"]) in self._names or (
                    honorific(found["label"]) and _STRONG.match(found["label"])
                )
                if known and not _NOT_LABELS.match(found["label"]) and length > 0:
                    return Mark(kind="label", label=found["label"], length=length, lines=count)
                return None
            if not _SPREAD_ON.fullmatch(texts[count - 1].strip()):
                return None
        return None


def _usual(mark: str, lines: Sequence[tuple[str, int]]) -> list[int]:
    """The indents at which a mark usually stands, commonest first: an initial at the head of a line is rarer."""
    counts: Counter[int] = Counter()
    for text, indent in lines:
        found = _QA.match(text) if text[:1] == mark or text[:1].isdigit() else None
        if found and found["mark"] == mark and (found["point"] or len(found["gap"]) >= (1 if mark == "Q" else 2)):
            counts[indent] += 1
    return [indent for indent, count in counts.most_common() if count * 20 >= sum(counts.values())]


def _nameable(label: str) -> bool:
    """Whether a label can name somebody: a word that is more than an initial, a number only after an office."""
    if _NOT_LABELS.match(label) or len(label) > 60:
        return False
    if re.search(r"\d", label):
        return bool(_COUNTED.match(_key(label))) and not _ADDRESSED.match(label)
    titled = _TITLED.match(label)
    return bool(
        _NAMED.search(label[titled.end() :] if titled else label) or (titled and label[titled.end() :].isupper())
    )


def _key(label: str) -> str:
    return " ".join(label.split())


def _shouts(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.7 * len(letters)
