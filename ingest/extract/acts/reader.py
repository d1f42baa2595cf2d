"""How an answer reads against its question: act, stance, hedge (DESIGN §2; traps: LAW §4).

Polarity comes from question and answer together: the proposition put may itself be negative ("You didn't sign it, did
you?" "No."), and then a "no" affirms it. Whether a concession is an admission depends on what was put: a proposition
adverse to the witness, under hostile examination. Counsel's words count only as far as the answer takes them up. The
cues are data (`patterns/acts.toml`); where a careful reader could choose otherwise, `alternatives` say so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.acts.answer import BRIEF, FRAGMENT, LONG, Answer, Direction, Reserve
from ingest.extract.acts.cues import Cues, cues
from ingest.extract.acts.put import Adverse, Form, Put, what_is_put
from kg.model.reading import Reading
from kg.model.statement import Act, Stance
from kg.model.testimony import Examination, ExaminationKind

_OWN_SIDE = {ExaminationKind.DIRECT, ExaminationKind.REDIRECT}
_STANCE = {
    Act.ADMISSION: Stance.AFFIRMS,
    Act.CONFIRMATION: Stance.AFFIRMS,
    Act.ASSERTION: Stance.AFFIRMS,
    Act.PARTIAL_ADMISSION: Stance.QUALIFIES,
    Act.DENIAL: Stance.DENIES,
}


def read_answer(
    question: str, answer: str, examination: Examination | None = None, *, deposed: bool = False
) -> Reading:
    """Reads one answer against its question. Never raises; the hedge is verbatim from the answer.

    `deposed` says that the witness is a deponent, whom the other side examines although no heading says "cross".
    """
    put = what_is_put(question)
    kind = examination.kind if examination else None
    # leading questions on direct are for adverse witnesses (FRE 611(c))
    leading = put.leading and (put.adverse is not Adverse.NO or put.tagged)
    hostile = kind not in _OWN_SIDE or (kind is ExaminationKind.DIRECT and leading)
    sides = deposed or kind not in {None, ExaminationKind.INQUIRY}
    adverse = put.adverse is Adverse.EVERYWHERE or (put.adverse is Adverse.ON_CROSS and sides)
    return _Reader(cues(), put, Answer(cues(), put, answer), hostile, adverse).read()


@dataclass(frozen=True, slots=True)
class _Reader:
    """One answer being read: `hostile` examiners are not on the witness's side, `adverse` is what tells against it."""

    known: Cues
    put: Put
    said: Answer
    hostile: bool
    adverse: bool

    @property
    def against(self) -> bool:
        """Whether accepting what was put concedes something."""
        return self.hostile and self.adverse and not self.put.document

    def read(self) -> Reading:
        """The act, tried from the plainest signs to the faintest."""
        return self._no_answer() or self._answer_to_open() or self._answer_apart() or self._answer_to_polar()

    def _no_answer(self) -> Reading | None:
        """Refused, procedural, or not remembered."""
        said = self.said
        if self.known.refuses.search(said.text if said.words <= LONG else said.opening[:160]):
            return self._reading(Act.EVASION, 0.8, Act.OTHER)
        if said.is_procedural:
            return self._reading(Act.OTHER, 0.8, *([Act.EVASION] if self.hostile and said.words > 1 else []))
        if not said.forgets:
            return None
        if said.direction is Direction.NO and re.match(r"^no\b", said.opening) and self.put.form is Form.POLAR:
            return self._reading(Act.NO_RECOLLECTION, 0.7, Act.DENIAL)
        return self._reading(Act.NO_RECOLLECTION, 0.85, *([Act.EVASION] if self.hostile else []))

    def _answer_to_open(self) -> Reading | None:
        """What is told where more than a yes or no was asked, or nothing at all."""
        said = self.said
        if self.put.form is Form.POLAR:
            return None
        if self.put.form is Form.NONE and said.direction is Direction.YES and said.words <= FRAGMENT:
            return self._reading(Act.CONFIRMATION, 0.4, Act.OTHER)
        if self.hostile and self.known.evasion.search(said.first):
            return self._reading(Act.EVASION, 0.6, Act.ASSERTION)
        if self.hostile and self.known.fault.search(said.opening[:240]):
            return self._reading(Act.ADMISSION, 0.6, Act.PARTIAL_ADMISSION, Act.ASSERTION)
        return self._reading(Act.ASSERTION, 0.75, *([Act.ADMISSION] if self.hostile and self.adverse else []))

    def _answer_apart(self) -> Reading | None:
        """Answers to a yes-or-no question that are neither for what their form tells: read out, broken off, resumed."""
        said = self.said
        unclear = said.direction is Direction.UNCLEAR
        if self.known.opening_yes.search(self.put.text) and said.direction is Direction.YES and said.words > 3:
            return self._reading(Act.ASSERTION, 0.7, Act.CONFIRMATION)
        if said.is_partly:
            return self._reading(Act.PARTIAL_ADMISSION, 0.75, Act.CONFIRMATION, Act.ADMISSION, Act.DENIAL)
        if re.match(r"[\"“]", said.words_said.lstrip()) and re.search(r"\bread\b", self.put.text):
            # read aloud: the document's words, not the witness's
            return self._reading(Act.CONFIRMATION, 0.6, Act.OTHER, Act.ASSERTION)
        if self.hostile and said.turns_away:
            return self._reading(Act.EVASION, 0.5, Act.OTHER, Act.DENIAL, Act.PARTIAL_ADMISSION)
        if unclear and self.known.continues.match(said.words_said):
            return self._reading(Act.ASSERTION, 0.4, Act.CONFIRMATION, Act.EVASION)
        if unclear and said.words <= FRAGMENT and said.text.endswith("-"):
            return self._reading(Act.OTHER, 0.4, Act.EVASION)
        return None

    def _answer_to_polar(self) -> Reading:
        if self.said.direction is Direction.UNCLEAR:
            return self._unclear() or self._in_own_words()
        agrees, sure = self.said.agreement
        return self._accepted(sure) if agrees else self._refused(sure)

    def _accepted(self, sure: bool) -> Reading:
        confidence, reserve = 0.9 if sure else 0.55, self.said.reserve
        if reserve is not Reserve.NONE and self.hostile and not (self.put.document and self.said.words <= BRIEF):
            if self.adverse:
                return self._reading(Act.PARTIAL_ADMISSION, 0.7, Act.ADMISSION, Act.CONFIRMATION)
            if reserve is Reserve.PART:
                return self._reading(Act.PARTIAL_ADMISSION, 0.55, Act.CONFIRMATION, Act.ADMISSION)
            # a "but" to a fact that helps nobody leaves it a fact
            return self._reading(Act.CONFIRMATION, 0.55, Act.PARTIAL_ADMISSION, Act.ADMISSION)
        doubt = [] if sure else [Act.DENIAL]
        if self.against:
            return self._reading(Act.ADMISSION, confidence - 0.15, Act.CONFIRMATION, *doubt)
        opening = self.said.opening[:240]
        if self.hostile and (self.known.fault.search(opening) or self.known.sorry.search(self.said.text[:240])):
            return self._reading(Act.ADMISSION, 0.6, Act.PARTIAL_ADMISSION, Act.CONFIRMATION)
        soft = [Act.ADMISSION] if self.hostile and not self.put.document else []
        return self._reading(Act.CONFIRMATION, confidence, *soft, *doubt)

    def _refused(self, sure: bool) -> Reading:
        said = self.said
        hedged = self.known.hedge.search(said.opening[:80])
        # "Did you ever correct it?" "I should have, and I didn't."
        owned = self.put.inverted and self.known.fault.search(said.first)
        if self.hostile and (self.put.duty or owned) and said.direction is Direction.NO and not hedged:
            return self._reading(Act.ADMISSION, 0.6, Act.DENIAL, Act.NO_RECOLLECTION, stance=Stance.DENIES)
        if self.against and self.known.fault.search(said.opening[:240]):
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, Act.DENIAL, Act.ADMISSION)
        qualified = said.words > BRIEF and re.search(r"\b(?:but|although|however|only)\b", said.opening)
        partly = [Act.PARTIAL_ADMISSION] if qualified and self.hostile else []
        return self._reading(Act.DENIAL, 0.9 if sure else 0.55, *partly, *([] if sure else [Act.ADMISSION]))

    def _unclear(self) -> Reading | None:
        """A yes-or-no question answered with neither word: what does the answer say of the proposition?"""
        said, known = self.said, self.known
        if self.hostile and known.fault.search(said.first):
            return self._reading(Act.ADMISSION, 0.6, Act.PARTIAL_ADMISSION)
        if known.evasion.search(said.first if said.words > LONG else said.opening):
            act = Act.EVASION if self.hostile else Act.ASSERTION
            return self._reading(act, 0.6, Act.ASSERTION, Act.PARTIAL_ADMISSION)
        if known.possible.match(said.opening):
            act = Act.PARTIAL_ADMISSION if self.against else Act.CONFIRMATION
            return self._reading(act, 0.5, Act.PARTIAL_ADMISSION, Act.CONFIRMATION, Act.NO_RECOLLECTION)
        if self.against and known.conditional.match(said.opening):
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, Act.ADMISSION, Act.EVASION)
        if self.put.negative and known.at_times.match(said.opening):
            # "You never went there?" "Once."
            return self._reading(Act.DENIAL, 0.5, Act.PARTIAL_ADMISSION)
        if self.put.choice and not said.negated:
            return self._reading(Act.ASSERTION, 0.6, Act.CONFIRMATION)
        if said.says_the_opposite:
            act = Act.DENIAL if self.hostile else Act.ASSERTION
            return self._reading(act, 0.5, Act.PARTIAL_ADMISSION, Act.EVASION, Act.ASSERTION)
        if self.against and said.is_mixed:
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, Act.ASSERTION, Act.EVASION, Act.DENIAL)
        if said.says_it_again:
            if self.hostile and known.narrowing.search(said.first):
                return self._reading(Act.PARTIAL_ADMISSION, 0.55, Act.CONFIRMATION, Act.ADMISSION)
            act = Act.ADMISSION if self.against else Act.CONFIRMATION
            return self._reading(act, 0.55, Act.CONFIRMATION, Act.ADMISSION, Act.PARTIAL_ADMISSION, Act.ASSERTION)
        return None

    def _in_own_words(self) -> Reading:
        """An answer in words of its own: part of what was put, or something else."""
        said, known = self.said, self.known
        if said.is_elliptical:
            # "Twenty-two months.": the detail stands for the assent
            if self.against and known.qualifying.match(said.first):
                return self._reading(Act.PARTIAL_ADMISSION, 0.4, Act.CONFIRMATION, Act.ASSERTION)
            return self._reading(Act.CONFIRMATION, 0.45, Act.ASSERTION, Act.PARTIAL_ADMISSION)
        if self.against and known.narrowing.search(said.first) and not said.negated and said.words <= LONG:
            # "We disposed of some of them"
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, Act.EVASION, Act.ASSERTION)
        accepts = known.accepts_that.match(said.opening)
        taken = accepts or said.shares(said.first) >= (1 if said.words <= 2 * BRIEF else 2)
        if self.against and taken and said.words <= LONG and (accepts or said.negated == self.put.negative):
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, Act.ASSERTION, Act.EVASION, Act.DENIAL)
        if self.hostile and accepts:
            return self._reading(Act.PARTIAL_ADMISSION, 0.5, Act.CONFIRMATION, Act.EVASION)
        personal = re.match(r"^(?:i|we|my|our|he|she|they)\b", said.opening)
        asked_of_witness = self.put.inverted and re.search(r"\byou\b", self.put.text) and said.words > BRIEF
        if self.hostile and (self.adverse or (not personal and (self.put.tagged or asked_of_witness))):
            return self._reading(Act.EVASION, 0.45, Act.ASSERTION, Act.PARTIAL_ADMISSION, Act.DENIAL)
        return self._reading(Act.ASSERTION, 0.5, Act.CONFIRMATION, Act.EVASION)

    def _reading(self, act: Act, confidence: float, *alternatives: Act, stance: Stance | None = None) -> Reading:
        return Reading(
            act=act,
            stance=stance or _STANCE.get(act, Stance.NONE),
            hedge=None if act is Act.OTHER else self._hedge(),
            confidence=round(confidence, 2),
            alternatives=tuple(dict.fromkeys(other for other in alternatives if other is not act)),
        )

    def _hedge(self) -> str | None:
        """The first hedging phrase of the answer, as it stands there."""
        answer = self.said.words_said
        found = self.known.hedge.search(answer.replace("’", "'"))
        return answer[found.start() : found.end()] if found else None
