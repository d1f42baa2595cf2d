"""Who is who: every stretch of speech gets its speaker, role and examination, as headings and labels say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.segment import labels
from ingest.segment.cues import cue
from ingest.segment.drafts import Draft
from ingest.segment.headings import ExaminationHeading, WitnessHeading
from ingest.segment.names import Casing, Counsel, Roster, compatible, honorific, surname
from ingest.segment.witnesses import Witnesses
from kg.model.document import Document
from kg.model.testimony import Examination, ExaminationKind, Role, Turn, TurnKind

_KIND_BEFORE = {
    ExaminationKind.CROSS: ExaminationKind.DIRECT,
    ExaminationKind.REDIRECT: ExaminationKind.CROSS,
    ExaminationKind.RECROSS: ExaminationKind.REDIRECT,
}
_NAMED_KIND = re.compile(
    r"\b(?P<again>(?:additional|further|any\s+more|follow-?up|another)\s+)?(?P<kind>re-?cross|re-?direct|cross|direct)\b(?!-?\s?ly)",
    re.I,
)
_RUNNING_KIND = re.compile(
    r"\b(?:this|your|his|her|(?:remainder|rest|middle|end|length)\s+of(?:\s+\w+)?|continu\w+(?:\s+with)?|finish(?:ed|ing)?)\s+"
    r"(?P<kind>re-?cross|re-?direct|cross|direct)[\s-]examination\b",
    re.I,
)
_LONG_SPEECH = 25


class Part(StrEnum):
    """What a turn does in question and answer."""

    QUESTION = "question"
    ANSWER = "answer"
    """under the mark A."""
    WITNESS = "witness"
    """the witness under a label"""
    COURT = "court"
    COUNSEL = "counsel"
    OFFICER = "officer"
    OTHER = "other"
    HEADING = "heading"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A turn with its words, its part, its paragraphs' first spans, and the witness it belongs to."""

    turn: Turn
    part: Part
    text: str
    draft: Draft
    witness: str | None = None


@dataclass(slots=True)
class _Stand:
    """Who is on the stand and how the examination stands."""

    witness: str | None = None
    heading: WitnessHeading | None = None
    open: bool | None = None
    """None until the record tells: a document may begin in the middle of an examination"""
    examination: Examination | None = None
    examiner_label: str | None = None
    video: bool = False
    first: str | None = None
    kinds: tuple[ExaminationKind, ...] = ()
    pending: ExaminationHeading | None = None


def heard(document: Document, found: Sequence[Draft]) -> list[Heard]:
    """The drafts as turns, in order, with speakers, roles and examinations resolved."""
    return _Cast(document, found).run()


def _kind_called(named: re.Match[str]) -> ExaminationKind:
    """The examination that the court calls for next: "additional cross" is a recross."""
    kind = ExaminationKind(named["kind"].replace("-", "").casefold())
    again = {ExaminationKind.CROSS: ExaminationKind.RECROSS, ExaminationKind.DIRECT: ExaminationKind.REDIRECT}
    return again.get(kind, kind) if named["again"] else kind


