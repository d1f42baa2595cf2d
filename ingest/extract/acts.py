"""How an answer reads against its question: act, stance, hedge (DESIGN §2; traps: LAW §4).

Polarity comes from question and answer together: the proposition put may itself be negative ("You didn't sign it, did
you?" "No."), and then a "no" affirms it. Whether a concession is an admission depends on what was put: a proposition
adverse to the witness, under hostile examination. Counsel's words count only as far as the answer takes them up. The
cues are data (`patterns/acts.toml`); where a careful reader could choose otherwise, `alternatives` say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from ingest.extract.acts_cues import Cues, cues, plain
from kg.model.reading import Reading
from kg.model.statement import Act, Stance
from kg.model.terms import terms
from kg.model.testimony import Examination, ExaminationKind

_OWN_SIDE = {ExaminationKind.DIRECT, ExaminationKind.REDIRECT}
_STANCE = {
    Act.ADMISSION: Stance.AFFIRMS,
    Act.CONFIRMATION: Stance.AFFIRMS,
    Act.ASSERTION: Stance.AFFIRMS,
    Act.PARTIAL_ADMISSION: Stance.QUALIFIES,
    Act.DENIAL: Stance.DENIES,
}
_BRIEF = 12
"""words: up to here an answer is taken whole, beyond it the opening counts and the rest qualifies"""


class Form(Enum):
    """What a question asks for."""

    POLAR = "polar"
    """yes or no: inverted, or a statement with a tag, or a bare statement put to the witness"""
    OPEN = "open"
    """who, what, when, why; or a request to explain"""
    NONE = "none"


class Direction(Enum):
    """Where an answer stands to the proposition put."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Put:
    """What a question puts: its form, its operative sentence, whether that is negative, inverted, tagged, adverse.

    `neutral_tag` is a tag such as "correct?" whose yes and no mean the proposition as put; `document` says that the
    question is about what a document says or whether it is seen; `duty`, that it asks whether something was done that a
    careful person would have done, so that a "no" concedes the omission.
    """

    form: Form
    text: str
    negative: bool = False
    inverted: bool = False
    tagged: bool = False
    neutral_tag: bool = False
    document: bool = False
    adverse: bool = False
    duty: bool = False


def read_answer(question: str, answer: str, examination: Examination | None = None) -> Reading:
    """Reads one answer against its question. Never raises; the hedge is verbatim from the answer."""
    put = _put(question)
    kind = examination.kind if examination else None
    # leading questions on direct are for adverse witnesses (FRE 611(c))
    leading = put.form is Form.POLAR and not put.inverted and (put.adverse or put.tagged)
    hostile = kind not in _OWN_SIDE or (kind is ExaminationKind.DIRECT and leading)
    return _Reader(cues(), put, answer, hostile).read()


@cache
def _inversion() -> re.Pattern[str]:
    auxiliary = "is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must|am"
    return re.compile(
        rf"^(?:(?:and|so|but|now|well|okay|then|again|sir|in fact|yes|no|right|at that time|to your knowledge)[ ,]+)*"
        rf"(?:{auxiliary})(?:n't)? (?:not )?(?:you|it|he|she|they|we|i|there|this|that|these|those|the|your|any|anyone|"
        rf"anybody|mr|ms|mrs|dr|[a-z]+)\b"
    )


