"""From a citation in a draft to the document and the statements of the record that it points to."""

from __future__ import annotations

import glob
from collections.abc import Sequence
from dataclasses import dataclass

from kg.cite import model
from kg.cite.gate import Source
from kg.cite.later import Later
from kg.cite.lint.quotes import pieces, quoted_in
from kg.cite.model import Cite
from kg.cite.people import People, same_person
from kg.cite.pin import Pin, Range, Unit
from kg.cite.record import TRIALS, cite
from kg.cite.speech import REPORTING, Speech, speech
from kg.model.document import DocumentKind
from kg.model.errors import OnRecordError
from kg.model.statement import DocumentCard, Statement
from kg.model.text import Locator
from kg.store.base import View, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a citation points: the document, or why there is none; and the statements at the pin."""

    document: DocumentCard | None = None
    statements: tuple[Statement, ...] = ()
    trouble: str = ""
    kind: str = ""
    """of the trouble, as in `Finding.kind`"""
    whole: bool = False
    """whether the citation names no place in the document, as one of an article need not"""
    doubt: str = ""
    """why another document could be meant, though this one has the place"""


class Record:
    """The record as the linter reads it: documents once, statements of a document when first asked for."""

    def __init__(self, view: View, source: Source | None = None) -> None:
        self.view = view
        self.source = source
        self.documents = list(view.documents())
        self._statements: dict[str, tuple[Statement, ...]] = {}
        self._later: dict[str, Later] = {}
        self._places: dict[Cite, Place] = {}
        self._people: People | None = None
        self.cited: dict[int, set[str]] = {}
        """ids of the statements that the draft cites, by paragraph"""

    def statements(self, card: DocumentCard) -> tuple[Statement, ...]:
        """The statements of one document, by position."""
        if card.id not in self._statements:
            found = self.view.statements(Where(document=glob.escape(card.path)))
            self._statements[card.id] = tuple(item for item in found if item.document.id == card.id)
        return self._statements[card.id]

    def citation(self, statement: Statement) -> str:
        """Its citation, with namesakes of the record told apart."""
        self._people = self._people or People.of(self.view)
        return cite(statement, people=self._people)

    def later(self, statement: Statement) -> Sequence[Statement]:
        """Where the same witness comes back to it later in the same document."""
        return self._later.setdefault(statement.document.id, Later(self.view)).of(statement)

    def spoken(self, statement: Statement, words: str) -> bool:
        """Whether quoted words are the declarant's own and not the report of a writer; True where it is not known."""
        if self.source is None or statement.document.kind not in REPORTING:
            return True
        try:
            text, _sha256 = self.source(statement.document.id)
        except OnRecordError:
            return True
        how = speech(statement, text)
        return how is Speech.DIRECT or (how is Speech.MIXED and all(map(quoted_in(statement.quote), pieces(words))))

    def place(self, cite: Cite) -> Place:
        """The place of a citation."""
        if cite not in self._places:
            self._places[cite] = self._place(cite)
        return self._places[cite]

    def _place(self, cite: Cite) -> Place:
        fitting = [card for card in self.documents if _form_fits(cite, card)]
        if not fitting:
            return Place(trouble=self._missing(cite), kind="not_in_record")
        exact = [card for card in fitting if _details_fit(cite, card)]
        if not exact:
            return Place(trouble=_details(cite, fitting), kind="date")
        doubt = _namesakes(exact)
        if len(exact) > 1 and cite.pin is not None:
            holding = [card for card in exact if self._at(card, cite.pin)]
            exact = holding or exact
        if len(exact) > 1:
            names = ", ".join(card.path for card in exact[:4])
            return Place(trouble=doubt or f"It could be any of {names}: give the date.", kind="ambiguous")
        card = exact[0]
        if isinstance(cite, model.Article | model.NewspaperPrint) and (cite.pin is None or cite.pin.unit is Unit.PAGE):
            return Place(document=card, statements=self.statements(card), whole=True)
        if cite.pin is None:
            return Place(document=card, doubt=doubt)
        if cite.pin.unit in (Unit.LINE, Unit.PAGE) and not any(item.locator.printed for item in self.statements(card)):
            return Place(document=card, trouble=f"Not compared: {card.path} prints no pages.", kind="unresolved")
        at = self._at(card, cite.pin)
        trouble = "" if at else self._nothing(card, cite.pin)
        return Place(document=card, statements=at, trouble=trouble, kind="no_place" if trouble else "", doubt=doubt)

    def _at(self, card: DocumentCard, pin: Pin) -> tuple[Statement, ...]:
        return tuple(
            item
            for item in self.statements(card)
            if any(overlaps(item.locator, where, pin.unit) for where in pin.ranges)
        )

    def _missing(self, cite: Cite) -> str:
        """That a document was not compared; for a deposition, with those that are there: a name may be misspelt."""
        names = sorted({card.deponent for card in self.documents if card.deponent})
        there = f" It holds those of {', '.join(names[:8])}." if names and isinstance(cite, model.Deposition) else ""
        return f"Not compared: no document of this kind and name is in the record here.{there}"

    def _nothing(self, card: DocumentCard, pin: Pin) -> str:
        pages = [
            page
            for item in self.statements(card)
            for page in (item.locator.page, item.locator.end_page)
            if page is not None
        ]
        if pages and pin.unit in (Unit.LINE, Unit.PAGE):
            asked = pin.ranges[0].page
            if asked.isdigit() and not min(pages) <= int(asked) <= max(pages):
                return f"There is no page {asked} with testimony in {card.path} (pages {min(pages)}–{max(pages)})."
        return f"Nobody says anything at this place of {card.path}."