class _Cast:
    def __init__(self, document: Document, found: Sequence[Draft]) -> None:
        self.document = document
        self.drafts = found
        self.words = [document.quote(draft.spans) for draft in found]
        self.casing = Casing(document.text)
        said = document.description
        self.roster = Roster(tuple(Counsel(one.name, one.party) for one in said.appearances), self.casing)
        self.judge = said.judge.value if said.judge else None
        self.inquiry = bool(said.hearing_kind and said.hearing_kind.value == "inquiry")
        self.by_marks = any(draft.mark == "Q" for draft in found)
        self.structured = any(draft.examination or draft.byline or draft.witness for draft in found)
        chaired = {
            labels.role_of(draft.label)
            for draft in found
            if draft.mark == "label" and "chair" in draft.label.casefold()
        }
        self.inquiry = self.inquiry or (Role.COURT in chaired and not self.by_marks)
        self.inquiry = self.inquiry or any(
            draft.examination and draft.examination.kind is ExaminationKind.INQUIRY for draft in found
        )
        self.testify = Witnesses(document, found, self.words, self.casing, self.roster)
        self.witnesses = self.testify.names
        self.spoken = [draft.label for draft in found if draft.mark == "label"]
        self.bench = self._bench()
        self.stand = _Stand()
        if said.deponent:
            self.stand = _Stand(witness=self.casing.name(said.deponent.value), open=True)
        self.kept: _Stand | None = None
        self.quoting = False
        self.excused: int | None = None
        """where the court let the witness go, until another takes the stand"""
        self.out: list[Heard] = []
        self.numbered = 0

    def run(self) -> list[Heard]:
        for index, draft in enumerate(self.drafts):
            if draft.kind is TurnKind.HEADING:
                self._on_heading(index, draft)
                self._add(index, Part.HEADING, Role.UNKNOWN, "")
            elif draft.kind is TurnKind.NOTE:
                self._on_note(index, draft)
                self._add(index, Part.NOTE, Role.UNKNOWN, "")
            elif draft.mark in ("Q", "A"):
                self._on_mark(index, draft)
            else:
                self._on_label(index, draft)
        return self.out

    # Witnesses and the bench, known before anybody is placed

    def _bench(self) -> set[str]:
        """Labels under British titles that preside: whom neither a heading nor the appearances make counsel."""
        examiners = [draft.examination.by for draft in self.drafts if draft.examination and draft.examination.by]
        return {
            label
            for label in set(self.spoken)
            if labels.bench_title(label)
            and self.roster.find(label) is None
            and not any(surname(label) == surname(name) for name in examiners)
            and self._witness_of(label) is None
        }

    def _witness_of(self, label: str) -> str | None:
        """The witness that a label of a person means; the one on the stand goes first."""
        if labels.role_of(label) is not Role.COUNSEL or not surname(label):
            return None
        if self.roster.find(label) is not None:
            return None
        now = getattr(self, "stand", None)
        if now is not None and now.witness and compatible(label, now.witness):
            return str(now.witness)
        matches = [name for name in self.witnesses if compatible(label, name)]
        return matches[0] if len(matches) == 1 else None

    def _role(self, label: str) -> Role:
        role = labels.role_of(label)
        if role is not Role.COUNSEL:
            return role
        if self._witness_of(label):
            return Role.WITNESS
        if label in self.bench or (self.judge and compatible(label, self.judge) and honorific(label) is not None):
            return Role.COURT
        return role

    # What headings and notes change

    def _on_heading(self, index: int, draft: Draft) -> None:
        self.quoting = False
        if draft.closes:
            self.stand = _Stand(witness=None, open=False)
            return
        if draft.witness:
            self._take_stand(draft.witness)
        if draft.examination:
            self._begin_examination(index, draft.examination)
        elif draft.byline:
            self._examiner(draft.byline, announced=True)

    def _take_stand(self, heading: WitnessHeading) -> None:
        name = self.casing.name(heading.name)
        full = self.testify.only(name)
        before = self.stand
        self.stand = _Stand(witness=full, heading=heading, open=True, video=heading.video)
        self.excused = None
        if before.witness and compatible(before.witness, full) and before.heading and before.examination is None:
            # A heading and the oath under it speak of one taking of the stand.
            merged = replace(
                heading,
                called_by=heading.called_by or before.heading.called_by,
                sworn=heading.sworn or before.heading.sworn,
                video=heading.video or before.heading.video,
            )
            self.stand.heading = merged

    def _begin_examination(self, index: int, heading: ExaminationHeading) -> None:
        stand = self.stand
        if heading.of:
            of = self.casing.name(heading.of)
            if not stand.witness or not compatible(stand.witness, of):
                self._take_stand(WitnessHeading(name=of))
                stand = self.stand
        if stand.open is not True and stand.witness is None:
            stand.witness = self.testify.announced(index)
        stand.open = True
        stand.pending = heading
        stand.examination = None
        stand.examiner_label = None
        by = self._person(index, heading.by) if heading.by else None
        if by:
            self._examiner(by, announced=True)
        elif heading.kind is not None:
            self._set(heading.kind, None)

    def _person(self, index: int, by: str) -> str | None:
        """A heading may name an office ("Lead Counsel to the Inquiry"): the first counsel to speak holds it.

        None where a line "BY MR. X:" will say who it is.
        """
        if (
            honorific(by)
            or self.roster.find(by)
            or not re.search(r"\b(?:counsel|inquiry|participants?|panel|chair)\b", by, re.I)
        ):
            return by
        if re.search(r"\bchair\b", by, re.I) and not re.search(r"counsel", by, re.I):
            return by
        for draft in self.drafts[index + 1 : index + 12]:
            if draft.kind is TurnKind.HEADING:
                break
            if draft.mark == "label" and honorific(draft.label) and self._role(draft.label) is Role.COUNSEL:
                return draft.label
        return None if self.by_marks else by

    def _examiner(self, label: str, announced: bool = False) -> None:
        """Questions come from `label` from here on."""
        stand = self.stand
        if announced:
            stand.open = True
        current = stand.examination
        if current and stand.examiner_label and self._same(stand.examiner_label, label):
            return
        heading, stand.pending = stand.pending, None
        kind: ExaminationKind | None
        if heading is not None and heading.kind is not None:
            kind = heading.kind
        elif current is not None and current.examiner is None and current.kind is not None:
            kind = current.kind
        else:
            kind = self._inferred(label)
        if kind is None:
            stand.examiner_label = label
        else:
            self._set(kind, label)

    def _inferred(self, label: str) -> ExaminationKind | None:
        """The kind of an examination that no heading names, by whose turn it is; None if the start is missing."""
        stand = self.stand
        if self.inquiry:
            return ExaminationKind.INQUIRY
        if not stand.kinds and stand.heading is None and self.document.description.deponent is None:
            return None
        if not stand.kinds:
            # At a deposition nobody has called the witness: the first to ask inquires.
            return ExaminationKind.INQUIRY if self._deposed() else ExaminationKind.DIRECT
        if (
            stand.kinds[-1] is ExaminationKind.VOIR_DIRE
            and len(stand.kinds) > 1
            and stand.first
            and self._same(stand.first, label)
        ):
            return stand.kinds[-2]
        if stand.first and self._same(stand.first, label):
            return ExaminationKind.REDIRECT if len(stand.kinds) > 1 else stand.kinds[0]
        again = ExaminationKind.REDIRECT in stand.kinds
        return ExaminationKind.RECROSS if again else ExaminationKind.CROSS

    def _deposed(self) -> bool:
        said = self.document.description
        return said.deponent is not None or bool(said.hearing_kind and said.hearing_kind.value == "deposition")

    def _set(self, kind: ExaminationKind, label: str | None) -> None:
        stand = self.stand
        found = self.roster.find(label) if label else None
        heading = stand.heading
        stand.examination = Examination(
            kind=kind,
            examiner=self.roster.display(label) if label else None,
            witness=stand.witness or "The Witness",
            called_by=heading.called_by if heading else None,
            party=found[1].party if found else None,
            sworn=heading.sworn if heading else None,
            video=stand.video,
        )
        stand.examiner_label = label
        if label and stand.first is None:
            stand.first = label
        if label is None or not stand.kinds or stand.kinds[-1] is not kind:
            stand.kinds += (kind,)

    def _same(self, left: str, right: str) -> bool:
        return compatible(left, right) if surname(left) and surname(right) else left.casefold() == right.casefold()

    def _on_note(self, index: int, draft: Draft) -> None:
        if draft.witness:
            self._take_stand(draft.witness)
        if draft.clip is True:
            waiting = self.stand.video and self.stand.open
            if not waiting:
                name = self.testify.announced(index)
                self.kept = self.stand if self.stand.open else None
                witness = name or (self.stand.witness if self.stand.open else None)
                self.stand = _Stand(witness=witness, open=witness is not None, video=True)
                self.quoting = witness is None
            if self.stand.witness and self.stand.examination is None:
                self._set(self._video_kind(), None)
        elif draft.clip is False:
            # A file that begins in the middle of a recording shows only its end.
            unseen = self.stand.heading is None and all(item.clip is not True for item in self.drafts[:index])
            if self.stand.video or unseen:
                if self.kept is None:
                    self.excused = index
                self.stand = self.kept or _Stand(
                    witness=self.stand.witness, open=False, heading=self.stand.heading, video=True
                )
                self.kept = None
            self.quoting = False

    def _video_kind(self) -> ExaminationKind:
        return ExaminationKind.INQUIRY if self.inquiry else ExaminationKind.DIRECT

    # Speech

    def _on_mark(self, index: int, draft: Draft) -> None:
        if self._quoted(index, draft):
            self._quotation(index)
            return
        stand = self.stand
        if draft.by:
            self._examiner(draft.by, announced=True)
        if stand.open is None and stand.examination is None:
            self._begun_before(index)
        if stand.examination is None and draft.mark == "Q" and stand.pending is None and stand.witness and stand.open:
            self._unheaded(index)
        if stand.witness is None:
            stand.witness = self.testify.named(index) or "The Witness"
            if stand.examination:
                stand.examination = replace(stand.examination, witness=stand.witness)
        if draft.mark == "A" and stand.video and (other := self.testify.states_another(index, stand.witness)):
            # The wrong recording was played: whoever states a name of which no word is the witness's is somebody else.
            stand.witness = other
            if stand.examination:
                stand.examination = replace(stand.examination, witness=other)
        if draft.mark == "Q":
            speaker = self.roster.display(stand.examiner_label) if stand.examiner_label else draft.label
            self._add(index, Part.QUESTION, Role.COUNSEL, speaker)
        else:
            self._add(index, Part.ANSWER, Role.WITNESS, stand.witness)

    def _quoted(self, index: int, draft: Draft) -> bool:
        """Whether a Q or A stands in what counsel or the court reads aloud, outside any examination."""
        if self.quoting:
            return True
        if not draft.by and index and cue("reads_aloud").search(self.words[index - 1]):
            return True
        if self.stand.open or draft.by or not self.structured:
            return False
        if self.stand.video and self.stand.open is False:
            return True
        before = next((i for i in range(index - 1, -1, -1) if self.drafts[i].kind is TurnKind.SPEECH), None)
        if before is None or self.drafts[before].mark != "label":
            return False
        return len(self.words[before].split()) > _LONG_SPEECH

    def _quotation(self, index: int) -> None:
        self.quoting = True
        last = next((item for item in reversed(self.out) if item.turn.kind is TurnKind.SPEECH), None)
        if last is None:
            self._add(index, Part.OTHER, Role.UNKNOWN, self.drafts[index].label)
        else:
            self._add(
                index, last.part if last.part is not Part.QUESTION else Part.COUNSEL, last.turn.role, last.turn.speaker
            )

    def _begun_before(self, index: int) -> None:
        """The document opens in the middle of an examination: kind and examiner from what follows."""
        by, kind, passed = None, None, False
        for later, draft in enumerate(self.drafts[index:], index):
            if draft.witness or draft.byline or (draft.clip is not None):
                break
            if draft.examination:
                kind = kind or _KIND_BEFORE.get(draft.examination.kind) if draft.examination.kind else kind
                break
            by = by or draft.by
            passed = passed or (draft.mark == "label" and bool(cue("passes").search(self.words[later])))
            if kind is None and draft.mark == "label" and labels.role_of(draft.label) is Role.COURT:
                mentions = list(_NAMED_KIND.finditer(self.words[later]))
                # "Cross -- redirect, I'm sorry": what is corrected counts last.
                corrected = "sorry" in self.words[later].casefold()
                named = mentions[-1 if corrected else 0] if mentions else None
                running = _RUNNING_KIND.search(self.words[later])
                if running and not passed:
                    kind = ExaminationKind(running["kind"].replace("-", "").casefold())
                elif named:
                    kind = _KIND_BEFORE.get(_kind_called(named))
        self.stand.open = True
        self.stand.witness = self.stand.witness or self.testify.addressed(index)
        if kind is None and self.inquiry:
            kind = ExaminationKind.INQUIRY
        if kind is not None:
            self._set(kind, by)
        elif by is not None:
            self.stand.examiner_label = by

    def _unheaded(self, index: int) -> None:
        stand = self.stand
        by = self.drafts[index].by
        if by is None:
            for draft in self.drafts[index + 1 :]:
                if draft.kind is TurnKind.HEADING or draft.by:
                    by = draft.by
                    break
        kind = self._inferred(by or "")
        if kind is not None:
            self._set(kind, by)
        else:
            stand.examiner_label = by

    def _on_label(self, index: int, draft: Draft) -> None:
        if not draft.resumed:
            self.quoting = False
        role = self._role(draft.label)
        stand = self.stand
        if role is Role.WITNESS:
            named = self._witness_of(draft.label)
            if named and (stand.witness is None or not compatible(stand.witness, named)):
                if not self.by_marks:
                    self._change_witness(named)
            elif named is None and stand.witness is None:
                stand.witness = self.testify.named(index)
            elif named is None and self.excused is not None:
                named = self.testify.called_next(self.excused, index)
            self._add(index, Part.WITNESS, role, named or stand.witness or self.roster.display(draft.label))
            return
        part = {Role.COURT: Part.COURT, Role.OFFICER: Part.OFFICER, Role.COUNSEL: Part.COUNSEL}.get(role, Part.OTHER)
        speaker = self.roster.display(draft.label)
        if role is Role.COURT and self.judge and re.search(r"\bcourt\b", draft.label, re.I):
            speaker = self.casing.name(self.judge)
        if role is Role.COUNSEL and not self.by_marks and self._examines(index, draft):
            part = Part.QUESTION
            if stand.examination and stand.examination.examiner:
                speaker = (
                    self.stand.examination.examiner
                    if self.stand.examination and self.stand.examination.examiner
                    else speaker
                )
        self._add(index, part, role, speaker)
        if (
            self.by_marks
            and stand.open
            and part in (Part.COURT, Part.COUNSEL)
            and cue("step_down").search(self.words[index])
        ):
            stand.open = False
            self.excused = index

    def _change_witness(self, name: str) -> None:
        known = next(
            (
                draft.witness
                for draft in self.drafts
                if draft.witness and compatible(self.casing.name(draft.witness.name), name)
            ),
            None,
        )
        self.stand = _Stand(witness=name, heading=known, open=True)

    def _examines(self, index: int, draft: Draft) -> bool:
        """Whether a labelled counsel is the examiner here, where no Q and A are printed."""
        stand = self.stand
        current = stand.examination
        if current is not None and stand.examiner_label is not None:
            if self._same(stand.examiner_label, draft.label):
                return True
            if self._stands_for(draft.label):
                return True
            if current.kind is ExaminationKind.INQUIRY and stand.pending is None and not self._next_is_witness(index):
                return False
        if stand.witness is None and not self._next_is_witness(index):
            return False
        if not self._next_is_witness(index) or (stand.open is False and stand.examination is None):
            return False
        headed = any(item.examination for item in self.drafts)
        if headed:
            return False
        self._examiner(draft.label)
        return True

    def _stands_for(self, label: str) -> bool:
        """A label such as "Lead 2A" that abbreviates the office which the heading names."""
        heading = next((item for item in reversed(self.out) if item.draft.examination), None)
        by = heading.draft.examination.by if heading and heading.draft.examination else None
        if not by or honorific(label):
            return False
        office = {word.casefold() for word in re.findall(r"\w+", by)}
        return {word.casefold() for word in re.findall(r"\w+", label)} <= office

    def _next_is_witness(self, index: int) -> bool:
        for draft in self.drafts[index + 1 : index + 4]:
            if draft.kind is TurnKind.SPEECH:
                return self._role(draft.label) is Role.WITNESS
        return False

    def _add(self, index: int, part: Part, role: Role, speaker: str) -> None:
        draft = self.drafts[index]
        if draft.kind is TurnKind.SPEECH:
            self.numbered += 1
        testimony = part not in (Part.HEADING, Part.NOTE) and self.stand.open
        turn = Turn(
            number=self.numbered,
            kind=draft.kind,
            role=role,
            label=draft.label,
            speaker=speaker,
            spans=draft.spans,
            examination=self.stand.examination if testimony else None,
        )
        witness = speaker if part is Part.WITNESS else self.stand.witness
        self.out.append(Heard(turn=turn, part=part, text=self.words[index], draft=draft, witness=witness))