def _put(question: str) -> Put:
    """The operative part of a question: its last sentence, with a bare tag joined to the sentence that it tags."""
    known = cues()
    text = plain(question)
    if not re.search(r"\w", text):
        return Put(Form.NONE, "")
    sentences = [part for part in re.split(r"(?<=[.?!])[\"'”]?\s+(?=\S)", text) if re.search(r"\w", part)]
    last = sentences[-1]
    tagged = False
    if known.bare_tag.fullmatch(last.strip(" .?!,-")):
        tagged = True
        last = f"{sentences[-2].rstrip('.?! ')}, {last}" if len(sentences) > 1 else last
    body, tag = last, ""
    found = known.tag.search(last)
    if found and found.start() > 0:
        body, tag, tagged = last[: found.start()], found.group("tag"), True
    neutral = bool(known.neutral_tag.fullmatch(tag.strip(" .?!,;"))) if tag else tagged
    open_question = bool(known.wh.search(body)) and not tagged
    framed = known.frame.match(body)
    inverted = not framed and bool(_inversion().match(body))
    clause = body[framed.end() :] if framed else re.split(r"[:;]\s", body)[-1]
    return Put(
        form=Form.OPEN if open_question else Form.POLAR,
        text=body,
        negative=not inverted and _negative(clause, tag, neutral),
        inverted=inverted,
        tagged=tagged,
        neutral_tag=neutral or bool(framed),
        document=bool(known.see.search(body)) or bool(tag and known.see.search(tag)),
        adverse=bool(known.adverse.search(body)),
        duty=bool(known.duty.search(body)),
    )


def _negative(clause: str, tag: str, neutral: bool) -> bool:
    """Whether a proposition is put in the negative. A tag that turns the auxiliary round tells: "..., did you?"."""
    if tag and not neutral and not re.search(r"\b(?:agree|accept|see|recall|remember)\b", tag):
        return "n't" not in tag and " not" not in tag
    return bool(cues().negative.search(_main_clause(clause)))


def _main_clause(text: str) -> str:
    """The clause that a yes or no is about, up to a subordinate one."""
    text = re.sub(r"^.*?\b(?:suggest|know|aware|put it to you|fact|true|tell (?:us|me)) that ", "", text, count=1)
    return re.split(r"\b(?:because|so that|whether|if|which|who|when|while|until|unless|rather than)\b", text)[0]


