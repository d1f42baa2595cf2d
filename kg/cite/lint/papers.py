"""Citations of pleadings, discovery responses and declarations, against the numbered paragraphs of those papers.

A paper is known by its own heading. One that is not in the record is not called wrong: it was not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.cite import model
from kg.cite.gate import Source
from kg.cite.lint.findings import Finding, Severity, word_diff
from kg.cite.lint.items import ADMITS, SOFTENED, Item, finding
from kg.cite.lint.quotes import ALIKE, find_pieces, likeness, normal
from kg.cite.model import Cite
from kg.cite.people import same_person
from kg.cite.pin import Pin, Unit, pages, pin_text
from kg.model.document import DocumentKind
from kg.model.errors import OnRecordError
from kg.model.statement import DocumentCard

# Headings stand within so many lines of the top.
HEAD = 70
_PREFIX = (
    r"(?:(?:first|second|third|fourth|amended|supplemental|verified|consolidated|class[- ]action|original|corrected|"
    r"joint|the|its|his|her|their|defendants?|plaintiffs?)\s)*"
)
_HEADINGS: tuple[tuple[str, type[Cite], str], ...] = (
    ("answer", model.AnswerPleading, rf"{_PREFIX}answer\b(?! is\b).*"),
    ("complaint", model.Complaint, rf"{_PREFIX}complaint\b.*"),
    ("responses to requests for admission", model.RfaResponse, r".*\brespon\w+ to .*\brequests? for admissions?\b.*"),
    ("responses to interrogatories", model.InterrogatoryResponse, r".*\b(?:respon\w+|answers) to .*\binterrogator.*"),
    ("declaration", model.Declaration, r"(?:declaration|affidavit) of (?P<name>[\w.,'’ \-]+?)(?: in (?:sup|op)p.*)?"),
    ("stipulation", model.Stipulation, r"(?:joint )?stipulations?\b.*"),
)  # fmt: skip
_FILED = re.compile(r"\bDocument\s+(?P<ecf>\d+(?:-\d+)*)\s+Filed\b")
_PARAGRAPH = re.compile(r"^[ \t]*(?:¶\s*)?(?P<number>\d{1,4})\.(?=\s)", re.MULTILINE)
_REQUEST = re.compile(
    r"^[ \t]*(?P<response>(?:answer|response)\b[^\n]{0,60}?)?(?:request|interrogatory)\b[^\n]{0,40}?\bno\.?\s*"
    r"(?P<number>\d{1,4})\b",
    re.MULTILINE | re.IGNORECASE,
)
_RESPONSE = re.compile(r"^[ \t]*(?:response|answer)\b[^\n:]{0,80}:?", re.MULTILINE | re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|lacks? (?:knowledge|information)|without (?:knowledge|information))\b", re.I
)
_ADMITTED = re.compile(r"\badmit(?:s|ted)?\b", re.I)
_NUMBERED = (model.RfaResponse, model.InterrogatoryResponse)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper of the record: what it is, what its heading says, and its text by paragraph or request."""

    kind: type[Cite]
    called: str
    heading: str
    name: str | None
    ecf: str | None
    card: DocumentCard
    parts: dict[int, str]

    def answer(self, number: int) -> str:
        """What is said at a number: of a request its response, of a paragraph all of it."""
        part = self.parts[number]
        if self.kind not in _NUMBERED:
            return part
        found = list(_RESPONSE.finditer(part))
        return part[found[-1].end() :] if found else ""


