"""Who testifies: from headings, oaths, announcements, and, where nobody says so, from who only answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.letters import wide
from ingest.segment import labels
from ingest.segment.addressed import most_addressed, vocatives
from ingest.segment.cues import cue
from ingest.segment.drafts import Draft
from ingest.segment.names import Casing, Roster, compatible, honorific, surname
from kg.model.document import Document
from kg.model.testimony import ExaminationKind, Role, TurnKind

_STATE_NAME = re.compile(r"\b(?:state|give|tell|say)\b.{0,40}\bnames?\b", re.I | re.S)
_NAME = wide(
    r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor)\.?\s+)?[A-Z][\w.'’\-]*"
    r"(?:\s+[\"“][^\"”]{1,30}[\"”])?(?:\s+[A-Z][\w.'’\-]*){0,3}"
)
_CALLS = re.compile(
    r"\b(?:[Cc]alls?|[Cc]alling)\b(?:\s+(?:as\s+)?(?:its|his|her|our|their|the)\s+\w+\s+witness,?|\s+to\s+the\s+stand|\s+as\s+a\s+witness|"
    rf"\s+by\s+(?:video\s*)?(?:taped\s+)?(?:deposition|video)(?:\s+deposition)?)*,?\s+(?P<name>{_NAME})"
)
_DEPOSITION_NAME = re.compile(
    rf"\bdeposition\s+(?:testimony\s+)?of\s+(?P<name>{_NAME})|(?P<own>{_NAME})['’]s\s+(?:video\s*)?deposition"
)
_SWEARS = re.compile(r"\bdo you (?:\w+ )?(?:swear|affirm)|raise your right hand|so help (?:you|me) god", re.I)
_OATH = re.compile(r"\b(?:swear|affirm|oath|affirmation)\b", re.I)
_OWN_NAME = re.compile(
    r"(?:(?:\w+|Good \w+|Of course)[.,]\s+)?(?:My (?:full )?name is\s+)?"
    + wide(r"(?P<name>[A-Z][\w.'’\-]*(?:\s+[A-Z][\w.'’\-]*){1,4})\W*")
)
# In a short record three answers must do, if nearly all that is said is question and answer.
_FEWEST_ANSWERS = 8
_FEW_TURNS = 40
# An oath, a seat, binders and a word about the microphone may come between the call and the heading.
_BEFORE_HEADING = 16


class Witnesses:
    """The witnesses of one document; `names` are known from the whole of it before anybody is placed."""

    def __init__(
        self, document: Document, found: Sequence[Draft], words: Sequence[str], casing: Casing, roster: Roster
    ) -> None:
        self.document = document
        self.drafts = found
        self.words = words
        self.casing = casing
        self.roster = roster
        self.by_marks = any(draft.mark == "Q" for draft in found)
        self.names: list[str] = []
        self.others = self._others()
        self.names = self._known()

    def only(self, name: str) -> str:
        """The fullest name of the one witness whom a name can mean; the name itself where none or several can."""
        matches = [known for known in self.names if compatible(known, name)]
        return name if name in self.names or len(matches) != 1 else matches[0]

    def announced(self, index: int) -> str | None:
        """Whom counsel called, or whose deposition is announced, in what was last said."""
        for words in reversed(self.words[max(0, index - 14) : index]):
            for pattern in (_CALLS, _DEPOSITION_NAME):
                found = pattern.search(words)
                name = found and (found["name"] or found.groupdict().get("own"))
                if name:
                    name = self.casing.name(re.sub(r"\s+(?:As|To|By)$", "", name))
                    return self.only(name)
        return None

    def named(self, index: int) -> str | None:
        """The witness whom no heading names: as announced, as stated for the record, or as questions address them."""
        return self.announced(index) or self._stated(index) or self.addressed(index)

    def called_next(self, excused: int, index: int) -> str | None:
        """Who answers before the heading of the next witness, after one was `excused` and another called.

        None where nobody was called since, or where no heading of a witness follows shortly.
        """
        if not any(cue("calls_witness").search(words) for words in self.words[excused:index]):
            return None
        for draft in self.drafts[index : index + _BEFORE_HEADING]:
            if draft.witness is not None:
                name = self.casing.name(draft.witness.name)
                return self.only(name)
            if draft.mark in ("Q", "A"):
                return None
        return None

    def _stated(self, index: int) -> str | None:
        """The name that the witness gives when first asked for it, from `index` on."""
        for place in range(max(0, index - 1), min(index + 24, len(self.drafts) - 1)):
            if self.drafts[place].kind is TurnKind.HEADING and place > index:
                return None
            if _STATE_NAME.search(self.words[place]):
                found = _OWN_NAME.fullmatch(self.words[place + 1])
                return self.casing.name(found["name"]) if found else None
        return None

    def states_another(self, index: int, witness: str) -> str | None:
        """The name that the answer at `index` gives when asked for it, if it shares no word with the witness's."""
        if not index or not _STATE_NAME.search(self.words[index - 1]):
            return None
        found = _OWN_NAME.fullmatch(self.words[index])
        if found is None:
            return None
        known = {word.strip(".,\"“”()'’").casefold() for word in witness.split()}
        stated = [word.strip(".,\"“”()'’").casefold() for word in found["name"].split()]
        return None if known & set(stated) else self.casing.name(found["name"])

    def addressed(self, index: int) -> str | None:
        """The witness whom the examiners and the court speak to by name from `index` on, clearly more than others.

        Whoever speaks under a label or as examiner, appears as counsel or presides is never the witness so found.
        """
        names: list[str] = []
        asked = False
        for place in range(index, min(index + 400, len(self.drafts))):
            draft, words = self.drafts[place], self.words[place]
            if draft.clip is not None or self._another(draft, asked):
                break
            court = draft.mark == "label" and labels.role_of(draft.label) is Role.COURT
            if draft.mark == "Q" or court:
                names += vocatives(words, court=court)
            asked = asked or draft.mark == "Q"
            if court and asked and cue("step_down").search(words):
                break
        return most_addressed(name for name in names if surname(name) not in self.others)

    def _another(self, draft: Draft, asked: bool) -> bool:
        """Whether from this heading on somebody else testifies, or nobody does."""
        if draft.kind is not TurnKind.HEADING:
            return False
        if draft.examination is not None:
            return draft.examination.of is not None or (asked and draft.examination.kind is ExaminationKind.DIRECT)
        return not draft.byline

    def _others(self) -> frozenset[str]:
        """Surnames of those who speak as counsel or court, where witnesses answer under A."""
        said = self.document.description
        found = [one.name for one in said.appearances]
        found += [said.judge.value] if said.judge else []
        for draft in self.drafts:
            found += [name for name in (draft.byline, draft.by) if name]
            found += [draft.examination.by] if draft.examination and draft.examination.by else []
            found += [draft.label] if draft.mark == "label" else []
        return frozenset(surname(name) for name in found)

    def _known(self) -> list[str]:
        """The names, each person's fullest once, that headings, the title page and oaths give."""
        names = [self.casing.name(draft.witness.name) for draft in self.drafts if draft.witness]
        said = self.document.description
        if said.deponent:
            names.append(self.casing.name(said.deponent.value))
        if not self.by_marks:
            names += self._sworn_by_label()
            names += self._answering(names)
        full: list[str] = []
        for name in sorted(dict.fromkeys(names), key=len, reverse=True):
            if name and not any(
                name != other and surname(name) == surname(other) and compatible(name, other) for other in full
            ):
                full.append(name)
        return full

    def _sworn_by_label(self) -> list[str]:
        """Whoever states a name for the record when an officer or the court asks, where witnesses speak by name."""
        names = []
        for index, draft in enumerate(self.drafts[:-1]):
            following = self.drafts[index + 1]
            if draft.mark != "label" or following.mark != "label" or not _STATE_NAME.search(self.words[index]):
                continue
            if labels.role_of(following.label) is Role.COUNSEL and self._under_oath(index):
                stated = self.words[index + 1].strip(" .")
                own = surname(following.label)
                whole = re.fullmatch(wide(r"(?:[A-Z][\w.'’\-]*\s*){2,5}"), stated)
                names.append(stated if whole and surname(stated) == own else self.casing.name(following.label))
        return names

    def _answering(self, known: Sequence[str]) -> list[str]:
        """Whoever, though nobody says so, does nothing but answer the questions of one counsel."""
        after: dict[str, Counter[str]] = {}
        asked: Counter[str] = Counter()
        asks: Counter[str] = Counter()
        previous: tuple[str, str] | None = None
        for draft, words in zip(self.drafts, self.words, strict=True):
            if draft.mark != "label":
                previous = None
                continue
            if previous is not None and previous[0] != draft.label:
                after.setdefault(draft.label, Counter())[previous[0]] += 1
                asked[draft.label] += "?" in previous[1]
            asks[draft.label] += "?" in words
            previous = (draft.label, words)
        names = []
        short = sum(draft.mark == "label" for draft in self.drafts) <= _FEW_TURNS
        fewest, share = (3, 0.5) if short else (_FEWEST_ANSWERS, 0.3)
        for label, before in after.items():
            total = sum(before.values())
            named = honorific(label) is not None or len(label.split()) >= 2
            if labels.role_of(label) is not Role.COUNSEL or total < fewest or not named:
                continue
            if labels.bench_title(label) or any(compatible(label, name) for name in known) or self.roster.find(label):
                continue
            other, count = before.most_common(1)[0]
            counsel = labels.role_of(other) is Role.COUNSEL and not labels.bench_title(other)
            if counsel and count >= 0.4 * total and asked[label] >= share * total and asks[label] <= 0.2 * total:
                names.append(self.roster.display(label))
        return names

    def _under_oath(self, index: int) -> bool:
        """Whether an officer or the court takes the name in order to administer an oath."""
        role = labels.role_of(self.drafts[index].label)
        if role not in (Role.OFFICER, Role.COURT):
            return False
        pattern = _OATH if role is Role.OFFICER else _SWEARS
        return any(pattern.search(words) for words in self.words[max(0, index - 2) : index + 10])
