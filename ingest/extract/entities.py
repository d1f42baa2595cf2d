"""Entities of a document and where they are named.

Two ways, by what a document is. An article is read by the named-entity recogniser. A transcript is long, and its people
stand in its speaker labels, appearances and case file: there a ruler of those names and of capitalised names that recur
does the work, so that ingest stays faster than the recogniser alone would be. Mentions are kept apart from entities.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.extract import language
from ingest.extract.attribution.cues import lexicon
from ingest.extract.initials import abbreviations
from ingest.extract.names import is_given, is_place, not_names
from ingest.resolve import person_id
from kg.model.document import Document, DocumentKind
from kg.model.entity import Entity, EntityKind, Mention
from kg.model.identity import name_key
from kg.model.names import TITLES, fullest, person_name
from kg.model.statement import DocumentCard, Statement
from kg.model.text import Span, fold

if TYPE_CHECKING:
    from ingest.case import Case

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "PRODUCT": EntityKind.PRODUCT,
    "WORK_OF_ART": EntityKind.WORK,
    "LAW": EntityKind.WORK,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
_PARTY_KINDS = {"person": EntityKind.PERSON, "organization": EntityKind.ORGANIZATION}
_COURT = re.compile(r"\b(?:Court|Tribunal|Magistrates|Circuit)\b")
_ORGANIZATION = re.compile(
    r"\b(?:Inc|LLC|LLP|Ltd|Limited|Corp|Corporation|Company|Co|PLC|plc|GmbH|AG|Police|Department|Ministry|Church|Party|"
    r"Senate|House|University|Institute|Association|Union|Agency|Committee|Commission|Board|Bank|Group|Foundation|"
    r"Office|Service|Council|News|Times|Press|Post|Ferries|Lines|Airways|Airlines|Motors|Holdings|Partners|Industries|"
    r"Systems|Labs|Laboratories|Works|Mills|Foods|Energy|Media|Studios|Brothers|Sons|Ventures|Capital|Securities|Trust|"
    r"Railways|Shipping|Logistics|Technologies|Software|Networks|Pharmaceuticals|Hospital|Clinic|College|School|"
    r"Academy|Society|Club|Federation|League|Authority|Administration|Bureau)\b\.?"
)
# A run of capitalised words, with initials and little words; words with an inner capital stand alone (xAI).
_CAPITALISED = re.compile(
    r"\b(?:[A-Z][\w'’&-]*[a-z][\w'’&-]*|[A-Z]{2,}|[A-Z]\.)(?:\s+(?:(?:of|de|van|von|the|and|&)\s+)?"
    r"(?:[A-Z][\w'’&-]*[a-z][\w'’&-]*|[A-Z]{2,}|[A-Z]\.))*|\b[a-z]{1,3}[A-Z][\w-]+\b"
)
_LONGEST_LINE = 100_000
"""characters of a paragraph that the recogniser reads"""
_LEAST = 3  # how often a capitalised run must recur in a transcript, in mid-sentence, to count as a name


@dataclass
class _Body:
    """An entity being gathered."""

    kind: EntityKind
    name: str
    aliases: list[str]


def entities(
    document: Document, statements: Sequence[Statement], case: Case | None = None
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The document's entities with their mentions, each in a fixed order (entities by name and id, mentions by place).

    A mention inside a statement's question or answer carries the statement's id. Names given by the case file, the
    title page and the speaker labels come first; two people who share only a surname are never put together.
    """
    return _Gathering(document, statements, case).result()


