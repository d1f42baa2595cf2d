"""Attributed statements of an article: who said what, by whose report, with which words.

Direct, indirect and mixed quotations, pleas, accusations, silences, reports inside reports. A gloss of the article that
hardens a hedged quotation stays a statement of its own beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.extract import language
from ingest.extract.attribution.act import clause_text, reading, when
from ingest.extract.attribution.cues import lexicon
from ingest.extract.attribution.find import find
from ingest.extract.attribution.found import Found
from ingest.extract.attribution.grammar import children, speaks
from ingest.extract.attribution.quotes import Quotation
from ingest.extract.attribution.units import NICKNAMED, Unit, units
from ingest.extract.attribution.who import Cast, Who
from ingest.extract.initials import abbreviations
from ingest.readers.article import manner_of_processing
from ingest.resolve import person_id
from kg.model.document import Document
from kg.model.identity import content_id, name_key
from kg.model.statement import Act, DocumentCard, Statement
from kg.model.text import Span, cover, read

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DASHED_NAME = re.compile(r"^[-–—~]+\s*(?P<name>[A-Z][^.!?]{1,80})$")
_NAME_LINE = re.compile(r"^(?P<name>(?:[A-Z][\w.'’-]+\s+){1,3}[A-Z][\w.'’-]+)(?:,\s+[^.!?]{2,80})?$")
_NEWS = re.compile(
    r"\b(?:News|Times|Post|Journal|Press|Reuters|Guardian|Telegraph|Gazette|Herald|Tribune|Chronicle|BBC|CNN|"
    r"NPR|AFP|AP|NBC|CBS|ABC|Bloomberg|TV|Radio|Network|Broadcasting|Magazine|Wikinews|Agency|TechCrunch)\b"
)

_LONGEST_HEADLINE = 20
"""words"""
_LABEL = re.compile(r"(?P<name>(?:[A-Z][\w.'’-]+\s+){0,3}[A-Z][\w'’-]+):\s+(?P<words>\S.*)$", re.DOTALL)
_LABEL_BEHIND = re.compile(r"(?P<words>\S.*?):\s+(?P<name>(?:[A-Z][\w.'’-]+\s+){0,3}[A-Z][\w'’-]+)$", re.DOTALL)
# An entry of a list of sources: "Title" — Outlet, March 3, 2020
_REFERENCE = re.compile(
    r"[\"”]\s+[—–-]\s+[A-Z][\w.' ]{1,40},\s+(?:[A-Z][a-z]+\s+\d{1,2},|\d{1,2}\s+[A-Z][a-z]+)\s+\d{4}"
)

# What is left of the joint at the end of a clause that was cut from its sentence.
_JOINT = re.compile(r"[\s,;:]+(?:and|but|while|although|though|or)?[\s,;:]*$")


@dataclass
class _Draft:
    """A statement on its way: one attribution with its unit and quotations."""

    unit: int
    found: Found
    who: Who
    layers: tuple[str, ...]
    spans: tuple[Span, ...]
    direct: bool
    clause: Span
    claim: str
    question: tuple[Span, ...] = ()
    question_text: str | None = None
    confidence: float = 0.9
    quoted: str = ""
    more: list[Quotation] = field(default_factory=list)


def statements(document: Document, card: DocumentCard) -> tuple[Statement, ...]:
    """Every attributed statement of the article, by position."""
    reader = _Reader(document, card)
    return reader.statements()


class _Reader:
    """Goes through an article once, from the first unit to the last."""

    def __init__(self, document: Document, card: DocumentCard) -> None:
        self.document = document
        self.card = card
        self.text = document.text
        self.units: list[Unit] = units(document)
        self.docs: list[Doc] = list(language.parse(unit.text for unit in self.units))
        known = [party.name for party in document.description.parties]
        self.cast = Cast.of(self.docs, known)
        self.cast.short = abbreviations(self.text)
        for match in NICKNAMED.finditer(self.text):
            self.cast.nicknamed.setdefault(f"{match['first']} {match['last']}", match.group())
        self.outlet = self._outlet()
        self.drafts: list[_Draft] = []

    def _outlet(self) -> tuple[str, ...]:
        publisher = self.card.publisher
        source = self.document.description.processed_from
        if publisher and source:
            manner = manner_of_processing(self.document) or "processed"
            return (f"{publisher} ({manner} from {source.value})",)
        if publisher:
            return (publisher,)
        return (source.value,) if source else ()

    def statements(self) -> tuple[Statement, ...]:
        pending: list[Quotation] = []
        pending_unit = -1
        for index, (unit, doc) in enumerate(zip(self.units, self.docs, strict=True)):
            if unit.bare or not any(char.isalnum() for char in unit.text):
                if not self._continued(index, unit):
                    pending, pending_unit = list(unit.utterances), index
                continue
            if pending and self._named_line(index, unit, pending):
                pending = []
                continue
            founds = find(doc, bool(unit.utterances or unit.fragments or pending), bool(unit.utterances or pending))
            labelled = None if founds else self._labelled(index, unit, doc) or self._headline(index, unit, doc)
            if labelled is not None:
                self.drafts.append(labelled)
                continue
            if self._credit(unit) or _REFERENCE.search(self.text, unit.span.start, unit.span.end):
                continue
            drafts = list(self._drafts(index, unit, doc, founds, pending if index - pending_unit == 1 else []))
            pending = []
            if not drafts and unit.utterances:
                self._continued(index, unit)
            if not drafts and not unit.line:
                own = self._analysis(index, unit, doc)
                if own is not None:
                    drafts = [own]
            self.drafts.extend(drafts)
            self.cast.note_subjects(doc, index)
            for draft in drafts:
                if draft.found.speaker is not None:
                    self.cast.saw(draft.found.speaker, draft.who.name, index)
        return self._built()

    def _credit(self, unit: Unit) -> bool:
        return unit.line and bool(
            re.search(r"\b(?:edited|processed|written|reported|photographs?) (?:by|from)\b", unit.text, re.I)
        )

    def _continued(self, index: int, unit: Unit) -> bool:
        """A quotation without words of its own goes on with the speaker of the quotation just before it."""
        if not self.drafts or not unit.utterances:
            return False
        last = self.drafts[-1]
        near = last.unit == index - 1 or (self.units[last.unit].paragraph == unit.paragraph and last.unit >= index - 2)
        if not near or not last.direct:
            return False
        same_paragraph = self.units[last.unit].paragraph == unit.paragraph
        unclosed = any(not item.closed for item in (*self.units[last.unit].utterances, *last.more))
        if not same_paragraph and not unclosed:
            return False
        self.drafts[-1] = replace(
            last,
            unit=index,
            spans=last.spans + tuple(_inner(self.text, item) for item in unit.utterances),
            confidence=last.confidence * 0.9,
            more=[*last.more, *unit.utterances],
        )
        return True

    def _labelled(self, index: int, unit: Unit, doc: Doc) -> _Draft | None:
        """Words under a speaker's name: a headline ("Vale: I never saw it", "I never saw it: Vale"), a turn of an
        interview. Only for people whom the article names elsewhere too, or by first name and surname."""
        line = self.text[unit.span.start : unit.span.end]
        for pattern, words in ((_LABEL, "after"), (_LABEL_BEHIND, "before")):
            match = pattern.match(line)
            if match is None or (words == "before" and not unit.line):
                continue
            name = self.cast.full_name(match["name"])
            if not self.cast.is_person(match["name"]) or not any(token.pos_ in ("VERB", "AUX") for token in doc):
                continue
            start, end = match.span("words")
            span = _stripped(self.text, Span(unit.span.start + start, unit.span.start + end))
            quoted = read(self.text, (span,))
            if len(quoted.split()) < 3:
                continue
            found = Found(0, 0, 0, "say", Act.ASSERTION, None, doc[0], quotes=True)
            return _Draft(
                index,
                found,
                Who(name, 0.8, True),
                self.outlet,
                (span,),
                True,
                span,
                quoted.strip(" ,;:"),
                quoted=quoted,
            )
        return None

    def _headline(self, index: int, unit: Unit, doc: Doc) -> _Draft | None:
        """A headline of a quotation and a colon: "'I was told to burn it': clerk gives evidence", and the other way."""
        if len(unit.utterances) + len(unit.fragments) != 1 or not unit.first:
            return None
        (quote,) = unit.utterances or unit.fragments
        line = self.text[unit.span.start : unit.span.end]
        behind = self.text[quote.outer.end : unit.span.end].lstrip().startswith(":") and line[-1] not in ".?!\"”’'"
        before = (
            self.text[unit.span.start : quote.outer.start].rstrip().endswith(":") and quote.outer.end == unit.span.end
        )
        if not (before or behind) or len(line.split()) > _LONGEST_HEADLINE:
            return None
        speaker = next((t for t in doc if t.dep_ in ("nsubj", "nsubjpass") and speaks(t, lexicon(), False)), None)
        if speaker is None:
            speaker = next((t for t in doc if t.pos_ == "PROPN" and t.dep_ != "compound"), None)
        if speaker is None or not speaks(speaker, lexicon(), False):
            return None
        who = self.cast.resolve(speaker, index)
        span = _inner(self.text, quote)
        quoted = read(self.text, (span,))
        if len(quoted.split()) < 3:
            return None
        found = Found(0, 0, 0, "say", Act.ASSERTION, None, doc[0], quotes=True)
        sure = Who(who.name, 0.65 * who.confidence, who.person)
        return _Draft(index, found, sure, self.outlet, (span,), True, span, quoted.strip(" ,;:"), quoted=quoted)

    def _named_line(self, index: int, unit: Unit, pending: list[Quotation]) -> bool:
        """A line that is only a name, under a quotation, is its speaker ("— Ann Lee, surgeon")."""
        line = self.text[unit.span.start : unit.span.end].strip()
        match = _DASHED_NAME.match(line) or (_NAME_LINE.match(line) if unit.line else None)
        if not match or find(self.docs[index], False):
            return False
        name = self.cast.full_name(match["name"].split(",")[0].strip())
        token = self.docs[index][0]
        found = Found(0, 0, 0, "say", Act.ASSERTION, None, token, quotes=True)
        spans = tuple(_inner(self.text, item) for item in pending)
        self.drafts.append(
            _Draft(
                index,
                found,
                Who(name, 0.85, True),
                self.outlet,
                spans,
                True,
                unit.span,
                read(self.text, spans),
                confidence=0.8,
                quoted=read(self.text, spans),
            )
        )
        return True

    def _drafts(
        self, index: int, unit: Unit, doc: Doc, founds: list[Found], pending: list[Quotation]
    ) -> Iterator[_Draft]:
        quotes = [*pending, *unit.utterances]
        owners = self._owners(unit, founds, quotes)
        for place, found in enumerate(founds):
            clause = self._clause(unit, doc, founds, place)
            mine = [quote for quote, owner in zip(quotes, owners, strict=True) if owner == place]
            if not mine and (found.group == "aside" or (found.group == "ask" and found.question is None)):
                continue
            if found.speaker is None:
                who = self._implied(found, index)
            else:
                self.cast.note_subjects(doc, index, found.speaker.idx)
                asked = self.drafts and self.drafts[-1].found.group == "ask" and bool(mine)
                who = self.cast.resolve(found.speaker, index, replies=found.answers or bool(asked))
            if found.group == "ask":
                for token in children(found.cue, "dobj", "dative", "nsubjpass"):
                    self.cast.asked(token, index)
            layers = self._layers(found, who, index)
            fragments = [q for q in unit.fragments if clause.start <= q.outer.start < clause.end]
            whole = self._whole_quotes(unit, found, fragments, mine)
            spoken = mine or whole
            direct = bool(spoken) and (found.group != "ask" or found.question is None)
            spans = tuple(sorted(_inner(self.text, item) for item in spoken)) if direct else (clause,)
            question, question_text = self._question(index, unit, found, who)
            if direct and found.group == "ask":
                question, question_text = spans, read(self.text, spans)
            quoted = read(self.text, spans) if direct else ""
            claim = clause_text(unit, found, who.name, self.text, quoted, question_text)
            yield _Draft(
                index,
                found,
                who,
                layers,
                spans,
                direct,
                clause,
                claim,
                question,
                question_text,
                found.confidence * who.confidence,
                quoted,
            )

    def _whole_quotes(
        self, unit: Unit, found: Found, fragments: list[Quotation], mine: list[Quotation]
    ) -> list[Quotation]:
        """Fragments that are all that is said ("He answered 'partially'")."""
        if mine or not fragments or not found.quotes or found.group not in ("say", "reply", "maintain"):
            return []
        if found.content is not None:
            return []
        near = [q for q in fragments if q.outer.start >= unit.offsets[min(found.end, len(unit.offsets) - 1)] - 1]
        return near if near and near[0].outer.start - unit.offsets[found.end - 1] <= 4 else []

    def _owners(self, unit: Unit, founds: list[Found], quotes: list[Quotation]) -> list[int]:
        """Which attribution each quotation belongs to: the nearest one that can take a quotation."""
        takers = [place for place, found in enumerate(founds) if found.quotes] or [
            place for place, found in enumerate(founds) if found.group in ("plead", "source", "rate", "judge")
        ]
        if not takers:
            return [-1] * len(quotes)

        def takes(place: int, quote: Quotation) -> bool:
            """What has been reported in words of its own does not take a quotation that stood before it."""
            found = founds[place]
            full = found.content is not None and found.content[0] > found.at
            before = unit.offsets[found.at] > quote.outer.start
            ended = self.text[quote.inner.start : quote.inner.end].rstrip()[-1:] in ".?!"
            parted = [q for q in unit.fragments if quote.outer.end <= q.outer.start < unit.offsets[found.left]]
            if before and ended and parted:
                return False
            hangs = found.cue.tag_ == "VBG" and found.cue.dep_ in ("pcomp", "advcl")
            return not (full and before and (hangs or found.group not in ("say", "maintain", "reply", "report")))

        def distance(place: int, quote: Quotation) -> int:
            at = unit.offsets[founds[place].at]
            return quote.outer.start - at if at < quote.outer.start else at - quote.outer.end

        owners = []
        for quote in quotes:
            fit = [place for place in takers if takes(place, quote)]
            owners.append(min(fit, key=lambda place: distance(place, quote)) if fit else -1)
        return owners

    def _clause(self, unit: Unit, doc: Doc, founds: list[Found], place: int) -> Span:
        """The attributing sentence, or the part of it that is this attribution's where there are several."""
        text = unit.text
        found = founds[place]
        low, high = 0, len(text)
        start, stop = text.rfind(";", 0, found.at) + 1, text.find(";", found.at)
        others = [item for item in founds if item is not found]
        if any(item.at < start for item in others):
            low = start
        if stop >= 0 and any(item.at > stop for item in others):
            high = stop
        before = [item for item in others if low <= item.at < found.at]
        after = [item for item in others if found.at < item.at < high]
        if before:
            low = min(max(found.left, before[-1].end), found.at)
        if after:
            high = max(after[0].left, found.end)
        while low < high and not text[low].isalnum() and text[low] not in "([":
            low += 1
        while high > low and (text[high - 1].isspace() or text[high - 1] in ",;:"):
            high -= 1
        trailing = _JOINT.search(text[:high], low)
        if trailing and after:
            high = trailing.start()
        if low == 0 and high == len(text):
            return unit.span
        span = unit.span_of(low, high)
        start = unit.span.start if low == 0 else span.start
        end = unit.span.end if high == len(text) else span.end
        for item in unit.fragments:  # the marks of a fragment are not parsed; they belong to its words
            start = item.outer.start if item.inner.start == start else start
            end = item.outer.end if item.inner.end == end else end
        return Span(start, end)

    def _implied(self, found: Found, index: int) -> Who:
        """Who made an admission that the article mentions in the passive: the last who conceded, just before."""
        if found.act is Act.ADMISSION:
            for draft in reversed(self.drafts[-3:]):
                near = self.units[index].paragraph - self.units[draft.unit].paragraph <= 1
                if near and draft.who.person:
                    return Who(draft.who.name, 0.8, True)
        return Who(found.unnamed or "(unnamed source)", 0.9)

    def _layers(self, found: Found, who: Who, index: int) -> tuple[str, ...]:
        named = [self.cast.resolve(token, index).name for token in found.layers]
        if _NEWS.search(who.name) and not who.person:
            named.append(who.name)
        return tuple(dict.fromkeys((*self.outlet, *named)))

    def _question(self, index: int, unit: Unit, found: Found, who: Who) -> tuple[tuple[Span, ...], str | None]:
        """The question that a statement answers: reported in its sentence, or asked just before in the paragraph."""
        if found.group == "ask" or found.question:
            if found.question is None:
                return (), None
            span = unit.span_of(*found.question)
            return (span,), read(self.text, (span,))
        if not found.answers:
            return (), None
        for draft in reversed(self.drafts[-4:]):
            if self.units[draft.unit].paragraph != unit.paragraph:
                break
            if draft.question and draft.found.group == "ask":
                return draft.question, draft.question_text
            if draft.question and draft.who.name == who.name:
                return draft.question, draft.question_text
        return (), None

    def _analysis(self, index: int, unit: Unit, doc: Doc) -> _Draft | None:
        """A hedged sentence on the law that nobody is said to have spoken is the article's own analysis."""
        words = lexicon()
        hedge = words.analysis_hedge.search(unit.text)
        law = words.analysis_law.search(unit.text, hedge.end()) if hedge else None
        if not hedge or not law or unit.utterances:
            return None
        if re.search(r"\b(?:if|whether|unless)\b", unit.text[: hedge.start()], re.I):
            return None
        outlet = self.outlet[0] if self.outlet else "(article)"
        found = Found(
            hedge.start(), hedge.end(), 0, "analysis", Act.ASSERTION, None, doc[0], gloss=hedge.group(), confidence=0.5
        )
        return _Draft(
            index,
            found,
            Who("(article's own analysis)", 1.0),
            (outlet,) if self.outlet else (),
            (unit.span,),
            False,
            unit.span,
            read(self.text, (unit.span,)),
            confidence=0.5,
        )

    def _built(self) -> tuple[Statement, ...]:
        made: dict[str, Statement] = {}
        for draft in self.drafts:
            statement = self._statement(draft)
            if any(char.isalnum() for char in statement.quote):
                made.setdefault(statement.id, statement)
        ordered = sorted(made.values(), key=lambda item: (item.answer_spans[0], item.id))
        return tuple(replace(item, ordinal=number) for number, item in enumerate(ordered))

    def _statement(self, draft: _Draft) -> Statement:
        spans = _merged(draft.spans)
        quote = read(self.text, spans)
        act, stance, hedge, alternatives, lowered = reading(
            draft.found, draft.claim, quote, self.units[draft.unit].text, draft.direct
        )
        date = when(self.units[draft.unit], self.docs[draft.unit], draft.found, self.card.published)
        whole = cover((*draft.question, *spans))
        return Statement(
            id=content_id("st", self.card.sha256, *((span.start, span.end) for span in spans), draft.who.name),
            ordinal=0,
            declarant=draft.who.name,
            declarant_id=person_id(draft.who.name, self.card),
            act=act,
            stance=stance,
            claim=draft.claim,
            claim_id=content_id("cl", name_key(draft.claim)),
            quote=quote,
            question=draft.question_text,
            hedge=hedge,
            confidence=round(draft.confidence * lowered, 2),
            alternatives=alternatives,
            made_on=date.day if date else None,
            made_on_basis=date.basis if date else None,
            precision=date.precision if date else None,
            reported_by=draft.layers,
            document=self.card,
            answer_spans=spans,
            question_spans=draft.question,
            answer_locator=self.document.locate(spans),
            locator=self.document.locate((whole,)),
        )


def _inner(text: str, item: Quotation) -> Span:
    return _stripped(text, item.inner)


def _stripped(text: str, span: Span) -> Span:
    """The span without blanks and quotation marks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap joined."""
    done: list[Span] = []
    for span in sorted(spans):
        if done and span.start < done[-1].end:
            done[-1] = Span(done[-1].start, max(done[-1].end, span.end))
        else:
            done.append(span)
    return tuple(done)
