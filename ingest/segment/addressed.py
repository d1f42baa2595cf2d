"""Whom counsel and the court speak to: the witness's name, where nothing but direct address gives it.

A name that is only spoken of names nobody on the stand. Counted are greetings, names at the head of a sentence in the
second person, names at its end, and names set off after a word that ends no noun phrase: "your lawyer, Mr. X, says"
is an apposition. What could be either is not counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ingest.letters import wide
from ingest.segment.cues import cue
from ingest.segment.names import surname

_NAME = wide(
    r"(?P<name>(?:Mr|Ms|Mrs|Miss|Mx|Dr|Doctor|Prof|Professor|Officer|Detective|Agent|Sergeant|Captain|Madam|Sir|Dame)\.?"
    r"(?:\s+(?:[A-Z][\w'’\-]*[a-z][\w'’\-]*|[A-Z]\.|de|la|van|von|der)){0,3}?\s+[A-Z][\w'’\-]*[a-z][\w'’\-]*)"
)
_GREETING = re.compile(
    r"\b(?:[Gg]ood (?:morning|afternoon|evening|day)|[Hh]ello|Hi|[Ww]elcome(?: back)?),?\s+"
    rf"{_NAME}(?=\s*(?:[.,?!]|--|$))"
)
_HEAD = re.compile(
    rf"^(?:(?:Now|So|And|But|Well|Okay|All right|Right|Yes|No|Then|Again|Thank you),?\s+)*{_NAME},\s+"
    r"(?!(?:who|whom|whose|which|the|an?|and|or|he|she|his|her|him|they|their|your|also|our|my|of|for|from)\b)(?P<rest>.+)$"
)
_TAIL = re.compile(rf"^(?P<before>.*\w.*?),\s+(?:sir,\s+|ma['’]am,\s+)?{_NAME}\s*(?:[.?!]|--|—)?\s*$")
_MIDDLE = re.compile(rf"(?P<before>.*?(?P<last>\b[\w'’]+)),\s+{_NAME},\s*(?P<rest>.*)$")
_SECOND_PERSON = re.compile(r"\b(?:you|your|yours|yourself)\b|^(?:we|I|let me|let['’]s)\b(?!\s+\w+,)", re.I)
_ASKS = re.compile(
    r"(?:what|how|why)\b.*\?|(?:do|did|are|were|have|had|can|could|would|will|should)(?:n['’]t)?\s+you\b", re.I
)
# After these a name between commas is spoken to: they end no noun phrase that it could explain.
_CLOSED = re.compile(
    r"(?:it|you|I|he|she|we|they|that|could|may|can|will|would|do|did|does|is|are|was|were|please|right|correct|true|fair|"
    r"know|think|agree|again|now|so|well|then|today|here|okay|ok|yes|no|not|isn['’]t|\w+n['’]t)",
    re.I,
)
# "the inventor, Mr. X?", "Amazon's expert, Mr. X.", "counsel, Mr. X?", "Mr. W, Mr. X?": explained or listed.
_NOUN_PHRASE = re.compile(
    r"(?:\b(?:the|an?|this|that|these|those|your|his|her|their|my|our|its|another|one|any|some|no|whose|which)"
    r"|\w['’]s|s['’])(?:\s+[\w'’\-]+){1,3}$"
    r"|\b(?:counsel|lawyers?|attorneys?|colleagues?|partners?|boss|supervisor|manager|inventors?|experts?|wife|husband|"
    r"brother|sister|son|daughter|father|mother|friends?|doctors?|officers?|employees?|and|or|with|by|to|from|of|for)$"
    r"|\b(?:Mr|Ms|Mrs|Dr|Professor)\.?\s+[\w.'’\-]+(?:\s+[\w'’\-]+)?$",
    re.I,
)
_SENTENCE = re.compile(
    r"(?<=[.?!])(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bProf\.)(?<!\b[A-Z]\.)[\"”]?\s+|\s+(?:--|—)\s+"
)


def vocatives(words: str, *, court: bool = False) -> Iterator[str]:
    """The names, as printed, that the words of an examiner (or of the `court`) speak to.

    The court's words count only where they are such as are said to a witness: it also speaks to counsel by name.
    """
    for sentence in _SENTENCE.split(words):
        if court and not cue("to_witness").search(sentence):
            continue
        if cue("to_staff").search(sentence):
            continue
        greeted = _GREETING.search(sentence)
        head, tail, middle = _HEAD.match(sentence), _TAIL.match(sentence), _MIDDLE.match(sentence)
        if greeted:
            yield greeted["name"]
        elif head and _SECOND_PERSON.search(head["rest"]):
            yield head["name"]
        elif tail and (court or not _NOUN_PHRASE.search(tail["before"])):
            yield tail["name"]
        elif middle and (_CLOSED.fullmatch(middle["last"]) or _asked(middle)):
            yield middle["name"]


def _asked(middle: re.Match[str]) -> bool:
    """Whether a question in the second person starts after the name, which explains nothing before it."""
    return bool(_ASKS.match(middle["rest"])) and not _NOUN_PHRASE.search(middle["before"])


def most_addressed(names: Iterable[str]) -> str | None:
    """The person whom the names mean, in the fullest form; None unless clearly more often than anybody else."""
    counts: Counter[str] = Counter()
    forms: dict[str, list[str]] = {}
    for name in names:
        counts[surname(name)] += 1
        forms.setdefault(surname(name), []).append(" ".join(name.split()))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return max(forms[ranked[0][0]], key=lambda form: (len(form.split()), forms[ranked[0][0]].count(form)))
