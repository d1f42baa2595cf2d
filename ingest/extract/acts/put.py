"""What a question puts: its form, its operative sentence, and the polarity of the proposition (DESIGN §2, LAW §4).

Whether a yes or a no accepts what was put depends on the form. An inverted question ("Did you sign it?", also "Didn't
you …?") puts the positive proposition; a statement with a turned tag ("You didn't sign it, did you?") has the polarity
that the tag turns round; a statement with a neutral tag ("…, correct?") or none has the polarity of its main clause.
A frame ("Do you accept that …") puts what follows it, and a bare "no" to a frame of assent rejects that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from ingest.extract.acts.cues import Cues, cues, inner_tag, plain, sentences

_AUXILIARY = "is|are|was|were|do|does|did|has|have|had|will|would|can|could|shall|should|may|might|must|am"
_SUBJECT = (
    r"you|it|he|she|they|we|i|there|this|that|these|those|the|your|his|her|their|its|our|my|a|an|any|some|all|each|"
    r"anyone|anybody|someone|somebody|everyone|everybody|nobody|mr|ms|mrs|dr|miss|professor"
)
_BARE_VERB = "seem|appear|look|sound|feel|have|go|get|see|know|want|say|tell|come|take|make|think|need|work|do"
_PRONOUN = "you|it|he|she|they|we|i|there|this|that"
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_COORDINATE = re.compile(rf",? (?:but|and) (?=(?:{_PRONOUN})(?:'s|'re)?\b|nobody\b|no one\b|nothing\b|in fact\b)")
"""before a clause of its own: a yes or a no is about the last one"""
_BROKEN_OFF = re.compile(r"(?:-|\.\.\.|…)\s*$")
_TELLING = re.compile(rf"^(?:{_AUXILIARY})n't ")
_FRAGMENT = 4
"""words: a last sentence up to here that follows an open question only narrows it ("Just individually?")"""


class Form(Enum):
    """What a question asks for."""

    POLAR = "polar"
    """yes or no: inverted, or a statement with a tag, or a bare statement put to the witness"""
    OPEN = "open"
    """who, what, when, why; or a request to explain"""
    NONE = "none"
    """nothing: silence, or counsel's own "Okay" """


class Adverse(Enum):
    """Whether a proposition tells against the witness or their side."""

    NO = 0
    ON_CROSS = 1
    """against them where the examiner is: any omission, any fault in the case"""
    EVERYWHERE = 2
    """a fault of their own, also before a tribunal without sides"""


@dataclass(frozen=True, slots=True)
class Put:
    """What a question puts: its form, its operative sentence, whether that is negative, inverted, tagged, adverse.

    `neutral_tag` is a tag such as "correct?" whose yes and no mean the proposition as put; `assent`, that the witness
    is asked to accept or own up to a proposition ("Do you accept that …"), which a "no" rejects; `document`, that the
    question is about what a document says or whether it is seen or remembered; `duty`, that it asks whether something
    was done that a careful person would have done, so that a "no" concedes the omission; `choice`, that it offers two;
    `framed`, that it is put in a frame ("Is it right that …"); `contested`, that it asks whether something is
    contested ("Do you deny that …", "You don't dispute …").
    """

    form: Form
    text: str
    negative: bool = False
    inverted: bool = False
    tagged: bool = False
    neutral_tag: bool = False
    assent: bool = False
    document: bool = False
    adverse: Adverse = Adverse.NO
    duty: bool = False
    choice: bool = False
    contested: bool = False
    framed: bool = False

    @property
    def leading(self) -> bool:
        """Whether the witness is told rather than asked (FRE 611(c))."""
        return self.form is Form.POLAR and not self.inverted


def what_is_put(question: str) -> Put:
    """The operative part of a question: its last sentence, with a bare tag joined to the sentence that it tags."""
    known = cues()
    parts = [part for part in sentences(plain(question)) if re.search(r"\w", part)]
    if not parts:
        return Put(Form.NONE, "")
    last, before = parts[-1], parts[-2] if len(parts) > 1 else ""
    bare = bool(known.bare_tag.fullmatch(last.strip(" .?!,-"))) and bool(before or "?" in last)
    if bare and before:
        last = f"{before.rstrip('.?! ')}, {last}"
    body, tag = last, ""
    found = known.tag.search(last)
    if found and found.start() > 0:
        body, tag = last[: found.start()] + (found["close"] or ""), found["tag"]
    tagged = bool(tag) or bare
    body = known.lead_in.sub("", body, count=1) or body
    if inner := inner_tag(body, known):
        body = body[: inner.start()] + body[inner.end() :]
    if not tagged and known.acknowledged.fullmatch(body.strip(" .?!,-")):
        return Put(Form.NONE, body)
    if _BROKEN_OFF.search(body) and len(body.split()) <= _FRAGMENT:
        return Put(Form.NONE, body)
    if not tagged and (_open(body, known) or (_is_fragment(body) and _open(_led(before, known), known))):
        return Put(Form.OPEN, body, document=bool(known.see.search(body)))
    return _polar(body, tag, tagged, known)


def _led(text: str, known: Cues) -> str:
    return known.lead_in.sub("", text, count=1)


def _is_fragment(body: str) -> bool:
    words = body.split()
    return len(words) <= _FRAGMENT and not re.search(rf"\b(?:{_AUXILIARY}|{_PRONOUN})\b", body)


