"""Pairing: questions with their answers, with the objections and rulings between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.segment import rulings
from ingest.segment.cast import Heard, Part
from ingest.segment.rulings import Ruling
from kg.model.testimony import Examination, Exchange, Role, Status
from kg.model.text import Span

_UNFINISHED = re.compile(r"(?:--|—|–|-|\xad|\.\.\.|…|,|\b(?:and|the|of|to|a|that|or|in))\s*$")
_DASHES = ("--", "—", "–")
_ASSERTS = re.compile(r"\?\W*$")


@dataclass(slots=True, eq=False)
class _Pair:
    """An exchange in the making."""

    question: list[Heard] = field(default_factory=list)
    answer: list[Heard] = field(default_factory=list)
    between: list[Heard] = field(default_factory=list)
    after: list[Heard] = field(default_factory=list)
    witness: str = ""
    rephrased: bool = False
    nod: Heard | None = None
    """a question that only showed that the examiner listens, while the question before it is kept"""

    @property
    def words(self) -> str:
        return " ".join(item.text for item in self.question)

    @property
    def context(self) -> list[Heard]:
        return self.between + self.after


@dataclass(frozen=True, slots=True)
class Pairing:
    """The exchanges, and the numbers of the turns that they took as question or answer."""

    exchanges: tuple[Exchange, ...]
    taken: frozenset[int]


def pair(heard: Sequence[Heard], text: str) -> Pairing:
    """Pairs every answer of a witness with the question it answers; `text` is the document's canonical text."""
    pairing = _Pairing(marked=any(item.part is Part.ANSWER for item in heard))
    for item in heard:
        pairing.add(item)
    pairing.close()
    _carry_strikes(pairing.done)
    exchanges: list[Exchange] = []
    taken: set[int] = set()
    for done in pairing.done:
        for made in _exchanges(done, text):
            exchanges.append(made)
        nods = [item for item in done.context if item.part is Part.QUESTION]
        taken.update(item.turn.number for item in done.question + done.answer + nods)
    exchanges.sort(key=_position)
    numbered = tuple(
        Exchange(
            number=number,
            witness=one.witness,
            questioner=one.questioner,
            questioner_role=one.questioner_role,
            question=one.question,
            answer=one.answer,
            examination=one.examination,
            status=one.status,
            objections=one.objections,
            context=one.context,
            turn=one.turn,
            question_turn=one.question_turn,
        )
        for number, one in enumerate(exchanges, 1)
    )
    return Pairing(exchanges=numbered, taken=frozenset(taken))


def _carry_strikes(done: Sequence[_Pair]) -> None:
    """A strike moved for after the court spoke with the witness hits the last answer to counsel, not that aside."""
    for index, pair in enumerate(done):
        if not pair.answer or not pair.question or pair.question[0].part is Part.QUESTION:
            continue
        moved = next((i for i, item in enumerate(pair.after) if rulings.moves_to_strike(item.text)), None)
        if moved is None or rulings.struck(pair.after[moved:]) is None:
            continue
        before = (one for one in reversed(done[max(0, index - 3) : index]) if one.answer)
        target = next((one for one in before if one.question and one.question[0].part is Part.QUESTION), None)
        if target is not None:
            target.after.extend(pair.after[moved:])
            del pair.after[moved:]


def _position(exchange: Exchange) -> tuple[int, int]:
    spans = exchange.answer or exchange.question
    return spans[0].start, spans[-1].end