class Papers:
    """The papers of a record, read when the first citation of one is met."""

    def __init__(self, cards: Sequence[DocumentCard], source: Source | None) -> None:
        self._cards = cards
        self._source = source
        self._read: list[Paper] | None = None

    def check(self, item: Item, cite: Cite) -> Iterator[Finding]:
        """Findings on one citation that is not of a transcript or an article."""
        called = next((name for name, kind, _ in _HEADINGS if isinstance(cite, kind)), None)
        if called is None or self._source is None:
            yield finding(item, "not_in_record", Severity.DOUBT, "Not compared: the record here holds no such paper.")
            return
        of_kind = [paper for paper in self._papers() if isinstance(cite, paper.kind)]
        fitting = [paper for paper in of_kind if _fits(paper, cite)]
        if not fitting:
            there = f" It holds {', '.join(_shown(paper) for paper in of_kind[:4])}." if of_kind else ""
            message = f"Not compared: no such {called} is in the record here.{there}"
            yield finding(item, "not_in_record", Severity.DOUBT, message)
            return
        if len(fitting) > 1:
            message = f"It could be any of {', '.join(_shown(paper) for paper in fitting[:4])}."
            yield finding(item, "ambiguous", Severity.DOUBT, message)
            return
        yield from _compared(item, cite.pin, fitting[0])

    def _papers(self) -> list[Paper]:
        if self._read is None:
            self._read = []
            for card in self._cards:
                if card.kind is DocumentKind.TRANSCRIPT or card.hearing_kind or self._source is None:
                    continue
                try:
                    paper = paper_of(card, self._source(card.id)[0])
                except OnRecordError:
                    continue
                if paper:
                    self._read.append(paper)
        return self._read


def paper_of(card: DocumentCard, text: str) -> Paper | None:
    """A document as a paper with numbered parts; None where no heading says that it is one."""
    head = [" ".join(row.split()) for row in text.split("\n")[:HEAD]]
    # a user's title, then headings; long rows are no headings
    for row in [card.title or "", *head]:
        if not row or len(row) > 120 or (row.islower() and row != card.title):
            continue
        for called, kind, reads in _HEADINGS:
            hit = re.fullmatch(rf"(?:[\w.,&'’ \-]*['’]s?\s+)?(?:{reads})", row, re.IGNORECASE)
            if hit is None or not (row == card.title or row.isupper() or row.istitle()):
                continue
            filed = _FILED.search(text[:2000])
            numbered = _requests(text) if kind in _NUMBERED else _paragraphs(text)
            if numbered:
                return Paper(
                    kind=kind,
                    called=called,
                    heading=row,
                    name=hit.groupdict().get("name"),
                    ecf=card.filing_number or (filed["ecf"] if filed else None),
                    card=card,
                    parts=numbered,
                )
    return None


def _paragraphs(text: str) -> dict[int, str]:
    """Numbered paragraphs: a number that follows on the last one begins the next; others are lists within."""
    starts: list[tuple[int, int, int]] = []
    for hit in _PARAGRAPH.finditer(text):
        if int(hit["number"]) == len(starts) + 1:
            starts.append((int(hit["number"]), hit.start(), hit.end()))
    ends = [*(start for _, start, _ in starts[1:]), len(text)]
    return {number: text[begin:end].strip() for (number, _, begin), end in zip(starts, ends, strict=False)}


def _requests(text: str) -> dict[int, str]:
    """Requests with their responses, by number."""
    starts: dict[int, int] = {}
    for hit in _REQUEST.finditer(text):
        if not hit["response"]:
            starts.setdefault(int(hit["number"]), hit.start())
    ordered = sorted(starts.items(), key=lambda entry: entry[1])
    ends = [*(start for _, start in ordered[1:]), len(text)]
    return {number: text[start:end].strip() for (number, start), end in zip(ordered, ends, strict=False)}