def overlaps(locator: Locator, where: Range, unit: Unit) -> bool:
    """Whether a statement's place and a cited one share a line (or page, turn, paragraph)."""
    if not where.page.isdigit() or not where.last_page.isdigit():
        return False
    first, last = int(where.page), int(where.last_page)
    if unit is Unit.TURN:
        return locator.turn is not None and first <= locator.turn <= last
    if unit is Unit.PARAGRAPH:
        return locator.paragraph is not None and first <= locator.paragraph <= last
    if locator.page is None:
        return False
    end_page = locator.page if locator.end_page is None else locator.end_page
    start = (locator.page, locator.line or 0)
    end = (end_page, locator.end_line if locator.end_line is not None else locator.line or 10_000)
    return (
        start <= (last, where.last_line if where.last_line is not None else 10_000) and (first, where.line or 0) <= end
    )


def _form_fits(cite: Cite, card: DocumentCard) -> bool:
    kind = card.hearing_kind
    if isinstance(cite, model.Deposition):
        if kind != "deposition":
            return False
        return cite.deponent is None or card.deponent is None or same_person(cite.deponent, card.deponent)
    if isinstance(cite, model.TrialTranscript):
        return kind in TRIALS
    if isinstance(cite, model.HearingTranscript):
        return kind == "hearing"
    if isinstance(cite, model.OralArgument):
        return kind == "oral argument"
    if isinstance(cite, model.InquiryTranscript):
        return kind == "inquiry"
    if isinstance(cite, model.Transcript):
        return card.kind is DocumentKind.TRANSCRIPT
    if isinstance(cite, model.Filing):
        # a page alone would be the docket's, and is no page of the transcript
        by_line = cite.pin is not None and cite.pin.unit is Unit.LINE
        return by_line and cite.ecf is not None and card.filing_number == cite.ecf
    if isinstance(cite, model.Article | model.NewspaperPrint):
        return (
            card.kind is DocumentKind.ARTICLE
            and card.title is not None
            and card.title.casefold() == cite.title.casefold()
        )
    return False


def _namesakes(cards: Sequence[DocumentCard]) -> str:
    """Why depositions of people who share a surname cannot be told apart; empty where they are of one person."""
    names = sorted({card.deponent for card in cards if card.deponent})
    if len(names) < 2 or all(same_person(left, right) for left in names for right in names):
        return ""
    return f"It could be the deposition of {' or of '.join(names)}: give the given name or its initial."


def _details_fit(cite: Cite, card: DocumentCard) -> bool:
    day = card.date or card.published
    volume = getattr(cite, "volume", None)
    return (
        (cite.date is None or day is None or cite.date == day)
        and (cite.ecf is None or card.filing_number is None or cite.ecf == card.filing_number)
        and (volume is None or card.volume is None or str(volume) == str(card.volume))
    )


def _details(cite: Cite, fitting: Sequence[DocumentCard]) -> str:
    said = [
        ", ".join(
            part
            for part in (
                (card.date or card.published) and str(card.date or card.published),
                card.volume and f"vol. {card.volume}",
                card.filing_number and f"ECF No. {card.filing_number}",
            )
            if part
        )
        for card in fitting
    ]
    return f"The record has this document with other details: {'; '.join(said[:4])}."