# -------------------------------------------------------------------------------------------------- open questions
def _open(body: str, known: Cues) -> bool:
    """Whether a question without a tag asks for more than a yes or a no."""
    if known.request.match(body):
        return True
    words = len(body.split())
    begun = known.wh.match(body)
    if begun:
        rest = body[begun.end() :].lstrip()
        if words <= _FRAGMENT or known.measured.match(rest):
            return True
        if begun["word"] in {"when", "where", "why", "how"}:
            # "When did it fail?" against "When it failed, were you there?" and "Where you say …, is that right?"
            # … and "Where in your report did you say so?"
            led = rf"(?!(?:{_PRONOUN}|the|your)\b)(?:[a-z'-]+ ){{0,5}}?(?:{_AUXILIARY})(?:n't)? (?:{_SUBJECT})\b"
            if re.match(rf"(?:{_AUXILIARY})(?:n't)?\b|come\b|about\b|else\b|exactly\b|then\b|{led}", rest):
                return True
        elif not re.match(rf"(?:{_PRONOUN}|the|your|is why|is where|is what|is how)\b", rest) and not (
            begun["word"] == "which" and re.match(rf"(?:{_AUXILIARY}) (?:not |never )?\w+(?:ed|en)\b", rest)
        ):
            # "What I suggest is that …", "Which you did not do?" have no inversion: statements
            return True
    return any(
        pattern.search(body) for pattern in (known.wh_after_break, known.wh_in_place, known.wh_late, known.wh_early)
    )


# ------------------------------------------------------------------------------------------------- polar questions
@cache
def _inversion() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:(?:in fact|at that time|at this time|to your knowledge|as far as you (?:know|are aware))[ ,]+)*"
        # "Didn't seem upset?" leaves out its subject: that is no inversion
        rf"(?:{_AUXILIARY})(?: |n't (?!(?:{_BARE_VERB})\b))(?:not )?[a-z]+\b"
        rf"|[,;:-] (?:and |so |but |then |also ){{0,4}}(?:{_AUXILIARY})(?:n't)? (?:not )?(?:{_SUBJECT})\b"
    )


def _polar(body: str, tag: str, tagged: bool, known: Cues) -> Put:
    asking = known.asking_tag.search(tag)
    neutral = bool(asking or known.neutral_tag.fullmatch(tag.strip(" .?!,;"))) if tag else tagged
    framed = known.frame.match(body)
    inverted = not framed and not (tag and not neutral) and bool(_inversion().search(body))
    clause = body[framed.end() :] if framed else re.split(r"[:;]\s", body)[-1]
    core = _QUOTED.sub('""', known.subordinate.sub("", body, count=1) or body)
    contested = known.contested.match(body)
    if contested:
        # whether it tells against the witness depends on what is or is not contested
        core = _QUOTED.sub('""', body[contested.end() :])
        negative = bool(contested["not"] or contested["not_"])
    else:
        negative = not inverted and _negative(clause, tag, neutral, known)
    return Put(
        form=Form.POLAR,
        text=body,
        negative=negative,
        inverted=inverted,
        tagged=tagged,
        neutral_tag=neutral or bool(framed),
        assent=bool(known.assent.search(framed.group() if framed else tag if asking else "")),
        document=bool(known.see.search(clause if framed else body)) or bool(tag and known.see_tag.search(tag)),
        adverse=_adverse(core, inverted, known),
        duty=bool(known.duty.search(body)),
        choice=inverted and bool(known.choice.search(body)),
        contested=bool(contested),
        framed=bool(framed),
    )


def _adverse(core: str, inverted: bool, known: Cues) -> Adverse:
    """Whether what is put tells against the witness or their side. What is quoted is somebody's words, not put."""
    if known.favourable.search(core):
        return Adverse.NO
    fault = bool(known.adverse_words.search(known.negated_word.sub(" ", core)))
    # "Weren't you warned?" tells, too
    told = (not inverted or bool(_TELLING.match(core))) and bool(known.adverse_leading.search(core))
    if told or known.adverse.search(core) or (fault and known.of_witness.search(core)):
        return Adverse.EVERYWHERE
    on_cross = (
        fault or known.adverse_on_cross.search(core) or (not inverted and known.adverse_told_on_cross.search(core))
    )
    return Adverse.ON_CROSS if on_cross else Adverse.NO


def _negative(clause: str, tag: str, neutral: bool, known: Cues) -> bool:
    """Whether a proposition is put in the negative. A tag that turns the auxiliary round tells: "..., did you?"."""
    if tag and not neutral:
        return "n't" not in tag and " not" not in tag
    return negates(_COORDINATE.split(_QUOTED.sub('""', clause))[-1], known)


def negates(text: str, known: Cues) -> bool:
    """Whether the main clause of a text is negative; two that cancel each other ("not unaware") are not."""
    main = known.not_negative.sub(" ", _main_clause(text, known))
    return bool(known.negative.search(main)) and not known.cancelled.search(main)


def _main_clause(text: str, known: Cues) -> str:
    """The clause that a yes or no is about, up to a subordinate one."""
    text = known.putting.sub("", text, count=1)
    text = known.subordinate.sub("", text, count=1) or text
    main = known.clause_break.split(text, maxsplit=1)[0]
    return main if len(main.split()) > 1 else text