class _Pairing:
    """Follows the turns; `now` is the question that is open.

    `marked` says that answers stand under A: then an answer that goes on after an interruption is one answer. Where
    speakers are named turn by turn, every turn of the witness is an exchange, with the question that it goes back to.
    """

    def __init__(self, marked: bool) -> None:
        self.marked = marked
        self.done: list[_Pair] = []
        self.latest: _Pair | None = None
        """the last exchange with somebody else, while the question in `now` waits"""
        self.now: _Pair | None = None
        self.paused: _Pair | None = None
        """an answer that broke off for a word with somebody else"""
        self.side: list[Heard] = []
        """what was said since the last question or answer"""

    def add(self, item: Heard) -> None:
        if item.draft.gap:
            self.close()
        if item.part is Part.NOTE:
            return
        if item.part is Part.HEADING:
            # "BY MR. X:" alone only says again who asks: a question that waits goes on waiting.
            if not item.draft.byline:
                self.close()
        elif item.part is Part.QUESTION:
            self._question(item)
        elif item.part is Part.ANSWER:
            self._answer(item)
        elif item.part is Part.WITNESS:
            self._witness(item)
        else:
            self.side.append(item)

    def close(self) -> None:
        """Ends the open exchange; what was said since belongs to it as context."""
        self.latest = None
        self._drop_nod()
        if self.now is not None:
            self._file(self.now, self.side)
            self.now = None
        elif self.done:
            self.done[-1].after.extend(self.side[:6])
        self.side = []

    def _file(self, pair: _Pair, said: list[Heard]) -> None:
        (pair.after if pair.answer else pair.between).extend(said)
        self.done.append(pair)

    def _drop_nod(self) -> None:
        """A nod that no answer followed belongs to the question that is asked next, as printed."""
        if self.now is not None and self.now.nod is not None and not self.now.answer:
            self.now.question, self.now.nod = [self.now.nod], None

    def _question(self, item: Heard) -> None:
        self._drop_nod()
        now = self.now
        if not self.marked and (self.latest or (now and now.answer)) and rulings.acknowledges(item.text):
            self.side.append(item)
            return
        self.latest = None
        if now is not None and not now.answer:
            if self._goes_on(now, item):
                now.between.extend(self.side)
                now.question.append(item)
                self.side = []
                return
            now.rephrased = True
            if not self.marked and self._colloquy(now):
                # A question to the court or to another counsel, answered by them.
                self.now = None
        kept = self._kept(now, item) if now is not None and now.answer else []
        self.close()
        self.paused = None
        self.now = _Pair(question=[*kept, item], witness=item.witness or "")
        if kept and rulings.listens(item.text):
            self.now.question, self.now.nod = kept, item

    def _kept(self, now: _Pair, item: Heard) -> list[Heard]:
        """The question before, where this one only nods at its answer, or goes on with it after an interjection."""
        if not now.question or now.question[0].part is not Part.QUESTION or self.side:
            return []
        goes_on = item.text.startswith(_DASHES) and now.question[-1].text.rstrip().endswith(_DASHES)
        return list(now.question) if goes_on or rulings.listens(item.text) else []

    def _colloquy(self, now: _Pair) -> bool:
        said = now.between + self.side
        ruled = any(rulings.ruling(item.text) or rulings.objects(item.text) for item in said)
        taken_back = rulings.rephrases(now.words[-80:]) or any(rulings.withdraws(item.text) for item in said)
        return bool(said) and not ruled and not taken_back

    def _goes_on(self, now: _Pair, item: Heard) -> bool:
        """Whether a second question mark continues the first question instead of replacing it."""
        if item.draft.resumed or not self.side:
            return not rulings.rephrases(now.words[-60:]) or item.draft.resumed
        if any(rulings.ruling(said.text) is Ruling.SUSTAINED for said in self.side if said.part is Part.COURT):
            return False
        if any(
            rulings.withdraws(said.text) or rulings.rephrases(said.text)
            for said in self.side
            if said.part is Part.COUNSEL
        ):
            return False
        if rulings.rephrases(now.words[-60:]):
            return False
        return bool(_UNFINISHED.search(now.words))

    def _answer(self, item: Heard) -> None:
        asked = self._label_question(item)
        if asked:
            self._aside(asked, item)
            return
        if self.paused is not None and item.text.startswith(_DASHES):
            self.close()
            self.done.remove(self.paused)
            self.now, self.paused = self.paused, None
        if self.now is None:
            self.now = _Pair(witness=item.witness or "")
        (self.now.between if self.now.question else self.now.after).extend(self.side)
        if self.now.nod is not None:
            self.now.between.append(self.now.nod)
            self.now.nod = None
        self.now.answer.append(item)
        self.side = []

    def _label_question(self, item: Heard) -> list[Heard]:
        """A question under a speaker's label that an answer under A goes back to: the court's, or counsel's first."""
        last = self.side[-1] if self.side else None
        if last is None:
            return []
        if last.part is Part.COURT:
            outside = last.turn.examination is None and self.now is None
            return [] if outside or rulings.permits(last.text) or not _ASSERTS.search(last.text) else [last]
        if last.part is not Part.COUNSEL or rulings.objects(last.text) or rulings.instructs(last.text):
            return []
        now = self.now
        if now is not None and now.question and not now.answer:
            return []
        broke_off = now is not None and bool(now.answer) and bool(_UNFINISHED.search(now.answer[-1].text))
        if item.text.startswith(_DASHES) or (broke_off and "?" not in last.text):
            return []
        return self._together(last)

    def _together(self, last: Heard) -> list[Heard]:
        """The last words on the side with those before them by the same speaker."""
        first = len(self.side) - 1
        while first > 0 and self.side[first - 1].turn.speaker == last.turn.speaker:
            first -= 1
        return self.side[first:]

    def _witness(self, item: Heard) -> None:
        """The witness under a label: answers whoever spoke last, or goes on."""
        last = self.side[-1] if self.side else None
        if last is None or item.draft.resumed:
            if self.now is None:
                self.now = _Pair(witness=item.witness or "")
            self.now.answer.append(item)
            return
        if not self.marked and self._resumes(last, item):
            return
        if self._returns(last):
            assert self.now is not None
            self.now.between.extend(self.side)
            self.now.answer.append(item)
            self.side = []
            return
        self._aside(self._together(last), item)

    def _resumes(self, last: Heard, item: Heard) -> bool:
        """Whether the witness goes on after a mere acknowledgement; then the turn answers the same question."""
        before = self.latest or self.now
        if before is None or not before.answer or not rulings.acknowledges(last.text):
            return False
        more = _Pair(question=list(before.question), answer=[item], witness=item.witness or before.witness)
        before.after.extend(self.side)
        self.side = []
        if before is self.latest:
            self.done.append(more)
            self.latest = more
        else:
            self.done.append(before)
            self.now = more
        return True

    def _returns(self, last: Heard) -> bool:
        """Whether the witness takes up the open question after an interruption that asked nothing."""
        now = self.now
        if now is None or not (now.question or now.answer):
            return False
        if last.part is Part.COURT:
            sustained = any(rulings.ruling(said.text) is Ruling.SUSTAINED for said in self.side)
            return rulings.permits(last.text) and not sustained
        if last.part is Part.COUNSEL:
            # An objection without a ruling, as in depositions: the witness answers all the same.
            return rulings.objects(last.text) or rulings.instructs(last.text)
        return last.part in (Part.OFFICER, Part.OTHER) and rulings.permits(last.text)

    def _aside(self, asked: list[Heard], item: Heard) -> None:
        """An exchange with somebody else, while the open question stays open."""
        before = self.side[: len(self.side) - len(asked)]
        if self.now is not None:
            if self.now.answer:
                if self.marked and _UNFINISHED.search(self.now.answer[-1].text):
                    self.paused = self.now
                self._file(self.now, before)
                self.now = None
            else:
                self.now.between.extend(before)
        elif self.done:
            self.done[-1].after.extend(before[:6])
        self.side = []
        aside = _Pair(question=list(asked), answer=[item], witness=item.witness or "")
        if self.now is None:
            self.now = aside
        else:
            self.done.append(aside)
            self.latest = aside