@dataclass(slots=True)
class _Reader:
    """One answer being read: the cues, what was put, the answer, and whether the examiner is on the other side."""

    known: Cues
    put: Put
    answer: str
    hostile: bool

    def read(self) -> Reading:
        text = plain(self.answer)
        opening = self.known.filler.sub("", text, count=1).strip()
        words = len(text.split())
        if not text or self._matches(self.known.procedural, opening if words <= _BRIEF else opening[:80], words):
            return self._reading(Act.OTHER, 0.8)
        first = re.split(r"(?<=[.?!;])\s", opening, maxsplit=1)[0]
        forgot = self.known.no_recollection.search(first if words > _BRIEF else opening)
        direction = self._direction(opening, first)
        if forgot and (direction is not Direction.YES or forgot.start() < 4):
            # "I don't recall. No." and "No, I don't recall that": not remembering is what is said
            if direction is Direction.NO and re.match(r"^no\b", opening) and self.put.form is Form.POLAR:
                return self._reading(Act.NO_RECOLLECTION, 0.7, (Act.DENIAL,))
            return self._reading(Act.NO_RECOLLECTION, 0.85, (Act.EVASION,) if self.hostile else ())
        if self.put.form is Form.OPEN or self.put.form is Form.NONE:
            return self._open(opening, first)
        if self.known.opening_yes.search(self.put.text) and direction is Direction.YES and words > 3:
            return self._reading(Act.ASSERTION, 0.7, (Act.CONFIRMATION,))
        if direction is not Direction.NO and self.known.narrowing.match(opening):
            return self._reading(Act.PARTIAL_ADMISSION, 0.75, (Act.CONFIRMATION, Act.ADMISSION))
        if direction is Direction.UNCLEAR:
            return self._unclear(opening, first, words)
        return self._polar(direction, opening, words)

    def _matches(self, pattern: re.Pattern[str], text: str, words: int) -> bool:
        return words <= 25 and bool(pattern.search(text))

    # ------------------------------------------------------------ the direction of an answer
    def _direction(self, opening: str, first: str) -> Direction:
        yes, no = self.known.yes.match(opening), self.known.no.match(opening)
        if self._corrects(opening):
            return Direction.NO
        closing = re.search(
            r"[,.-] (?P<word>yes|yeah|no)(?:,? (?:sir|ma'am|i (?:did|do|was|have)(?:n't| not)?))?[.]?$", opening
        )
        if closing and not yes and not no and len(opening.split()) <= 2 * _BRIEF:
            return Direction.NO if closing["word"] == "no" else Direction.YES
        aside = re.match(r"^[^.?!]{1,60}[,.-] ?(?:so |then |and )*(?P<word>yes|no)[,.]", opening)
        if aside and not yes and not no:
            return Direction.NO if aside["word"] == "no" else Direction.YES
        if no:
            if re.match(
                r"^no(?:,| -+|\.)? (?:yes|that's (?:right|correct|true)|i (?:accept|agree|do accept|do agree))\b",
                opening,
            ):
                return Direction.YES
            return Direction.NO
        if yes:
            rejected = self.known.rejects.search(first)
            return Direction.NO if rejected and rejected.start() > yes.start() else Direction.YES
        if self.known.rejects.search(first):
            return Direction.NO
        return Direction.UNCLEAR

    def _corrects(self, opening: str) -> bool:
        """ "Yes. Sorry, no": the speaker takes the first word back."""
        return bool(self.known.takes_back.match(opening))

    def _agrees(self, direction: Direction, opening: str) -> tuple[bool, bool]:
        """Whether the answer accepts the proposition as put, and whether that is beyond doubt.

        For a positive proposition yes accepts. For a negative one "no" says the same as the question ("You didn't?"
        "No."), and so does agreement with the words ("correct", "right"); a bare "yes" to it can mean either.
        """
        if not self.put.negative:
            return direction is Direction.YES, True
        agreeing = self.known.agrees.match(opening)
        contrary = self.known.contrary.match(opening)
        if direction is Direction.NO:
            if self.known.not_so.match(opening):
                return False, True
            if self.known.no_but_did.match(opening):
                return False, False
            return True, not self.put.neutral_tag
        if agreeing:
            return True, True
        if contrary:
            return False, True
        return True, self.put.neutral_tag

    # ------------------------------------------------------------ the act
    def _polar(self, direction: Direction, opening: str, words: int) -> Reading:
        agrees, sure = self._agrees(direction, opening)
        confidence = 0.9 if sure else 0.55
        if not agrees:
            if self.hostile and self.put.duty and direction is Direction.NO:
                return self._reading(Act.ADMISSION, 0.6, (Act.DENIAL, Act.NO_RECOLLECTION), stance=Stance.DENIES)
            qualified = (
                words > _BRIEF and bool(re.search(r"\b(?:but|although|however|only)\b", opening)) and self.hostile
            )
            alternatives = (Act.PARTIAL_ADMISSION,) if qualified else ()
            return self._reading(Act.DENIAL, confidence, alternatives if sure else (*alternatives, Act.ADMISSION))
        narrowed = self._narrowed(opening, words)
        if self.hostile and narrowed and not (self.put.document and words <= _BRIEF):
            if self.put.adverse or narrowed > 1:
                return self._reading(Act.PARTIAL_ADMISSION, 0.7, (Act.ADMISSION, Act.CONFIRMATION))
            return self._reading(Act.CONFIRMATION, 0.55, (Act.PARTIAL_ADMISSION, Act.ADMISSION))
        if self.hostile and self.put.adverse and not self.put.document:
            doubt = () if sure else (Act.DENIAL,)
            return self._reading(Act.ADMISSION, confidence - 0.15, (Act.CONFIRMATION, *doubt))
        if self.known.fault.search(opening):
            return self._reading(Act.ADMISSION, 0.7, (Act.PARTIAL_ADMISSION, Act.CONFIRMATION))
        alternatives = (Act.ADMISSION,) if self.hostile and self.put.adverse else ()
        return self._reading(Act.CONFIRMATION, confidence, alternatives if sure else (*alternatives, Act.DENIAL))

    def _narrowed(self, opening: str, words: int) -> int:
        """0: accepted as put; 1: with a reservation after it; 2: the acceptance itself is narrowed."""
        first = re.split(r"(?<=[.?!])\s", opening, maxsplit=1)[0]
        if self.known.narrowing.search(first if words > _BRIEF else opening):
            return 2
        head = opening[:160]
        if re.search(r"^[^.]{0,60}\b(?:but|although|however|except|apart from|though)\b", head):
            return 2
        if re.search(r"[.,;-] ?(?:but|however|although)\b", head):
            return 1
        return 0

    def _unclear(self, opening: str, first: str, words: int) -> Reading:
        """A yes-or-no question answered with neither word: what does the answer say of the proposition?"""
        if self.known.fault.search(first):
            return self._reading(Act.ADMISSION, 0.6, (Act.PARTIAL_ADMISSION,))
        if self.known.evasion.search(first if words > 40 else opening):
            return self._reading(
                Act.EVASION if self.hostile else Act.ASSERTION, 0.6, (Act.ASSERTION, Act.PARTIAL_ADMISSION)
            )
        asked, said = set(terms(self.put.text)), terms(first)
        shared = len(asked & set(said))
        negated = bool(self.known.negative.search(first))
        rest = opening[len(first) :]
        mixed = words <= 3 * _BRIEF and negated != bool(self.known.negative.search(rest)) and bool(rest.strip())
        if self.hostile and (mixed or self.known.narrowing.search(first)):
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, (Act.ASSERTION, Act.EVASION, Act.DENIAL))
        if shared >= 2 and negated != self.put.negative:
            return self._reading(
                Act.DENIAL if self.hostile else Act.ASSERTION, 0.5, (Act.PARTIAL_ADMISSION, Act.EVASION)
            )
        if self._echoes(first):
            act = Act.ADMISSION if self.hostile and self.put.adverse and not self.put.document else Act.CONFIRMATION
            return self._reading(act, 0.55, (Act.CONFIRMATION, Act.ADMISSION, Act.PARTIAL_ADMISSION))
        if self.hostile and shared >= 2:
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, (Act.CONFIRMATION, Act.ASSERTION))
        if words <= _BRIEF and not negated:
            if self.hostile and self.put.adverse:
                return self._reading(Act.PARTIAL_ADMISSION, 0.4, (Act.ADMISSION, Act.ASSERTION))
            return self._reading(Act.CONFIRMATION, 0.4, (Act.ASSERTION, Act.PARTIAL_ADMISSION))
        personal = re.match(r"^(?:i|we|my|our|he|she|they)\b", opening)
        if self.hostile and (self.put.adverse or not personal):
            return self._reading(Act.EVASION, 0.45, (Act.ASSERTION, Act.PARTIAL_ADMISSION))
        return self._reading(Act.ASSERTION, 0.5, (Act.EVASION,))

    def _echoes(self, first: str) -> bool:
        """A short answer that repeats the question's verb or predicate: "Is it yours?" "It is mine." """
        found = self.known.echo.match(first)
        if not found or self.known.negative.search(first) or len(first.split()) > _BRIEF:
            return False
        pairs = {"am": "are", "was": "were", "were": "was", "have": "has", "has": "have"}
        verb = found["verb"]
        return bool(re.search(rf"\b(?:{verb}|{pairs.get(verb, verb)})(?:n't)?\b", self.put.text))

    def _open(self, opening: str, first: str) -> Reading:
        if self.known.evasion.search(first) and self.hostile:
            return self._reading(Act.EVASION, 0.6, (Act.ASSERTION,))
        if self.known.fault.search(opening) and self.hostile:
            return self._reading(Act.ADMISSION, 0.6, (Act.PARTIAL_ADMISSION, Act.ASSERTION))
        return self._reading(Act.ASSERTION, 0.75)

    def _reading(
        self, act: Act, confidence: float, alternatives: tuple[Act, ...] = (), stance: Stance | None = None
    ) -> Reading:
        hedge = None if act is Act.OTHER else self._hedge()
        stance = stance or _STANCE.get(act, Stance.NONE)
        return Reading(
            act=act,
            stance=stance,
            hedge=hedge,
            confidence=round(confidence, 2),
            alternatives=tuple(other for other in alternatives if other is not act),
        )

    def _hedge(self) -> str | None:
        """The first hedging phrase of the answer, as it stands there."""
        found = self.known.hedge.search(self.answer.replace("’", "'"))
        return self.answer[found.start() : found.end()] if found else None
