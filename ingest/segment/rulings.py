"""Objections, rulings, and what was struck: read from what counsel and the court say around an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.segment.cast import Heard, Part

_OBJECTS = re.compile(
    r"\b(?:objection|objections|I(?:['’]d| would| will|['’]ll| must| have to)? object|we object|objects?\s+to\s+(?:the\s+)?(?:form|question)|same objection)\b",
    re.I,
)
_NOT_OBJECTION = re.compile(r"\b(?:no|without|any|withdraw\w*\s+(?:the|my|that))\s+objections?\b", re.I)
_GROUNDS: tuple[tuple[str, str], ...] = (
    ("hearsay", r"\bhearsay\b"),
    ("leading", r"\bleading\b"),
    ("foundation", r"\bfoundation\b"),
    ("relevance", r"\b(?:relevance|irrelevant|relevancy)\b"),
    ("speculation", r"\bspeculat\w+"),
    ("compound", r"\bcompound\b"),
    ("argumentative", r"\bargumentative\b"),
    ("asked and answered", r"\basked and answered\b"),
    ("beyond the scope", r"\b(?:beyond|outside)\s+(?:of\s+)?the\s+scope\b|\bscope\b"),
    ("vague", r"\b(?:vague|ambiguous)\b"),
    ("non-responsive", r"\bnon-?\s?responsive\b|\bnot\s+responsive\b"),
    ("privilege", r"\bprivileged?\b"),
    ("assumes facts", r"\bassum\w+\s+(?:a\s+)?facts?\b|\bfacts? not in evidence\b"),
    ("mischaracterizes", r"\b(?:mis-?characteri[sz]\w+|misstat\w+)"),
    ("narrative", r"\bnarrative\b"),
    ("cumulative", r"\bcumulative\b"),
    ("prejudice", r"\b(?:prejudic\w+|403)\b"),
    ("best evidence", r"\bbest evidence\b"),
    ("legal conclusion", r"\blegal conclusion\b"),
    ("improper opinion", r"\b(?:improper|lay|expert)\s+opinion\b"),
    ("form", r"\bform\b"),
)
_SUSTAINED = re.compile(r"\bsustain(?:ed|s)?\b", re.I)
_OVERRULED = re.compile(
    r"\b(?:overruled?|over-ruled|denied|I(?:['’]ll| will) (?:allow|permit) (?:it|that|the)|disallow the objection)\b",
    re.I,
)
_GRANTED = re.compile(r"\b(?:granted|so ordered|sustain(?:ed)?)\b", re.I)
_MOVES_TO_STRIKE = re.compile(
    r"\b(?:move|moves|moving|motion|ask|request|like)\b.{0,40}\bstr(?:ike|icken)\b|\bcan (?:we|you|the court) strike\b|\bstrike (?:the|that) (?:answer|portion|testimony|response|remainder)",
    re.I | re.S,
)
_STRIKES = re.compile(
    r"\b(?:(?:I(?:['’]ll| will|['’]m going to| am going to)|the court (?:will|is going to)|we(?:['’]ll| will)|let['’]s)\s+(?:\w+\s+)?strike\b|"
    r"(?:is|are|be|will be|hereby|shall be|was|stands)\s+(?:\w+\s+)?stricken\b|(?:^|[.]\s+)(?:it['’]s\s+)?(?:stricken|struck)\b|"
    r"\bstrike (?:the|that) (?:last |previous |entire )?(?:answer|testimony|response|portion|remark)|I(?:['’]ll| will) strike\b|"
    r"(?:motion|request)(?: to strike)?(?: is|['’]s)?\s+granted)",
    re.I,
)
_DISREGARD = re.compile(
    r"\b(?:jury|jurors|ladies and gentlemen|members of the jury|you)\b[^.?]{0,80}\bdisregard\b(?P<what>[^.?]{0,100})|\bdisregard (?:the|that) (?:last )?(?P<plain>answer|response|testimony)",
    re.I,
)
_NOT_STRUCK = re.compile(
    r"\b(?:not|n['’]t|decline to|refuse to|deny\w*|denied|overruled?|untimely)\b[^.]{0,60}\bstr(?:ike|icken)\b|\bstr(?:ike|icken)\b[^.]{0,50}\b(?:denied|overruled|untimely)\b",
    re.I,
)
_CONDITIONAL = re.compile(r"\b(?:if|when|whenever|unless|should)\b[^.]{0,160}\bdisregard\b", re.I)
_PART = re.compile(
    r"\bafter\s+(?:the\s+(?:word|words|phrase)\s+)?(?:[\"“'‘](?P<quoted>[^\"”’]{2,80}?)[,.;]?[\"”'’]|(?P<word>yes|no)\b)|\bfollowing\s+(?:his|her|the|their)\s+(?:initial|first)\s+(?:response|answer)",
    re.I,
)
_WITHDRAWS = re.compile(
    r"\b(?:I(?:['’]ll| will|['’]d| would|['’]m going to)?\s+withdraw\b|withdrawn\b|question (?:is|be) withdrawn|withdraw (?:the|that|my)(?: last)? question)",
    re.I,
)
_REPHRASES = re.compile(
    r"\b(?:strike that|scratch that|re-?phrase|let me (?:ask (?:it|that|you this|a better|a different)|re-?ask|restate|start over|withdraw|back up)|I(?:['’]ll| will) (?:restate|re-?ask))\b",
    re.I,
)
_INSTRUCTS = re.compile(
    r"\b(?:instruct|direct|advise|counsel)(?:ing)?\s+(?:the\s+witness|you|him|her|my\s+client|Mr\.?\s+\w+|Ms\.?\s+\w+|Dr\.?\s+\w+)\s+not\s+to\s+answer\b",
    re.I,
)
_FOLLOWS = re.compile(
    r"\b(?:follow(?:ing)?|accept(?:ing)?|heed)\s+(?:my\s+)?(?:counsel|attorney|lawyer|that|the|his|her)\w*['’]?s?\s*(?:advice|instruction)?|\b(?:decline|refuse)\s+to\s+answer\b|on (?:the )?advice of (?:my )?counsel",
    re.I,
)
_PERMISSION = re.compile(
    r"\b(?:overruled?|sustain\w*|you (?:may|can) (?:answer|proceed|continue|go ahead|finish|respond)|go ahead|please (?:answer|continue|proceed|go on)|answer (?:the|that) question|"
    r"proceed|continue|let['’]s (?:proceed|move (?:on|along))|let (?:him|her|the witness|them) (?:finish|answer)|if you (?:can|know|remember|recall)|one at a time|"
    r"I(?:['’]ll| will) (?:allow|permit|hear) )\b|^(?:all right|okay|ok|yes|yeah|ja|mm-hmm|mm|right|i see|thank you|very well|sure|well|noted)[.,! –-]*$",
    re.I,
)


class Ruling(StrEnum):
    """How the court took an objection."""

    SUSTAINED = "sustained"
    OVERRULED = "overruled"


@dataclass(frozen=True, slots=True)
class Struck:
    """An answer was struck; `after` is the phrase after which it was, where only the rest went ("" for the first sentence)."""

    after: str | None = None


def objects(text: str) -> bool:
    """Whether counsel objects."""
    return bool(_OBJECTS.search(_NOT_OBJECTION.sub(" ", text)))


def moves_to_strike(text: str) -> bool:
    """Whether counsel asks that an answer be struck."""
    return bool(_MOVES_TO_STRIKE.search(text)) and not re.fullmatch(r"\W*(?:strike|scratch) that\W*", text, re.I)


def ground(text: str) -> str:
    """The ground of an objection in short; "objection" where none is given."""
    named = [name for name, pattern in _GROUNDS if re.search(pattern, text, re.I)]
    return ", ".join(named[:3]) if named else "objection"


def ruling(text: str) -> Ruling | None:
    """What the court rules on an objection."""
    sustained, overruled = _SUSTAINED.search(text), _OVERRULED.search(text)
    if sustained and not re.search(r"\bnot (?:going to )?sustain", text, re.I):
        return Ruling.SUSTAINED
    return Ruling.OVERRULED if overruled else None


def withdraws(text: str) -> bool:
    """Whether a question is withdrawn."""
    return bool(_WITHDRAWS.search(text))


def rephrases(text: str) -> bool:
    """Whether counsel takes back the form of a question to put it anew."""
    return bool(_REPHRASES.search(text))


def instructs(text: str) -> bool:
    """Whether counsel instructs the witness not to answer."""
    return bool(_INSTRUCTS.search(text))


def follows_instruction(text: str) -> bool:
    """Whether an answer only says that the witness will not answer on advice."""
    return bool(_FOLLOWS.search(text)) and len(text.split()) < 25


def permits(text: str) -> bool:
    """Whether the court rules, lets the witness go on, or merely acknowledges: no question of its own."""
    if "?" in text and not re.search(r"\?\s*(?:you may answer|go ahead|overruled|sustained)\W*$", text, re.I):
        return False
    return bool(_PERMISSION.search(text)) and len(text.split()) < 60


def struck(context: Sequence[Heard]) -> Struck | None:
    """Whether what follows an answer strikes it: the court's words, with counsel's motion before them."""
    moved = False
    for item in context:
        text = item.text
        if item.part in (Part.COUNSEL, Part.QUESTION) and moves_to_strike(text):
            moved = True
            asked = _PART.search(text)
            continue
        if item.part is not Part.COURT:
            continue
        if _NOT_STRUCK.search(text):
            return None
        disregard = _DISREGARD.search(text)
        if disregard and not _CONDITIONAL.search(text):
            what = (disregard["what"] or disregard["plain"] or "").casefold()
            if not re.search(r"\b(?:comment|counsel|question|attorney|remark|exhibit|lawyer)", what) or re.search(
                r"\b(?:answer|testimony|response)", what
            ):
                return Struck(_after(text))
        if _STRIKES.search(text) or (
            moved and (_GRANTED.search(text) or re.search(r"\bstr(?:ike|icken)\b", text, re.I))
        ):
            after = _after(text)
            if after is None and moved and asked:
                after = _after(asked.group())
            return Struck(after)
        if moved and ruling(text) is Ruling.OVERRULED:
            return None
    return None


def _after(text: str) -> str | None:
    found = _PART.search(text)
    if found is None:
        return None
    return (found["quoted"] or found["word"] or "").strip()