def _exchanges(pair: _Pair, text: str) -> list[Exchange]:
    status, objections, part = _standing(pair)
    if not pair.answer and status is Status.IN_EVIDENCE:
        return []
    first = pair.question[0] if pair.question else None
    witness = next((item.witness for item in pair.answer if item.witness), pair.witness)
    examination = _examination(pair, witness)
    questioner = first.turn.speaker if first else None
    if (
        first is not None
        and first.turn.speaker == first.turn.label
        and first.part is Part.QUESTION
        and first.draft.mark == "Q"
    ):
        questioner = examination.examiner if examination else None
    answer = tuple(span for item in pair.answer for span in item.turn.spans)
    pieces = [(answer, status)]
    if part is not None and status is Status.STRICKEN:
        kept, gone = _divide(answer, text, part)
        if kept and gone:
            pieces = [(kept, Status.IN_EVIDENCE), (gone, Status.STRICKEN)]
    return [
        Exchange(
            number=0,
            witness=witness or (examination.witness if examination else "The Witness"),
            questioner=questioner,
            questioner_role=first.turn.role if first else Role.UNKNOWN,
            question=tuple(span for item in pair.question for span in item.turn.spans),
            answer=spans,
            examination=examination,
            status=standing,
            objections=objections,
            context=tuple(sorted(span for item in pair.context for span in item.turn.spans)),
            turn=pair.answer[0].turn.number if pair.answer else None,
            question_turn=first.turn.number if first else None,
        )
        for spans, standing in pieces
    ]