class _Gathering:
    def __init__(self, document: Document, statements: Sequence[Statement], case: Case | None) -> None:
        self.document = document
        self.statements = statements
        self.card = statements[0].document if statements else _card(document)
        self.bodies: dict[str, _Body] = {}
        self.forms: dict[str, str] = {}  # folded form -> entity id
        self.people: list[str] = []
        self._given(case)

    def _given(self, case: Case | None) -> None:
        for party in case.parties if case else ():
            self._add(party.name, _PARTY_KINDS.get(party.kind, EntityKind.ORGANIZATION), party.aliases)
        for known in self.document.description.parties:
            self._add(known.name, _PARTY_KINDS.get(known.kind, EntityKind.ORGANIZATION), known.aliases)
        for appearance in self.document.description.appearances:
            self._add(appearance.name, EntityKind.PERSON)
        spoken = self.document.kind is DocumentKind.TRANSCRIPT
        for statement in self.statements:
            for name, identifier in (
                (statement.declarant, statement.declarant_id),
                (statement.examiner, statement.examiner_id),
            ):
                if name and identifier and not name.startswith("("):
                    kind = EntityKind.PERSON if self._bare_surname(name) else _kind_of(name, spoken)
                    self._add(name, kind, (), identifier)
        for layer in {layer for statement in self.statements for layer in statement.reported_by}:
            if not layer.startswith("("):
                self._add(re.sub(r"\s+\(.*\)$", "", layer), EntityKind.ORGANIZATION)

    def _bare_surname(self, name: str) -> bool:
        """Whether a single word is somebody's surname: the text sets a title or a given name before it."""
        if " " in name or not name[0].isupper():
            return False
        before = re.findall(rf"\b([A-Z][\w'’-]+)\.?\s+{re.escape(name)}\b", self.document.text)
        return any(word.casefold() in TITLES or is_given(word) for word in before)

    def _add(self, name: str, kind: EntityKind, aliases: Iterable[str] = (), identifier: str | None = None) -> str:
        name = fold(name)
        if _COURT.search(name) and kind is EntityKind.ORGANIZATION:
            kind = EntityKind.COURT
        key = identifier or person_id(name, self.card)
        body = self.bodies.get(key)
        if body is None:
            self.bodies[key] = body = _Body(kind, name, [])
            if kind is EntityKind.PERSON and person_name(name).given:
                self.people.append(name)
        for alias in aliases:
            if alias != body.name and alias not in body.aliases:
                body.aliases.append(alias)
        for form in (name, *aliases):
            self.forms.setdefault(name_key(form), key)
        return key

    def _person(self, name: str) -> str:
        """The entity of a person's name: the fuller name that it can only mean, else a body of its own."""
        known = self.forms.get(name_key(name))
        if known:
            return known
        full = fullest(name, self.people)
        key = self._add(full, EntityKind.PERSON)
        body = self.bodies[key]
        if name != body.name and name not in body.aliases:
            body.aliases.append(name)
        self.forms.setdefault(name_key(name), key)
        return key

    def result(self) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
        found: dict[tuple[int, int], str] = {}
        if self.document.kind is not DocumentKind.TRANSCRIPT:
            self._initials()
            # names known in full stand above the recogniser, which may cut them in two
            found |= {
                (span.start, span.end): key
                for span, key in self._ruled()
                if any(char.isspace() for char in self.document.text[span.start : span.end])
            }
            for span, label in self._recognised():
                if _around(found, span):
                    continue
                text = fold(self.document.text[span.start : span.end])
                kind = self._settled(text, _KINDS[label])
                found[span.start, span.end] = (
                    self._person(text) if kind is EntityKind.PERSON else self._other(text, kind)
                )
        for span in self._recurring():
            text = fold(self.document.text[span.start : span.end])
            if not any(start < span.end and span.start < end for start, end in _around(found, span)):
                found[span.start, span.end] = self._other(text, _guessed(text))
        taken = sorted(found)
        for span, key in self._ruled():
            at = bisect_right(taken, (span.start, span.end))
            beside = taken[max(0, at - 1) : at + 1]
            if not any(start < span.end and span.start < end for start, end in beside):
                found[span.start, span.end] = key
        mentions = self._mentions(found)
        bodies = [
            Entity(id=key, kind=body.kind, name=body.name, aliases=tuple(sorted(body.aliases)))
            for key, body in self.bodies.items()
        ]
        return tuple(sorted(bodies, key=lambda item: (item.name, item.id))), mentions

    def _initials(self) -> None:
        """The short forms that the text defines are other names of what it defines."""
        for short, full in abbreviations(self.document.text).items():
            kind = EntityKind.COURT if _COURT.search(full) else EntityKind.ORGANIZATION
            self._add(full, kind, (short,), self.forms.get(name_key(full)))

    def _settled(self, text: str, kind: EntityKind) -> EntityKind:
        """The kind that names already known, or words of the name itself, settle against the recogniser."""
        known = self.forms.get(name_key(text))
        if known:
            return self.bodies[known].kind
        if _COURT.search(text):
            return EntityKind.COURT
        if kind is EntityKind.PERSON and _ORGANIZATION.search(text):
            return EntityKind.ORGANIZATION
        if kind is not EntityKind.PERSON and " " not in text and fullest(text, self.people) != text:
            return EntityKind.PERSON
        return kind

    def _other(self, text: str, kind: EntityKind) -> str:
        text = re.sub(r"^(?:the|The)\s+", "", re.sub(r"['’]s?$", "", text))
        known = self.forms.get(name_key(text))
        return known or self._add(text, kind)

    def _recognised(self) -> Iterator[tuple[Span, str]]:
        text = self.document.text
        lines = [line for line in self.document.lines if line.end > line.start]
        for line, doc in zip(
            lines,
            language.recognise(text[line.start : min(line.end, line.start + _LONGEST_LINE)] for line in lines),
            strict=True,
        ):
            for entity in doc.ents:
                if entity.label_ not in _KINDS or not any(char.isupper() for char in entity.text):
                    continue
                start, end = line.start + entity.start_char, line.start + entity.end_char
                while start < end and not text[start].isalnum():
                    start += 1
                if text[start : start + 4].casefold() == "the ":
                    start += 4
                trimmed = re.sub(r"[^\w.)]*(?:['’]s?)?[^\w.)]*$", "", text[start:end])
                if len(trimmed) > 1:
                    yield Span(start, start + len(trimmed)), entity.label_

    def _recurring(self) -> list[Span]:
        """Capitalised runs inside sentences that recur: the names that no recogniser knows."""
        text = self.document.text
        places: dict[str, list[Span]] = {}
        inside: Counter[str] = Counter()
        least = _LEAST if self.document.kind is DocumentKind.TRANSCRIPT else 2
        for line in self._stretches():
            for match in _CAPITALISED.finditer(text, line.start, line.end):
                start, end = match.span()
                words = match.group().split()
                while words and _bare(words[0]) in not_names() | TITLES:
                    start += len(words.pop(0))
                    while start < end and text[start].isspace():
                        start += 1
                while words and _bare(words[-1]) in not_names():
                    end -= len(words.pop())
                    while end > start and text[end - 1].isspace():
                        end -= 1
                name = re.sub(r"['’]s?$", "", text[start:end])
                if len(name) < 3 or not words or "\n" in name or (name.isupper() and len(name) < 5):
                    continue
                places.setdefault(name, []).append(Span(start, start + len(name)))
                before = text[max(line.start, start - 2) : start]
                if len(before) == 2 and (before[0].islower() or before[0] in ",;"):
                    inside[name] += 1
        known = set(self.forms)
        spans = [
            span
            for name, where in places.items()
            if len(where) >= least and inside[name] >= min(2, least - 1) and name_key(name) not in known
            # A word that the document also writes in lower case ("the Voice", "voice") is no name.
            if " " in name or not re.search(rf"\b{re.escape(name.lower())}\b", text) or name.lower() == name
            for span in where
        ]
        return sorted(spans)

    def _stretches(self) -> list[Span]:
        """Where names are looked for: the words of the statements in a transcript, the lines of an article."""
        if self.document.kind is not DocumentKind.TRANSCRIPT:
            return [Span(line.start, line.end) for line in self.document.lines]
        return sorted({span for item in self.statements for span in (*item.question_spans, *item.answer_spans)})

    def _ruled(self) -> Iterator[tuple[Span, str]]:
        """Every place where a known name, an alias, or the surname of exactly one known person stands."""
        forms: dict[str, str] = {}
        surnames: dict[str, set[str]] = {}
        for key, body in self.bodies.items():
            for form in (body.name, *body.aliases):
                if len(form) > 2 and form.casefold() not in not_names():
                    forms.setdefault(fold(form), key)
            if body.kind is EntityKind.PERSON and person_name(body.name).given and body.name[0].isupper():
                last = re.sub(r"[,\s]+(?:Jr|Sr|KC|QC|II|III)\.?$", "", body.name).split()[-1]
                surnames.setdefault(last, set()).add(key)
        for surname, keys in surnames.items():
            if len(keys) == 1 and len(surname) > 2 and surname.casefold() not in not_names():
                forms.setdefault(surname, next(iter(keys)))
        if not forms:
            return
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        either = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in ordered)
        pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
        text = self.document.text
        for stretch in self._stretches():
            for match in pattern.finditer(text, stretch.start, stretch.end):
                yield Span(*match.span()), forms[fold(match.group())]

    def _mentions(self, found: dict[tuple[int, int], str]) -> tuple[Mention, ...]:
        owners = sorted(
            (span.start, span.end, item.id)
            for item in self.statements
            for span in (*item.question_spans, *item.answer_spans)
        )
        starts = [start for start, _, _ in owners]
        mentions = []
        for (start, end), key in sorted(found.items()):
            at = bisect_right(starts, start)
            owner = next((owners[i][2] for i in range(at - 1, max(-1, at - 6), -1) if owners[i][1] >= end), None)
            words = fold(self.document.text[start:end])
            mentions.append(Mention(entity_id=key, span=Span(start, end), text=words, statement_id=owner))
        return tuple(mentions)


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.strip(".,")).casefold()


