"""From printed lines to stretches of speech, headings and notes, before anybody knows who is who."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from ingest.segment import headings
from ingest.segment.cues import cue
from ingest.segment.headings import ExaminationHeading, WitnessHeading
from ingest.segment.inline import spoken
from ingest.segment.labels import Style
from kg.model.document import Document, Layout
from kg.model.testimony import TurnKind
from kg.model.text import Line, Span

_LEAD = 11
_NOTE = re.compile(r"^\*?[(\[](?=[A-Z0-9*])[^)\]]*[)\]][.*]*$")
_CUT_IN = re.compile(r"\s*\[\s*(?:intervenes?|interven\w+|interrupts?|interrupted|interposes?)\s*\]\s*$", re.I)
# A row of asterisks or strokes parts the record: nobody says it. "* * *" in what is read aloud is the reader's.
_PARTED = re.compile(r"([*_=~#+.\-–—])\1{3,}|(?:([*_=~#+.\-–—])\s*){5,}")
_LETTERED = re.compile(r"\(?\w{1,3}[).]\s")
_SENTENCE_END = re.compile(r"[.?!:;…—–)\]”\"'’-]\s*$")
_NOTE_START = re.compile(r"^\*?[(\[][A-Z][^)\]]*$")


@dataclass(slots=True, kw_only=True)
class Draft:
    """One stretch of the record in order of position.

    `mark` is "Q", "A" or "label" for speech, "" otherwise. `resumed` says that the same speech went on after a note or
    page break without a new label. Of a heading, `examination`, `witness`, `by`, `closes` hold what it says.
    """

    kind: TurnKind
    mark: str = ""
    label: str = ""
    by: str | None = None
    paragraphs: list[list[Span]] = field(default_factory=list)
    resumed: bool = False
    examination: ExaminationHeading | None = None
    witness: WitnessHeading | None = None
    byline: str | None = None
    closes: bool = False
    level: int = 0
    clip: bool | None = None
    """True where a recording begins to play, False where it ends"""
    gap: bool = False
    """whether printed lines are missing before it: it answers and continues nothing"""

    @property
    def spans(self) -> tuple[Span, ...]:
        """All spans, in order."""
        return tuple(span for paragraph in self.paragraphs for span in paragraph)


@dataclass(frozen=True, slots=True)
class Assembled:
    """The drafts of a document; `lost` counts lines after missing ones whose speaker the file no longer names."""

    drafts: list[Draft]
    lost: int


def drafts(document: Document) -> Assembled:
    """The record's lines put together; without front matter and certificates."""
    return _Assembly(document).run()


