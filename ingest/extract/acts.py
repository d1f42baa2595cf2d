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

from ingest.extract.acts_cues import Cues, cues, plain, sentences
from ingest.extract.acts_put import Form, Put, negates, what_is_put
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
_LONG = 40
"""words: beyond this a word late in the answer says little about what was put"""
_FRAGMENT = 4
"""words: an answer up to here that has no subject of its own stands for the question's words"""
_CLAUSE = re.compile(
    r"\b(?:i|we|he|she|it|they|you|that|there|who|which|is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b|'"
)
_TAKEN_UP = 0.6
"""share of the terms put: an answer without a yes or no that repeats this much of the question says it again"""


class Direction(Enum):
    """Where an answer stands to the proposition put."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


def read_answer(question: str, answer: str, examination: Examination | None = None) -> Reading:
    """Reads one answer against its question. Never raises; the hedge is verbatim from the answer."""
    put = what_is_put(question)
    kind = examination.kind if examination else None
    # leading questions on direct are for adverse witnesses (FRE 611(c))
    leading = put.leading and (put.adverse or put.tagged)
    hostile = kind not in _OWN_SIDE or (kind is ExaminationKind.DIRECT and leading)
    return _Reader(cues(), put, answer, hostile).read()


def _is_elliptical(first: str) -> bool:
    """Whether an answer leaves out what the question has said: "Twenty-two months.", "Less than five by then." """
    words = len(first.split())
    if re.match(r"^(?:i|we|he|she|they|people)\b", first):
        return False
    return words <= _FRAGMENT or (words <= 2 * _FRAGMENT and not _CLAUSE.search(first))


@dataclass(slots=True)
class _Reader:
    """One answer being read: the cues, what was put, the answer, and whether the examiner is on the other side."""

    known: Cues
    put: Put
    answer: str
    hostile: bool

    @property
    def against(self) -> bool:
        """Whether accepting what was put concedes something."""
        return self.hostile and self.put.adverse and not self.put.document

    def read(self) -> Reading:
        text = plain(self.answer)
        opening = self.known.filler.sub("", text, count=1).strip()
        words = len(text.split())
        if text and self.known.refuses.search(text if words <= _LONG else opening[:160]):
            return self._reading(Act.EVASION, 0.8, (Act.OTHER,))
        if not text or self._is_procedural(text, opening, words):
            return self._reading(Act.OTHER, 0.8, (Act.EVASION,) if self.hostile and words > 1 else ())
        first = sentences(opening)[0]
        direction = self._direction(opening, first)
        if forgotten := self._forgotten(opening, first, direction, words):
            return forgotten
        if self.put.form is Form.NONE and direction is Direction.YES and words <= _FRAGMENT:
            return self._reading(Act.CONFIRMATION, 0.4, (Act.OTHER,))
        if self.put.form is not Form.POLAR:
            return self._open(opening, first)
        if self.known.opening_yes.search(self.put.text) and direction is Direction.YES and words > 3:
            return self._reading(Act.ASSERTION, 0.7, (Act.CONFIRMATION,))
        partly = self.known.narrowing.match(opening) or (words <= _FRAGMENT and self.known.narrowing.search(opening))
        if partly and not self.put.negative and not self._closes_with_no(opening):
            return self._reading(Act.PARTIAL_ADMISSION, 0.75, (Act.CONFIRMATION, Act.ADMISSION, Act.DENIAL))
        if re.match(r"[\"“]", self.answer.lstrip()) and re.search(r"\bread\b", self.put.text):
            # read aloud: the document's words, not the witness's
            return self._reading(Act.CONFIRMATION, 0.6, (Act.OTHER, Act.ASSERTION))
        if self._turns_away(opening, first, direction, words):
            return self._reading(Act.EVASION, 0.5, (Act.OTHER, Act.DENIAL, Act.PARTIAL_ADMISSION))
        if direction is Direction.UNCLEAR and self.known.continues.match(self.answer):
            return self._reading(Act.ASSERTION, 0.4, (Act.CONFIRMATION, Act.EVASION))
        if direction is Direction.UNCLEAR and words <= _FRAGMENT and text.endswith("-"):
            return self._reading(Act.OTHER, 0.4, (Act.EVASION,))
        if direction is Direction.UNCLEAR:
            return self._unclear(opening, first, words)
        return self._polar(direction, opening, words)

    def _is_procedural(self, text: str, opening: str, words: int) -> bool:
        if words > 25:
            return False
        if self.known.procedural.search(opening if words <= _BRIEF else opening[:80]):
            return True
        return bool(self.known.asks_back.match(text)) and not self.known.yes.match(opening)

    def _turns_away(self, opening: str, first: str, direction: Direction, words: int) -> bool:
        """Neither yes nor no, however begun: "It's not my job to test it", or an answer that ends in a question."""
        if not self.hostile or direction is Direction.YES or re.match(r"^(?:no|not|never)\b", opening):
            return False
        asks = opening.endswith("?") and words <= 3 * _BRIEF
        return asks or (direction is Direction.NO and bool(self.known.evasion.search(first[:40])))

    def _forgotten(self, opening: str, first: str, direction: Direction, words: int) -> Reading | None:
        """Not remembering or not knowing, where that is what is said rather than said by the way."""
        parts = sentences(opening)
        doubtful = direction is Direction.UNCLEAR or len(first.split()) <= 2
        whole = words <= (2 * _BRIEF if direction is Direction.UNCLEAR and self.put.form is Form.POLAR else _BRIEF)
        scope = opening if whole else " ".join(parts[: 2 if doubtful and len(first.split()) <= 8 else 1])
        found = self.known.no_recollection.search(scope[:240])
        if not found:
            return None
        if direction is Direction.YES and found.start() >= 4:
            return None
        if re.search(r"\bdid(?:n't| not)\b.*\bknow", found.group()) and re.search(
            r"\b(?:know|knew|known|aware|knowledge)\b", self.put.text
        ):
            # "You knew of it?" "I did not know.": that is the answer, not a gap of memory
            return None
        before = scope[: found.start()]
        if re.search(r"\b(?:because|since|although)\b", before) or (" but " in before and self._shared(before)):
            # said by the way: "It was accurate as far as it went, but I don't recall which"
            return None
        if direction is Direction.NO and re.match(r"^no\b", opening) and self.put.form is Form.POLAR:
            return self._reading(Act.NO_RECOLLECTION, 0.7, (Act.DENIAL,))
        return self._reading(Act.NO_RECOLLECTION, 0.85, (Act.EVASION,) if self.hostile else ())

    # ------------------------------------------------------------ the direction of an answer
    def _closes_with_no(self, opening: str) -> bool:
        closing = self.known.closing.search(opening)
        return bool(closing and closing["word"] == "no")

    def _direction(self, opening: str, first: str) -> Direction:
        yes, no = self.known.yes.match(opening), self.known.no.match(opening)
        if not no and (self.put.inverted or len(first.split()) <= _FRAGMENT):
            no = self.known.none_did.match(opening)
        if self.known.takes_back.match(opening):
            return Direction.NO
        if not yes and not no:
            closing = self.known.closing.search(opening)
            if closing and len(opening.split()) <= 5 * _BRIEF:
                return Direction.NO if closing["word"] == "no" else Direction.YES
            if aside := self.known.aside.match(opening):
                return Direction.NO if aside["word"] == "no" else Direction.YES
        if no and no.group().startswith("i") and not re.search(r"\byour?\b", self.put.text) and not self._shared(first):
            # "I'm not conducting the defence": about something else
            no = None if len(first.split()) > _FRAGMENT else no
        if no:
            closing = None if opening.startswith("no") else self.known.closing.search(opening)
            turned = closing is not None and closing["word"] != "no" and not self.put.negative
            return Direction.YES if turned or self.known.no_yes.match(opening) else Direction.NO
        rejected = self._rejected(first)
        if yes:
            near = rejected and yes.start() < rejected.start() < yes.end() + 40
            return Direction.NO if near else Direction.YES
        if rejected or (len(opening.split()) <= 2 * _BRIEF and self._rejected(opening)):
            return Direction.NO
        return Direction.UNCLEAR

    def _rejected(self, text: str) -> re.Match[str] | None:
        """Words that reject what was put; "it was wrong" to "that was wrong" only repeats it."""
        found = self.known.rejects.search(text)
        return None if found and found.group().split()[-1] in re.findall(r"[a-z]+", self.put.text) else found

    def _agrees(self, direction: Direction, opening: str) -> tuple[bool, bool]:
        """Whether the answer accepts the proposition as put, and whether that is beyond doubt.

        For a positive proposition yes accepts. For a negative one "no" says the same as the question ("You didn't?"
        "No."), and so does agreement with the words ("correct", "right"); a bare "yes" to it can mean either. Where
        the witness is asked to accept or own up to a negative proposition, "no" refuses, unless it repeats it.
        """
        if self._repeats_negation(opening):
            return True, True
        if not self.put.negative:
            return direction is Direction.YES, True
        if direction is Direction.NO:
            if self.known.not_so.match(opening):
                return False, True
            if self.known.no_but_did.match(opening):
                return False, False
            if self.put.assent:
                return bool(self.known.repeats_no.match(opening)), False
            return True, not self.put.neutral_tag
        if self.known.agrees.match(opening):
            return True, True
        if self.known.contrary.match(opening):
            return False, True
        return True, self.put.neutral_tag

    def _repeats_negation(self, opening: str) -> bool:
        """Whether an answer negates what was put as negated: "It's not surprising" to "it is hardly surprising"."""
        found = self.known.negated_predicate.match(opening)
        if not found or self.put.inverted:
            return False
        return bool(
            re.search(rf"(?:\bhardly|\bnot|n't|\bnever|\bscarcely)(?: [a-z]+)? {found['word']}\b", self.put.text)
        )

    # ------------------------------------------------------------ the act
    def _polar(self, direction: Direction, opening: str, words: int) -> Reading:
        agrees, sure = self._agrees(direction, opening)
        confidence = 0.9 if sure else 0.55
        if not agrees:
            return self._refused(direction, opening, words, confidence, sure)
        narrowed = self._narrowed(opening, words)
        if narrowed and self.hostile and not (self.put.document and words <= _BRIEF):
            if self.put.adverse:
                return self._reading(Act.PARTIAL_ADMISSION, 0.7, (Act.ADMISSION, Act.CONFIRMATION))
            if narrowed > 1:
                return self._reading(Act.PARTIAL_ADMISSION, 0.55, (Act.CONFIRMATION, Act.ADMISSION))
            return self._reading(Act.CONFIRMATION, 0.55, (Act.PARTIAL_ADMISSION, Act.ADMISSION))
        if self.against:
            doubt = () if sure else (Act.DENIAL,)
            return self._reading(Act.ADMISSION, confidence - 0.15, (Act.CONFIRMATION, *doubt))
        if self.hostile and self.known.fault.search(opening[:240]):
            return self._reading(Act.ADMISSION, 0.6, (Act.PARTIAL_ADMISSION, Act.CONFIRMATION))
        alternatives = (Act.ADMISSION,) if self.hostile and not self.put.document else ()
        return self._reading(Act.CONFIRMATION, confidence, alternatives if sure else (*alternatives, Act.DENIAL))

    def _refused(self, direction: Direction, opening: str, words: int, confidence: float, sure: bool) -> Reading:
        hedged = self.known.hedge.search(opening[:80])
        if self.hostile and self.put.duty and direction is Direction.NO and not hedged:
            return self._reading(Act.ADMISSION, 0.6, (Act.DENIAL, Act.NO_RECOLLECTION), stance=Stance.DENIES)
        qualified = words > _BRIEF and bool(re.search(r"\b(?:but|although|however|only)\b", opening)) and self.hostile
        alternatives = (Act.PARTIAL_ADMISSION,) if qualified else ()
        return self._reading(Act.DENIAL, confidence, alternatives if sure else (*alternatives, Act.ADMISSION))

    def _narrowed(self, opening: str, words: int) -> int:
        """0: accepted as put; 1: with doubt, or a reservation after it; 2: the acceptance itself is narrowed."""
        first = sentences(opening)[0]
        head = first[:100] if words > _BRIEF else opening
        turned = not self.put.negative and not opening.startswith("no") and self.known.no.match(opening)
        if turned or self.known.narrowing.search(head) or self.known.conditional.match(opening):
            return 2
        if self.known.accepts_that.match(opening) and self._taken_up(first) < _TAKEN_UP / 2:
            return 2
        if re.search(r"^[^.]{0,60}\b(?:but|although|however|except|apart from|though)\b", opening[:160]):
            return 2
        likely = self.known.likely.search(head)
        if (likely and likely.group() not in self.put.text) or re.search(
            r"[.,;-] ?(?:but|however|although)\b", opening[:160]
        ):
            return 1
        return 0

    def _unclear(self, opening: str, first: str, words: int) -> Reading:
        """A yes-or-no question answered with neither word: what does the answer say of the proposition?"""
        if self.hostile and self.known.fault.search(first):
            return self._reading(Act.ADMISSION, 0.6, (Act.PARTIAL_ADMISSION,))
        if self.known.evasion.search(first if words > _LONG else opening):
            act = Act.EVASION if self.hostile else Act.ASSERTION
            return self._reading(act, 0.6, (Act.ASSERTION, Act.PARTIAL_ADMISSION))
        shared, taken_up = self._shared(first), self._taken_up(first)
        negated = negates(first, self.known)
        if self.known.possible.match(opening):
            act = Act.PARTIAL_ADMISSION if self.against else Act.CONFIRMATION
            return self._reading(act, 0.5, (Act.PARTIAL_ADMISSION, Act.CONFIRMATION, Act.NO_RECOLLECTION))
        if self.known.conditional.match(opening) and self.hostile:
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, (Act.ADMISSION, Act.EVASION))
        if self.put.choice and not negated:
            return self._reading(Act.ASSERTION, 0.6, (Act.CONFIRMATION,))
        if negated != self.put.negative and (shared >= 2 or taken_up >= _TAKEN_UP) and words <= _LONG:
            act = Act.DENIAL if self.hostile else Act.ASSERTION
            return self._reading(act, 0.5, (Act.PARTIAL_ADMISSION, Act.EVASION, Act.ASSERTION))
        if self.against and self._mixed(opening, first, words):
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, (Act.ASSERTION, Act.EVASION, Act.DENIAL))
        if self._echoes(first) or (taken_up >= _TAKEN_UP and negated == self.put.negative):
            if self.hostile and self.known.narrowing.search(first):
                return self._reading(Act.PARTIAL_ADMISSION, 0.55, (Act.CONFIRMATION, Act.ADMISSION))
            act = Act.ADMISSION if self.against else Act.CONFIRMATION
            return self._reading(act, 0.55, (Act.CONFIRMATION, Act.ADMISSION, Act.PARTIAL_ADMISSION, Act.ASSERTION))
        return self._beside(opening, first, words, shared)

    def _shared(self, first: str) -> int:
        return len(set(terms(self.put.text)) & set(terms(first)))

    def _taken_up(self, first: str) -> float:
        """The share of the terms put, as a whole or in its last clause, that the answer repeats."""
        said, shares = set(terms(first)), [0.0]
        for clause in (self.put.text, self.put.text.rsplit(", ", 1)[-1]):
            asked = set(terms(clause))
            if len(asked) > 1 or clause == self.put.text:
                shares.append(len(asked & said) / len(asked) if asked else 0.0)
        return max(shares)

    def _mixed(self, opening: str, first: str, words: int) -> bool:
        """One clause says it and the other does not: "I saw it but I didn't read it." """
        if words > 3 * _BRIEF:
            return False
        rest = opening[len(first) :].strip()
        said, held = (first, rest) if rest else (*re.split(r"[,;]? but ", first, maxsplit=1), "")[:2]
        return bool(held) and negates(said, self.known) != negates(held, self.known)

    def _beside(self, opening: str, first: str, words: int, shared: int) -> Reading:
        """An answer in words of its own: part of what was put, or something else."""
        rest = opening[len(first) :].strip()
        if _is_elliptical(first) and not (rest and self.put.inverted):
            # "Twenty-two months.": the detail stands for the assent
            if self.against and self.known.qualifying.match(first):
                return self._reading(Act.PARTIAL_ADMISSION, 0.4, (Act.CONFIRMATION, Act.ASSERTION))
            return self._reading(Act.CONFIRMATION, 0.45, (Act.ASSERTION, Act.PARTIAL_ADMISSION))
        taken = shared >= (1 if words <= 2 * _BRIEF else 2) or self.known.accepts_that.match(opening)
        if self.against and taken and words <= _LONG:
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, (Act.ASSERTION, Act.EVASION, Act.DENIAL))
        if self.hostile and self.known.accepts_that.match(opening):
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, (Act.CONFIRMATION, Act.EVASION))
        personal = re.match(r"^(?:i|we|my|our|he|she|they)\b", opening)
        asked_of_witness = self.put.inverted and re.search(r"\byou\b", self.put.text) and words > _BRIEF
        if self.hostile and (self.put.adverse or (not personal and (self.put.tagged or asked_of_witness))):
            return self._reading(Act.EVASION, 0.45, (Act.ASSERTION, Act.PARTIAL_ADMISSION, Act.DENIAL))
        return self._reading(Act.ASSERTION, 0.5, (Act.CONFIRMATION, Act.EVASION))

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
        if self.known.fault.search(opening[:240]) and self.hostile:
            return self._reading(Act.ADMISSION, 0.6, (Act.PARTIAL_ADMISSION, Act.ASSERTION))
        return self._reading(Act.ASSERTION, 0.75, (Act.ADMISSION,) if self.hostile and self.put.adverse else ())

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
            alternatives=tuple(dict.fromkeys(other for other in alternatives if other is not act)),
        )

    def _hedge(self) -> str | None:
        """The first hedging phrase of the answer, as it stands there."""
        found = self.known.hedge.search(self.answer.replace("’", "'"))
        return self.answer[found.start() : found.end()] if found else None