def _around(found: dict[tuple[int, int], str], span: Span) -> list[tuple[int, int]]:
    return [place for place in found if place[0] < span.end and span.start < place[1]]


def _kind_of(name: str, spoken: bool) -> EntityKind:
    """Person or body, from the words of the name: testimony is given by people; "Toronto Police" is none."""
    if _COURT.search(name):
        return EntityKind.COURT
    if _ORGANIZATION.search(name):
        return EntityKind.ORGANIZATION
    if spoken:
        return EntityKind.PERSON
    if " and " in name:
        kinds = {_kind_of(part, spoken) for part in re.split(r",\s+|\s+and\s+", name) if part}
        return kinds.pop() if len(kinds) == 1 else EntityKind.ORGANIZATION
    head = re.split(r"\s+(?:of|for|in|at|from|by|on|with)\s", name)[0].split()[-1].casefold()
    singular = head.removesuffix("s")
    if (name[0].islower() or name.split()[-1].islower()) and {head, singular} & (
        lexicon().people - lexicon().bodies
    ):  # "the judge", "a spokesman for …"
        return EntityKind.PERSON
    words = [word for word in name.split() if word.strip(".").casefold() not in TITLES]
    looks = 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words)
    return EntityKind.PERSON if looks else EntityKind.ORGANIZATION


def _guessed(name: str) -> EntityKind:
    """The kind of a name that only recurs: a place or a person where the commonest names say so, else a body."""
    if is_place(name):
        return EntityKind.PLACE
    if _COURT.search(name):
        return EntityKind.COURT
    words = name.split()
    return EntityKind.PERSON if 2 <= len(words) <= 3 and is_given(words[0]) else EntityKind.ORGANIZATION


def _card(document: Document) -> DocumentCard:
    """Enough of a card to make ids where a document has no statements."""
    said = document.description
    return DocumentCard(
        id=document.id,
        path=document.source.path,
        sha256=document.source.sha256,
        kind=document.kind,
        layout=document.layout,
        caption=said.caption.value if said.caption else None,
        short_caption=said.short_caption.value if said.short_caption else None,
        docket_number=said.docket_number.value if said.docket_number else None,
    )