class _Assembly:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.lines = document.lines
        self.texts = [document.text[line.start : line.end] for line in self.lines]
        self.style = Style([(text, line.indent) for text, line in zip(self.texts, self.lines, strict=True)])
        self.found: list[Draft] = []
        self.open: Draft | None = None
        self.last: Draft | None = None
        self.margin = self._margin()
        self.width = self._width()
        self.heard = False
        self.gap = False
        self.lost = 0

    def run(self) -> Assembled:
        index = 0
        while index < len(self.lines):
            if self.heard and index > 0.6 * len(self.lines) and self._ends(index):
                break
            index += self._step(index)
        if self.document.layout is Layout.TURNS:
            for draft in self.found:
                draft.paragraphs = [spoken(self.document.text, paragraph) for paragraph in draft.paragraphs]
        self._without_marks()
        kept = [draft for draft in self.found if draft.kind is not TurnKind.SPEECH or draft.spans]
        return Assembled(kept, self.lost)

    def _without_marks(self) -> None:
        """The reporter's word that somebody cut in ("...[intervenes]") was not spoken; the dots stay."""
        for draft in self.found:
            if draft.kind is not TurnKind.SPEECH or not draft.spans:
                continue
            last = draft.paragraphs[-1][-1]
            words = self.document.text[last.start : last.end]
            mark = _CUT_IN.search(words)
            if mark and mark.start():
                draft.paragraphs[-1][-1] = Span(last.start, last.start + mark.start())

    def _ends(self, index: int) -> bool:
        """A certificate counts as the end only where nobody speaks after it."""
        if not headings.certificate(self.texts[index]):
            return False
        rest = range(index + 1, min(index + 80, len(self.lines)))
        return not any(self.style.mark(self.texts[i : i + 4], self.lines[i].indent) for i in rest)

    def _step(self, index: int) -> int:
        line, text = self.lines[index], self.texts[index]
        if line.gap:
            # What stood between is not in the file: nobody goes on speaking, and no answer belongs to that question.
            self.open = self.last = None
            self.gap = True
        before = self.texts[index - 1] if index and not line.gap else ""
        mark = self.style.mark(self.texts[index : index + 4], line.indent, before)
        if mark is not None and not headings.names_witness(text):
            self.heard = True
            kind = mark.kind
            draft = Draft(kind=TurnKind.SPEECH, mark=kind, label=mark.label, by=mark.by)
            self._begin(draft)
            last = index + mark.lines - 1
            start = self.lines[last].start + mark.length
            if start < self.lines[last].end:
                draft.paragraphs.append([Span(start, self.lines[last].end)])
            return mark.lines
        return self._heading(index) or self._note(index) or self._speech(index, line, text)

    def _append(self, draft: Draft) -> None:
        draft.gap, self.gap = self.gap, False
        self.found.append(draft)

    def _begin(self, draft: Draft) -> None:
        self._append(draft)
        self.open = self.last = draft if draft.kind is TurnKind.SPEECH else None

    def _heading(self, index: int) -> int:
        line, text = self.lines[index], self.texts[index]
        if not text[:1].isupper() and line.heading == 0 and text[:1] not in '*("“_-[<':
            return 0
        draft = Draft(kind=TurnKind.HEADING, level=line.heading)
        count = 1
        if exam := headings.examination(text):
            draft.examination = exam
        elif by := headings.byline(text):
            draft.byline = by
        elif said := headings.examined(self.texts[index : index + 2]):
            draft.examination, draft.witness, count = said
        elif headings.withdrew(text):
            draft.closes = True
        elif witness := headings.witness(self.texts[index : index + _LEAD], line.heading > 0):
            if not self._stands_alone(index, witness):
                return 0
            draft.witness, count = witness, witness.lines
        elif above := headings.stands_above(self.texts[index : index + 2]):
            draft.witness = above
        elif headings.submission(text) and (line.heading or (text.isupper() and len(text) < 70)):
            draft.closes = True
        elif not line.heading and not headings.place(text):
            return 0
        elif line.heading and headings.person_name(text):
            draft.witness = WitnessHeading(name=text.strip())
        draft.paragraphs = [[Span(item.start, item.end)] for item in self.lines[index : index + count]]
        self._begin(draft)
        self.open = self.last = None
        return count

    def _stands_alone(self, index: int, witness: WitnessHeading) -> bool:
        """Whether the lines are a heading rather than the middle of what somebody says."""
        if self.open is None or not self.open.spans:
            return True
        before = self.texts[index - 1].rstrip()
        return before.endswith((".", "?", "!", ":", "--", "—", ")", "”", '"')) or self.texts[index].isupper()

    def _note(self, index: int) -> int:
        text = self.texts[index].strip()
        count = 1 if _NOTE.match(text) else 0
        if not count and _NOTE_START.match(text) and self._note_place(index):
            for more in range(1, min(6, len(self.lines) - index)):
                following = self.texts[index + more].strip()
                if self.style.mark([following], self.lines[index + more].indent):
                    break
                if re.search(r"[)\]][.*]*$", following):
                    count = more + 1
                    break
        if not count or (count == 1 and not self._note_place(index)):
            return 0
        whole = " ".join(self.texts[index : index + count])
        clip = False if cue("clip_end").search(whole) else True if cue("clip").search(whole) else None
        draft = Draft(kind=TurnKind.NOTE, clip=clip)
        draft.paragraphs = [[Span(item.start, item.end) for item in self.lines[index : index + count]]]
        speaker = self.last
        self._append(draft)
        self.open = None
        self.last = speaker if clip is None else None
        if witness := headings.witness([whole]):
            draft.witness = witness
        return count

    def _note_place(self, index: int) -> bool:
        """A parenthetical of the reporter begins after a finished sentence, not within one."""
        if self.open is None or not self.open.spans:
            return True
        before = self.texts[index - 1].rstrip()
        return not re.search(r"[\w,;]$", before) or self.lines[index].indent > self.margin + 2

    def _speech(self, index: int, line: Line, text: str) -> int:
        if _PARTED.fullmatch(text) or (self.open is None and not re.search(r"\w", text)):
            return 1
        if self.open is None:
            if self.last is None or not self.heard:
                return self._unspoken(index)
            again = self.last
            self._begin(Draft(kind=TurnKind.SPEECH, mark=again.mark, label=again.label, by=again.by, resumed=True))
        assert self.open is not None
        span = Span(line.start, line.end)
        if self.open.paragraphs and not self._new_paragraph(index):
            self.open.paragraphs[-1].append(span)
        else:
            self.open.paragraphs.append([span])
        return 1

    def _unspoken(self, index: int) -> int:
        """Words under a heading that nobody is named for: the heading's own second line, or front matter."""
        if self.gap:
            self.lost += self.heard
        elif self.heard and self.found and self.found[-1].kind is TurnKind.HEADING:
            self.found[-1].paragraphs.append([Span(self.lines[index].start, self.lines[index].end)])
        return 1

    def _new_paragraph(self, index: int) -> bool:
        line, before = self.lines[index], self.lines[index - 1]
        if self.document.layout in (Layout.TURNS, Layout.PARAGRAPHS):
            # Published with a blank row after every printed line, a sentence goes on in the next "paragraph".
            above = self.texts[index - 1]
            wrapped = 40 <= len(above) <= 100 and not _SENTENCE_END.search(above)
            goes_on = wrapped and self.texts[index][:1].islower() and not _LETTERED.match(self.texts[index])
            return line.paragraph != before.paragraph and not goes_on
        if line.paragraph is not None and line.paragraph != before.paragraph:
            return True
        if self.margin and line.indent >= self.margin + 3 and before.indent - 1 <= line.indent:
            return True
        if self.margin:
            return line.indent >= self.margin + 3
        closed = self.texts[index - 1].rstrip().endswith((".", "?", "!", ".”", '."', '?"'))
        return closed and before.end - before.start < 0.7 * self.width

    def _margin(self) -> int:
        """The commonest indent: where lines of running text begin."""
        counts = Counter(line.indent for line, text in zip(self.lines, self.texts, strict=True) if text[:1].islower())
        return counts.most_common(1)[0][0] if counts else 0

    def _width(self) -> int:
        widths = sorted(len(text) for text in self.texts)
        return widths[int(0.9 * len(widths))] if widths else 0
