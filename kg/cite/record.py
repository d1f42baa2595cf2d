"""From a statement on the record to its citation: what its document says of itself, and nothing else."""

from __future__ import annotations

import re

from kg.cite import model
from kg.cite.formatter import format, plain
from kg.cite.model import Cite
from kg.cite.names import case_name, court_name
from kg.cite.people import People
from kg.cite.pin import Pin, Unit, lines, pages
from kg.cite.speech import Speech, speech
from kg.cite.words import abbreviated_hearing, surname
from kg.model.document import DocumentKind
from kg.model.statement import DocumentCard, Statement
from kg.model.text import Locator

TRIALS = ("jury trial", "bench trial", "trial")


def cite(
    statement: Statement, court: str = "bluebook", *, people: People | None = None, elsewhere: bool = False
) -> str:
    """The citation of a statement in plain text, as the court's profile writes it.

    What the document does not say of itself is left out. With `people`, deponents who share a surname are told apart;
    `elsewhere` cites the transcript as one of another case, with its caption and court. Raises UsageError for a profile
    that does not exist.
    """
    return plain(marked(statement, court, people=people, elsewhere=elsewhere))


def marked(
    statement: Statement, court: str = "bluebook", *, people: People | None = None, elsewhere: bool = False
) -> str:
    """The same with `*…*` for italics."""
    return format(citation_of(statement, people=people, elsewhere=elsewhere), court)


def citation_of(
    statement: Statement, *, people: People | None = None, elsewhere: bool = False, how: Speech | None = None
) -> Cite:
    """The same as data; `how` is whose words it quotes, guessed from the words where it is not given."""
    card = statement.document
    pin = pin_of(statement.locator)
    if card.kind is DocumentKind.ARTICLE:
        return _article(statement, pin, how or speech(statement))
    if card.kind is DocumentKind.TRANSCRIPT or card.hearing_kind:
        made = _elsewhere(card, pin) if elsewhere else None
        return made or _transcript(statement, card, pin, people)
    return model.PlainDocument(
        title=card.title or card.path.rsplit("/", 1)[-1],
        pin=pin,
        date=card.date or card.published,
        ecf=card.filing_number,
    )


def pin_of(locator: Locator) -> Pin | None:
    """The pin of a locator: page and line, page, turn or paragraph; None where it holds nothing."""
    if locator.page is not None:
        end = locator.page if locator.end_page is None else locator.end_page
        if locator.line is None:
            return pages(locator.page, end)
        return lines(locator.page, locator.line, end, locator.line if locator.end_line is None else locator.end_line)
    if locator.turn is not None:
        return pages(locator.turn, unit=Unit.TURN)
    if locator.paragraph is not None:
        return pages(locator.paragraph, unit=Unit.PARAGRAPH)
    return None


def _transcript(statement: Statement, card: DocumentCard, pin: Pin | None, people: People | None) -> Cite:
    kind = card.hearing_kind
    volume = _volume(card.volume)
    if pin is not None and pin.unit in (Unit.TURN, Unit.PARAGRAPH) and kind != "inquiry":
        # no template of a paged transcript takes a turn: the title says what it is, the pin what it has
        return model.PlainDocument(title=_title(card), pin=pin, date=card.date, ecf=card.filing_number)
    if kind in TRIALS:
        return model.TrialTranscript(pin=pin, volume=volume, date=card.date, ecf=card.filing_number)
    if kind == "deposition":
        name = card.deponent and (people.short(card.deponent) if people else surname(card.deponent))
        return model.Deposition(deponent=name, pin=pin, volume=volume, date=card.date, ecf=card.filing_number)
    if kind == "oral argument":
        return model.OralArgument(
            pin=pin,
            case=_case(card),
            docket=card.docket_number,
            court=court_name(card.court) if card.court else None,
            date=card.date,
        )
    if kind == "inquiry":
        return model.InquiryTranscript(
            title=card.short_caption or card.caption or card.court or card.title,
            pin=pin,
            date=card.date,
            witness=statement.declarant,
        )
    if kind == "hearing":
        return model.HearingTranscript(
            name=abbreviated_hearing(card.hearing_title), pin=pin, volume=volume, date=card.date, ecf=card.filing_number
        )
    return model.Transcript(pin=pin, volume=volume, date=card.date, ecf=card.filing_number)


_TRIAL_TITLES = {"jury trial": "Transcript of Jury Trial", "bench trial": "Transcript of Bench Trial"}


def _elsewhere(card: DocumentCard, pin: Pin | None) -> Cite | None:
    """A trial, hearing or deposition as a transcript of another case; None where its caption is not known."""
    case = _case(card)
    if case is None or (pin is not None and pin.unit not in (Unit.LINE, Unit.PAGE)):
        return None
    if card.hearing_kind in TRIALS:
        title = _TRIAL_TITLES.get(card.hearing_kind, "Transcript of Trial")
    elif card.hearing_kind == "deposition":
        title = f"Deposition of {card.deponent}" if card.deponent else "Deposition"
    elif card.hearing_kind == "hearing":
        title = card.hearing_title or "Hearing"
        title = title.title() if title.isupper() else title
        title = title if re.match(r"(?:Transcript|Hearing)\b", title) else f"Transcript of {title}"
    else:
        return None
    return model.OtherCaseTranscript(
        title=title,
        pin=pin,
        case=case,
        docket=card.docket_number,
        court=court_name(card.court) if card.court else None,
        date=card.date,
        ecf=card.filing_number,
    )


def _case(card: DocumentCard) -> str | None:
    caption = card.caption or card.short_caption
    return case_name(caption) if caption else None


def _article(statement: Statement, pin: Pin | None, how: Speech) -> Cite:
    card = statement.document
    names = " & ".join(card.authors) if len(card.authors) < 3 else f"{card.authors[0]} et al."
    return model.NewspaperOnline(
        author=names or None,
        title=card.title or card.path.rsplit("/", 1)[-1],
        publication=card.publisher,
        date=card.published,
        url=card.url,
        pin=pin,
        parentheticals=(_quoting(statement, how),),
    )


def _quoting(statement: Statement, how: Speech) -> str:
    """The layers below the article, outermost first, ending with who said it.

    Where the words are the writer's report of speech, it says so instead of calling them a quotation.
    """
    verb = "quoting" if how is Speech.DIRECT else "reporting a statement of"
    inner = f"{verb} {statement.declarant}"
    layers = [
        name
        for name in statement.reported_by
        if name not in (statement.document.publisher, *statement.document.authors)
    ]
    for name in reversed(layers):
        inner = f"{'quoting' if how is Speech.DIRECT else 'citing'} {name} ({inner})"
    return inner


def _volume(volume: str | None) -> str | None:
    found = re.search(r"\d+[A-Z]?|\b[IVX]+\b", volume) if volume else None
    return found.group() if found else None


def _title(card: DocumentCard) -> str:
    return card.title or card.hearing_title or card.caption or card.path.rsplit("/", 1)[-1]