def _fits(paper: Paper, cite: Cite) -> bool:
    if cite.ecf is not None and paper.ecf is not None and cite.ecf != paper.ecf:
        return False
    if isinstance(cite, model.Declaration):
        return paper.name is not None and same_person(cite.declarant, paper.name)
    prefix = getattr(cite, "prefix", None)
    if prefix and re.search(r"\bam", prefix, re.IGNORECASE):
        return "amended" in paper.heading.casefold()
    if isinstance(cite, model.RfaResponse | model.InterrogatoryResponse):
        heading = paper.heading.casefold()
        side = {"def": "defendant", "pl": "plaintiff"}.get((cite.responder or "").rstrip(".").casefold().rstrip("s"))
        before = heading.split(" to ", 1)[0]
        if side is not None and side not in before and any(other in before for other in ("plaintiff", "defendant")):
            return False
        return cite.set is None or cite.set.casefold() in heading or not _SETS.search(heading)
    return True


_SETS = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth)\b")


def _shown(paper: Paper) -> str:
    return f"{paper.card.path} ({paper.heading.title() if paper.heading.isupper() else paper.heading})"


def _compared(item: Item, pin: Pin | None, paper: Paper) -> Iterator[Finding]:
    unit = Unit.NUMBER if paper.kind in _NUMBERED else Unit.PARAGRAPH
    if pin is None or pin.unit is not unit:
        message = f"Not compared: {paper.card.path} is cited by {'number' if unit is Unit.NUMBER else 'paragraph'}."
        yield finding(item, "unresolved", Severity.DOUBT, message)
        return
    asked = [number for where in pin.ranges for number in range(_number(where.page), _number(where.last_page) + 1)]
    missing = [number for number in asked if number not in paper.parts]
    if missing:
        has = f"{pin_text(pages(min(paper.parts), max(paper.parts), unit))}"
        lacks = pin_text(pages(missing[0], unit=unit))
        yield finding(item, "no_place", Severity.FAULT, f"{paper.card.path} has no {lacks} (it has {has}).")
        return
    faults = [*_quoted(item, asked, paper, unit), *_hardened(item, asked, paper, unit)]
    yield from faults
    if not any(fault.severity is Severity.FAULT for fault in faults):
        yield finding(item, "holds", Severity.HOLDS, f"{paper.card.path} has it.")


def _number(text: str) -> int:
    digits = re.match(r"\d+", text)
    return int(digits.group()) if digits else 0


def _quoted(item: Item, asked: Sequence[int], paper: Paper, unit: Unit) -> Iterator[Finding]:
    place = normal(" ".join(paper.parts[number] for number in asked))
    for quote in item.quotes:
        if find_pieces(quote.words, place):
            continue
        other = next((number for number, part in paper.parts.items() if find_pieces(quote.words, normal(part))), None)
        kind, diff = "misquoted", None
        if other is not None:
            kind, message = "elsewhere", f"The words stand elsewhere: {pin_text(pages(other, unit=unit))}."
        else:
            near = likeness(quote.words, place)
            message = "Nothing like these words stands at the cited place."
            if near and near[0] >= ALIKE:
                message = f"{paper.card.path} says: “{near[1]}”."
                diff = word_diff(near[1].strip(" ,.;:"), normal(quote.words).strip(" ,.;:"))
        yield Finding(
            kind=kind,
            severity=Severity.FAULT,
            start=quote.start,
            end=quote.end,
            text=quote.words,
            message=message,
            citation=item.found.text,
            diff=diff,
        )


def _hardened(item: Item, asked: Sequence[int], paper: Paper, unit: Unit) -> Iterator[Finding]:
    """An admission claimed of an answer or response that denies, or admits only in part."""
    own = item.own
    if paper.kind not in (model.AnswerPleading, model.RfaResponse) or not ADMITS.search(own) or SOFTENED.search(own):
        return
    for number in asked:
        said = " ".join(paper.answer(number).split())
        if not _DENIES.search(said):
            continue
        shown = said if len(said) <= 200 else said[:199] + "…"
        if _ADMITTED.search(said):
            message = f"{pin_text(pages(number, unit=unit))} admits only in part: “{shown}”"
            yield finding(item, "hardened", Severity.DOUBT, message)
        else:
            yield finding(item, "hardened", Severity.FAULT, f"Called an admission; it says: “{shown}”")
