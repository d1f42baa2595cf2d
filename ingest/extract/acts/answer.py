"""Where an answer stands to what was put: its direction, what it repeats of the question, what it holds back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from ingest.extract.acts.cues import Cues, plain, sentences
from ingest.extract.acts.put import Form, Put, negates
from kg.model.terms import terms

BRIEF = 12
"""words: up to here an answer is taken whole, beyond it the opening counts and the rest qualifies"""
LONG = 40
"""words: beyond this a word late in the answer says little about what was put"""
FRAGMENT = 4
"""words: an answer up to here that has no subject of its own stands for the question's words"""
TAKEN_UP = 0.6
"""share of the terms put: an answer without a yes or no that repeats this much of the question says it again"""
_CLAUSE = re.compile(
    r"\b(?:i|we|he|she|it|they|you|that|there|who|which|is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b|'"
)
_BEING = re.compile(r"\b(?:am|is|are|was|were)\b")
_ECHO = re.compile(r"(?:i|we|he|she|it|they|there|that) [a-z]+(?:n't| not)?[ ,.-]*")
_OTHER_FORM = {"am": "are", "was": "were", "were": "was", "have": "has", "has": "have"}


_ASSENT = frozenset(terms("accept agree acknowledge concede dispute deny"))


class Direction(Enum):
    """Where an answer stands to the proposition put."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


class Reserve(Enum):
    """How far an acceptance falls short of what was put."""

    NONE = 0
    """accepted as put"""
    DOUBT = 1
    """as likely, or with a reservation after it"""
    PART = 2
    """the acceptance itself is narrowed"""


@dataclass(frozen=True)
class Answer:
    """One answer beside what was put: `text` is plain, `opening` without fillers, `first` its first sentence."""

    known: Cues
    put: Put
    words_said: str

    @cached_property
    def text(self) -> str:
        """The answer made plain."""
        return plain(self.words_said)

    @cached_property
    def opening(self) -> str:
        """The plain answer from its first word that says something."""
        return self.known.filler.sub("", self.text, count=1).strip()

    @cached_property
    def parts(self) -> list[str]:
        """Its sentences."""
        return sentences(self.opening)

    @property
    def first(self) -> str:
        """Its first sentence."""
        return self.parts[0]

    @property
    def rest(self) -> str:
        """What follows the first sentence."""
        return self.opening[len(self.first) :].strip()

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    # ------------------------------------------------------------------------------------------ direction
    @cached_property
    def direction(self) -> Direction:
        """Yes, no, or neither; a word taken back, and one that comes last, count for what they end in."""
        known, opening = self.known, self.opening
        if known.not_disputed.match(opening):
            return Direction.YES
        yes, no = known.yes.match(opening), known.no.match(opening)
        if not yes and (after := known.but_yes.match(opening)):
            return Direction.NO if after["word"] == "no" else Direction.YES
        if not no and (self.put.inverted or self.put.negative or len(self.first.split()) <= FRAGMENT):
            no = known.none_did.match(opening)
        if known.takes_back.match(opening):
            return Direction.NO
        if not yes and not no:
            late = self._closing if self.words <= 5 * BRIEF else None
            if late := late or known.aside.match(opening):
                return Direction.NO if late["word"] == "no" else Direction.YES
        if no and not self._is_beside_the_point(no):
            turned = not opening.startswith("no") and not self.put.negative and self._closing
            agrees = (turned and turned["word"] != "no") or known.no_yes.match(opening)
            return Direction.YES if agrees else Direction.NO
        rejected = self._rejected(self.first)
        if yes:
            near = rejected and yes.start() < rejected.start() < yes.end() + 40
            return Direction.NO if near else Direction.YES
        if rejected or (self.words <= 2 * BRIEF and self._rejected(opening)):
            return Direction.NO
        return Direction.UNCLEAR

    @cached_property
    def _closing(self) -> re.Match[str] | None:
        return self.known.closing.search(self.opening)

    @property
    def closes_with_no(self) -> bool:
        """Whether its last word is a no."""
        return bool(self._closing and self._closing["word"] == "no")

    def _is_beside_the_point(self, no: re.Match[str]) -> bool:
        """Whether a negation speaks of something else: "I'm not conducting the defence" to a question about a test."""
        own = no.group().startswith("i") and len(self.first.split()) > FRAGMENT
        return own and not re.search(r"\byour?\b", self.put.text) and not self.shares(self.first)

    def _rejected(self, text: str) -> re.Match[str] | None:
        """Words that reject what was put; "it was wrong" to "that was wrong" only repeats it."""
        found = self.known.rejects.search(text)
        return None if found and found.group().split()[-1] in re.findall(r"[a-z]+", self.put.text) else found

    @property
    def agreement(self) -> tuple[bool, bool]:
        """Whether the answer accepts the proposition as put, and whether that is beyond doubt.

        For a positive proposition yes accepts. For a negative one "no" says the same as the question ("You didn't?"
        "No."), and so does agreement with the words ("correct", "right"); a bare "yes" to it can mean either. Where
        the witness is asked to accept or own up to a negative proposition, "no" refuses, unless it repeats it. Where
        it is asked whether something is contested, what counts is whether that is accepted.
        """
        known, opening = self.known, self.opening
        if known.not_disputed.match(opening):
            return True, True
        if self.put.contested:
            return self._contested
        if after := known.but_yes.match(opening):
            opening = opening[after.start("word") :]
        if self._repeats_negation:
            return True, True
        if not self.put.negative:
            return self.direction is Direction.YES, True
        if (known.untrue.search(self.put.text) and known.it_is_true.match(opening)) or (
            known.unsaid.search(self.put.text) and known.is_said.match(opening)
        ):
            return False, True
        if self.put.framed and (known.frame_yes.match(opening) or known.frame_no.match(opening)):
            return bool(known.frame_yes.match(opening)), True
        if self.direction is Direction.NO:
            if known.not_so.match(opening):
                return False, True
            if known.no_but_did.match(opening) or self._was_after_all:
                return False, False
            if self.put.assent:
                return bool(known.repeats_no.match(opening)), False
            return True, not self.put.neutral_tag
        if known.contrary.match(opening):
            return False, True
        if known.agrees.match(opening):
            return True, True
        if self._yes_with_more:
            return False, False
        return True, self.put.neutral_tag

    @property
    def _was_after_all(self) -> bool:
        """Whether a no goes with what was put in the negative, put in the positive: "No, I was on duty." """
        found = self.known.no_but_was.match(self.opening)
        if not found:
            return False
        rest = self.opening[found.end() :]
        return not self.known.negative.search(rest) and self.shares(sentences(rest.strip() or ".")[0]) > 0

    @property
    def _yes_with_more(self) -> bool:
        """Whether a yes is borne out against a turned tag: "You have no proof, have you?" "Yes. Exhibit nine." """
        told = self.put.tagged and not self.put.neutral_tag and bool(self.rest)
        return told and self.first == "yes." and self.words <= BRIEF and not negates(self.rest, self.known)

    @property
    def _contested(self) -> tuple[bool, bool]:
        """The same, where it is asked whether a proposition is contested: "Do you deny it?" "No." accepts it."""
        known, opening = self.known, self.opening
        if known.disputes.match(opening):
            return False, True
        if known.accepts.match(opening):
            return True, True
        if known.not_done.match(opening):
            return False, False
        if not self.put.negative:
            return self.direction is Direction.NO, True
        if known.contrary.match(opening):
            return False, True
        return True, self.direction is Direction.NO or bool(known.agrees.match(opening))

    @property
    def _repeats_negation(self) -> bool:
        """Whether it negates what was put as negated: "It's not surprising" to "it is hardly surprising"."""
        found = self.known.negated_predicate.match(self.opening)
        if not found or self.put.inverted:
            return False
        negated = rf"(?:\bhardly|\bnot|n't|\bnever|\bscarcely)(?: [a-z]+)? {found['word']}\b"
        return bool(re.search(negated, self.put.text))

    # ------------------------------------------------------------------------------------------ what it repeats
    def shares(self, text: str) -> int:
        """How many terms a text has in common with what was put."""
        return len(set(terms(self.put.text)) & set(terms(text)))

    @cached_property
    def taken_up(self) -> float:
        """The share of the terms put, as a whole or in its last clause, that the first sentence repeats."""
        said, shares = set(terms(self.first)), [0.0]
        for clause in (self.put.text, self.put.text.rsplit(", ", 1)[-1]):
            asked = set(terms(clause))
            if asked and (len(asked) > 1 or clause == self.put.text):
                shares.append(len(asked & said) / len(asked))
        return max(shares)

    @cached_property
    def negated(self) -> bool:
        """Whether its first sentence is negative."""
        return negates(self.first, self.known)

    @property
    def says_it_again(self) -> bool:
        """Whether it repeats the question's verb, or most of its terms, with the same polarity."""
        if self.taken_up >= TAKEN_UP and self.negated == self.put.negative:
            return True
        new = set(terms(self.first)) - set(terms(self.put.text))
        return self._echoes and not self.put.negative and len(new) <= 1

    @property
    def _echoes(self) -> bool:
        """Whether a short first sentence repeats the question's verb, without a negation."""
        found = self.known.echo.match(self.first)
        if not found or self.known.negative.search(self.first) or len(self.first.split()) > BRIEF:
            return False
        verb = found["verb"]
        return bool(re.search(rf"\b(?:{verb}|{_OTHER_FORM.get(verb, verb)})(?:n't)?\b", self.put.text))

    @property
    def says_the_opposite(self) -> bool:
        """Whether it repeats the question's terms with the other polarity."""
        taken = self.shares(self.first) >= 2 or self.taken_up >= TAKEN_UP
        taken = taken or (self.put.negative and self._echoes and bool(_BEING.search(self.first)))
        if self._says_it_was_done:
            return True
        return self.negated != self.put.negative and taken and self.words <= LONG

    @property
    def _says_it_was_done(self) -> bool:
        """Whether what was put as not done is said to be done: "You didn't count them?" "I counted them twice." """
        found = self.known.undone.search(self.put.text) if self.put.negative else None
        if not found or self.words > BRIEF or self.known.negative.search(self.opening) or "?" in self.opening:
            return False
        return bool(set(terms(found["verb"])) & set(terms(self.opening)))

    # ------------------------------------------------------------------------------------------ what it holds back
    @property
    def is_partly(self) -> bool:
        """Whether it opens with a narrowing word and does not end in a no, or says both yes and no."""
        known = self.known
        if known.both.match(self.opening) and not known.takes_back.match(self.opening) and not self.put.negative:
            return True
        found = self.known.narrowing.match(self.opening) or (
            self.words <= FRAGMENT and self.known.narrowing.search(self.opening)
        )
        own = found and found.group() not in self.put.text
        return bool(own) and not self.put.negative and not self.closes_with_no

    @property
    def reserve(self) -> Reserve:
        """How far an acceptance falls short of what was put."""
        known, opening = self.known, self.opening
        head = self.first[:70] if self.words > BRIEF else opening
        turned = not self.put.negative and not opening.startswith("no") and known.no.match(opening)
        if self.put.contested or known.not_disputed.match(opening):
            turned = None
        if turned or self._narrows(head) or known.conditional.match(opening) or self._takes_part_back:
            return Reserve.PART
        if known.accepts_that.match(opening) and self._accepts_other:
            return Reserve.PART
        if self._is_retold:
            return Reserve.DOUBT
        likely = known.likely.search(head)
        if likely and likely.group() not in self.put.text:
            return Reserve.DOUBT
        reserved = re.search(
            r"^[^.]{0,60}\b(?:but|although|however|except|apart from|though)\b|[.,;-] ?(?:but|however|although)\b",
            opening[:160],
        )
        return Reserve.DOUBT if reserved else Reserve.NONE

    @property
    def _is_retold(self) -> bool:
        """Whether the yes comes after a telling in words of one's own: "I asked what they were worth, yes." """
        late = self._closing or self.known.aside.match(self.opening)
        if not late or self.words > 2 * BRIEF or self.known.yes.match(self.opening) or self.taken_up >= TAKEN_UP:
            return False
        before = self.opening[: late.start("word")]
        if (
            _ECHO.fullmatch(before)
            or self.known.by_the_way.match(before)
            or self.known.fault.search(before)
            or self.known.sorry.search(before)
        ):
            return False
        return self.shares(before) < len(set(terms(before)))

    @property
    def _accepts_other(self) -> bool:
        """Whether what it says it accepts is hardly what was put; the word of acceptance itself is in both."""
        put, said = set(terms(self.put.text)) - _ASSENT, set(terms(self.first)) - _ASSENT
        return len(put & said) < len(put) * TAKEN_UP / 2

    def _narrows(self, text: str) -> bool:
        """Whether it narrows what was put; "Generally, yes" to "You generally signed them?" does not."""
        return any(found.group() not in self.put.text for found in self.known.narrowing.finditer(text))

    @property
    def _takes_part_back(self) -> bool:
        """Whether a yes is followed by a no to another part of what was put: "Angry, yes. I never hurt him." """
        if self.direction is not Direction.YES or self.put.negative or not self.rest or self.words > LONG:
            return False
        after = sentences(self.rest)[0]
        said = set(terms(after))
        taken = len(said & set(terms(self.put.text)))
        return negates(after, self.known) and bool(said) and taken / len(said) >= TAKEN_UP

    @property
    def is_mixed(self) -> bool:
        """Whether one clause says it and the other does not: "I saw it but I didn't read it." """
        if self.words > 3 * BRIEF:
            return False
        clauses = [self.first, self.rest] if self.rest else re.split(r"[,;]? but ", self.first, maxsplit=1)
        return len(clauses) > 1 and negates(clauses[0], self.known) != negates(clauses[1], self.known)

    @property
    def is_elliptical(self) -> bool:
        """Whether it leaves out what the question has said: "Twenty-two months.", "Less than five by then." """
        if self.opening and self.put.negative and not self.negated:
            # what was put in the negative is met, not taken up, by a fragment: "You told nobody?" "Only my wife."
            return False
        if (self.rest and self.put.inverted) or re.match(r"^(?:i|we|he|she|they|people)\b", self.first):
            return False
        if re.match(r"^(?:that|this)(?:'s| is| was)\b", self.first):
            return False
        words = len(self.first.split())
        return words <= FRAGMENT or (words <= 2 * FRAGMENT and not _CLAUSE.search(self.first))

    # ------------------------------------------------------------------------------------------ what is no answer
    @property
    def is_procedural(self) -> bool:
        """Asking for the question again, manners, silence, a question back."""
        if not self.text:
            return True
        if self.words > 2 * BRIEF:
            return False
        if self.known.procedural.search(self.opening if self.words <= BRIEF else self.opening[:80]):
            return True
        return bool(self.known.asks_back.match(self.text)) and not self.known.yes.match(self.opening)

    @property
    def turns_away(self) -> bool:
        """Neither yes nor no, however begun: "It's not my job to test it", or an answer that ends in a question."""
        said = re.match(r"^(?:no|not|never)\b", self.opening) or self.known.but_yes.match(self.opening)
        if said or self.direction is Direction.YES:
            return False
        asks = self.opening.endswith("?") and self.words <= 3 * BRIEF
        return asks or (self.direction is Direction.NO and bool(self.known.evasion.search(self.first[:40])))

    @property
    def forgets(self) -> bool:
        """Whether not remembering or not knowing is what is said, rather than said by the way."""
        short = len(self.first.split())
        unclear = self.direction is Direction.UNCLEAR
        whole = self.words <= (2 * BRIEF if unclear and self.put.form is Form.POLAR else BRIEF)
        spread = 2 if (unclear or short <= 2) and short <= 2 * FRAGMENT else 1
        scope = self.opening if whole else " ".join(self.parts[:spread])
        if self.direction is Direction.YES and self.known.but_yes.match(self.opening):
            # "I don't recall the day, but yes, I signed it"
            return False
        found = self.known.no_recollection.search(scope[:240])
        if not found or (self.direction is Direction.YES and found.start() >= FRAGMENT):
            return False
        if re.search(r"\bdid(?:n't| not)\b.*\bknow", found.group()) and re.search(
            r"\b(?:know|knew|known|aware|knowledge)\b", self.put.text
        ):
            # "You knew of it?" "I did not know.": that is the answer, not a gap of memory
            return False
        # said by the way: "It was accurate as far as it went, but I don't recall which"
        before = scope[: found.start()]
        by_the_way = re.search(r"\b(?:because|since|although)\b", before) or (" but " in before and self.shares(before))
        return not by_the_way
