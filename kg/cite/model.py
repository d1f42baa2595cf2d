"""One class for each legal form of a citation to the record.

Every field of a class can be written by a template of a court profile (`kg/cite/profiles/*.toml`) and read back from
it, so that formatting and parsing are inverses. A field that is not known is None and is left out, never guessed.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.cite.pin import Pin


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """What every citation may carry.

    `ecf` is the number on the court's docket ("88-3"), `pageid` the court's running page stamp. `parentheticals` are
    the explanations after it, without their brackets. `enclosed` says that the citation stands in brackets as a
    sentence of its own.
    """

    pin: Pin | None = None
    date: dt.date | None = None
    ecf: str | None = None
    pageid: Pin | None = None
    parentheticals: tuple[str, ...] = ()
    enclosed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposition(Cite):
    """A deposition. `entity` is who a Rule 30(b)(6) designee speaks for; `exhibit` and `attached_to` where it is filed
    as an exhibit to a declaration; `errata` the sheet that changes the passage, with what it changes."""

    deponent: str | None = None
    entity: str | None = None
    volume: str | None = None
    exhibit: str | None = None
    attached_to: str | None = None
    errata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialTranscript(Cite):
    """The transcript of a trial in this case."""

    volume: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingTranscript(Cite):
    """The transcript of a hearing in this case; `name` in its short form ("Prelim. Inj.")."""

    name: str | None = None
    volume: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript(Cite):
    """A transcript that does not say of what."""

    volume: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OralArgument(Cite):
    """Argument before an appellate court. `reporter` is where the decision is printed ("558 U.S. 310")."""

    case: str | None = None
    reporter: str | None = None
    year: int | None = None
    docket: str | None = None
    court: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCaseTranscript(Cite):
    """A transcript or deposition made in another case, by its full title."""

    title: str
    case: str | None = None
    docket: str | None = None
    court: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint(Cite):
    """A complaint; `prefix` as in "First Am."."""

    prefix: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPleading(Cite):
    """An answer: what it admits is a judicial admission while it is the operative pleading."""

    prefix: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RfaResponse(Cite):
    """A response to requests for admission. Parties in short form ("Def."); `set` is "First", "Second"…"""

    responder: str | None = None
    requester: str | None = None
    set: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterrogatoryResponse(Cite):
    """A response to interrogatories."""

    responder: str
    requester: str | None = None
    set: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration(Cite):
    """A declaration or affidavit (`kind`: "Decl.", "Aff.")."""

    declarant: str
    kind: str = "Decl."


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit(Cite):
    """An exhibit, by page or Bates number; `attached_to` as in "Chen Decl."."""

    exhibit: str
    attached_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing(Cite):
    """A paper by its number on the docket alone: a page is then the docket's, lines are a transcript's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Cite):
    """A brief or memorandum, by its abbreviated title."""

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stipulation(Cite):
    """A stipulation of the parties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Cite):
    """What newspapers, magazines and sites publish; `time` as printed ("2:00 PM"), `archive` a permanent copy."""

    author: str | None = None
    title: str
    publication: str | None = None
    url: str | None = None
    time: str | None = None
    archive: str | None = None
    holder: str | None = None
    """with whom a copy is on file"""
    visited: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewspaperPrint(Cite):
    """An article in print; the pin is its page ("A1")."""

    author: str | None = None
    title: str
    publication: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewspaperOnline(Article):
    """An article of a newspaper, magazine or wire, online."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Article):
    """A time-stamped post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage(Article):
    """A page that bears no date: cited by when it was last visited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressionalTestimony(Cite):
    """Testimony before a committee; `title` runs through the committee's name."""

    title: str
    congress: str
    year: int
    witness: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryTranscript(Cite):
    """A hearing of a public inquiry or commission, by page and line, page, or speaker turn: what its transcript has."""

    title: str | None = None
    witness: str | None = None
    volume: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainDocument(Cite):
    """A document of no particular form."""

    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(Cite):
    """A page of the record on appeal. `system` is the court's mark for it ("ROA", "ER", "RT", "J.A.")."""

    system: str
    volume: str | None = None
    title: str | None = None
    docket: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Id(Cite):
    """The source cited just before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supra(Cite):
    """A source cited in full earlier, by its author or title."""

    author: str


FORMS: dict[str, type[Cite]] = {
    "deposition": Deposition,
    "trial": TrialTranscript,
    "hearing": HearingTranscript,
    "transcript": Transcript,
    "oral_argument": OralArgument,
    "other_case": OtherCaseTranscript,
    "complaint": Complaint,
    "answer": AnswerPleading,
    "rfa": RfaResponse,
    "interrogatory": InterrogatoryResponse,
    "declaration": Declaration,
    "exhibit": Exhibit,
    "filing": Filing,
    "brief": Brief,
    "stipulation": Stipulation,
    "newspaper_print": NewspaperPrint,
    "newspaper_online": NewspaperOnline,
    "post": Post,
    "web": WebPage,
    "congress": CongressionalTestimony,
    "inquiry": InquiryTranscript,
    "plain": PlainDocument,
    "record": RecordPage,
    "id": Id,
    "supra": Supra,
}
"""The name of each form in the profiles, in the order in which a reader should try them."""

NAMES = {kind: name for name, kind in FORMS.items()}