def _examination(pair: _Pair, witness: str) -> Examination | None:
    for item in pair.answer + pair.question:
        found = item.turn.examination
        if found is not None and found.witness in (witness, "The Witness"):
            return found
    return None


def _standing(pair: _Pair) -> tuple[Status, tuple[str, ...], str | None]:
    """Status, objections in short, and after which words the answer was struck if only in part."""
    said = pair.context
    objections = _objections(said)
    court = [item.text for item in said if item.part is Part.COURT]
    sustained = any(rulings.ruling(words) is Ruling.SUSTAINED for words in court)
    counsel = [item.text for item in said if item.part in (Part.COUNSEL, Part.QUESTION)]
    withdrawn = any(rulings.withdraws(words) for words in counsel)
    instructed = any(rulings.instructs(words) for words in counsel)
    if instructed:
        objections = (*objections, "instructed not to answer")
    if not pair.answer:
        if sustained or withdrawn or instructed:
            return Status.NOT_ANSWERED, objections, None
        if rulings.rephrases(pair.words[-80:]) or any(rulings.rephrases(words) for words in counsel):
            return Status.QUESTION_REPHRASED, objections, None
        if "?" in pair.words or _UNFINISHED.search(pair.words):
            return (Status.QUESTION_REPHRASED if pair.rephrased else Status.NOT_ANSWERED), objections, None
        return Status.IN_EVIDENCE, objections, None
    struck = rulings.struck(pair.after)
    if struck is not None:
        return Status.STRICKEN, objections, struck.after
    if instructed and rulings.follows_instruction(" ".join(item.text for item in pair.answer)):
        return Status.NOT_ANSWERED, objections, None
    return Status.IN_EVIDENCE, objections, None


def _objections(said: Sequence[Heard]) -> tuple[str, ...]:
    """Each objection with its ruling: "hearsay — sustained"."""
    found: list[str] = []
    for index, item in enumerate(said):
        if item.part not in (Part.COUNSEL, Part.OTHER):
            continue
        if not (rulings.objects(item.text) or rulings.moves_to_strike(item.text)):
            continue
        grounds, ruled = rulings.ground(item.text), None
        if rulings.moves_to_strike(item.text):
            grounds = "motion to strike" if grounds == "objection" else f"motion to strike ({grounds})"
        for later in said[index + 1 :]:
            if later.part is Part.COUNSEL and (rulings.objects(later.text)):
                if grounds == "objection":
                    grounds = rulings.ground(later.text)
                continue
            if later.part is Part.COUNSEL and grounds == "objection" and later.turn.speaker == item.turn.speaker:
                grounds = rulings.ground(later.text)
            if later.part is Part.COURT and (ruled := rulings.ruling(later.text)):
                break
        found.append(f"{grounds} — {ruled.value if ruled else 'no ruling'}")
    return tuple(dict.fromkeys(found))


def _divide(answer: Sequence[Span], text: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The answer up to and including the words `after` (its first sentence where they are ""), and the rest."""
    words = [
        (found.start() + span.start, found.end() + span.start)
        for span in answer
        for found in re.finditer(r"\S+", text[span.start : span.end])
    ]
    plain = [re.sub(r"[^\w]", "", text[start:end]).casefold() for start, end in words]
    wanted = [word for word in (re.sub(r"[^\w]", "", word).casefold() for word in after.split()) if word]
    cut = None
    if wanted:
        for index in range(len(plain) - len(wanted) + 1):
            if plain[index : index + len(wanted)] == wanted:
                cut = words[index + len(wanted) - 1][1]
                break
    else:
        cut = next((end for start, end in words if text[start:end].rstrip("\"”'’").endswith((".", "!", "?"))), None)
    if cut is None:
        return tuple(answer), ()
    kept = [Span(span.start, min(span.end, cut)) for span in answer if span.start < cut]
    gone = []
    for span in answer:
        if span.end > cut:
            start = max(span.start, cut)
            start += len(text[start : span.end]) - len(text[start : span.end].lstrip())
            if start < span.end:
                gone.append(Span(start, span.end))
    return tuple(kept), tuple(gone)
