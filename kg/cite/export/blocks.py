"""What an export is made of: headings, prose, and passages of the record with their citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.cite.formatter import format, plain
from kg.cite.gate import Decision, Source, gate
from kg.cite.model import Cite
from kg.cite.people import People
from kg.cite.record import citation_of
from kg.cite.speech import REPORTING, Speech
from kg.model.statement import Statement
from kg.store.base import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement ready to leave: its citation (`marked` has `*…*` for italics) and the gate's decision."""

    statement: Statement
    cite: Cite
    marked: str
    citation: str
    decision: Decision
    reasons: tuple[str, ...] = ()
    speech: Speech = Speech.DIRECT
    pieces: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the quote must not be printed."""
        return self.decision is Decision.REFUSED

    @property
    def quote(self) -> str:
        """The words, or in their place that they were refused."""
        return REFUSED if self.refused else self.statement.quote

    @property
    def question(self) -> str | None:
        """The question, unless the entry was refused."""
        return None if self.refused else self.statement.question

    def said(self) -> list[str]:
        """The words as an export sets them, a row each: question and answer, a quotation in its marks, or a report.

        What a writer reports is never put between quotation marks: it would become the declarant's words.
        """
        if self.refused:
            return [REFUSED]
        item = self.statement
        if item.document.kind not in REPORTING:
            return [f"Q. {item.question}", f"A. {item.quote}"] if item.question else [f"“{item.quote}”"]
        asked = [f"Asked, as reported: {item.question}"] if item.question else []
        if self.speech is Speech.DIRECT:
            return [*asked, " … ".join(f"“{piece}”" for piece in self.pieces or (item.quote,))]
        return [*asked, f"Reported: {item.quote}"]

    def words(self) -> str:
        """The same in one line, without the question, for formats that have one field for it."""
        if self.refused or self.speech is not Speech.DIRECT:
            return self.said()[-1]
        return " … ".join(self.pieces) or self.quote

    def marks(self) -> list[str]:
        """What a reader must be told beside the words: the gate's reasons and the hedge."""
        marks = [] if self.decision is Decision.PASSED else [*self.reasons]
        if self.statement.hedge and not self.refused:
            marks.append(f"Hedged: “{self.statement.hedge}”")
        if not self.refused and self.speech is not Speech.DIRECT:
            whose = self.statement.document.publisher or "the source"
            own = f"; only what stands in quotation marks is {self.statement.declarant}'s"
            marks.append(f"Reported in the words of {whose}{own if self.speech is Speech.MIXED else ', not quoted'}.")
        return marks

    def lead(self) -> str:
        """Who, how, when: "Marta Quill, admission, cross-examination by Mr. Fenn, 2024-03-05"."""
        item = self.statement
        parts = [item.declarant, item.act.value.replace("_", " ")]
        if item.examination:
            by = f" by {item.examiner}" if item.examiner else ""
            parts.append(f"{_EXAMINATIONS.get(item.examination, item.examination)}{by}")
        parts.append(item.made_on.isoformat() if item.made_on else "the source does not state when")
        return ", ".join(parts)


_EXAMINATIONS = {
    "direct": "direct examination",
    "cross": "cross-examination",
    "redirect": "redirect examination",
    "recross": "recross-examination",
    "inquiry": "questioning",
}
REFUSED = "[refused: not printed]"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1, 2 or 3."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph of our own words; never of the record's."""

    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement with its citation; `number` numbers it, `lead` replaces the usual lead."""

    entry: Entry
    number: int | None = None
    lead: str | None = None


Block = Heading | Prose | Passage


def entries(
    statements: Iterable[Statement],
    *,
    court: str = "bluebook",
    source: Source | None = None,
    view: View | None = None,
    elsewhere: bool = False,
) -> Iterator[Entry]:
    """Each statement with its citation, behind the gate; `elsewhere` as of `kg.cite.record.cite`.

    With a `view`, people of the record who share a surname are told apart.
    """
    people = People.of(view) if view else None
    for checked in gate(statements, source, view, people):
        made = citation_of(checked.statement, people=people, elsewhere=elsewhere, how=checked.speech)
        text = format(made, court)
        yield Entry(
            statement=checked.statement,
            cite=made,
            marked=text,
            citation=plain(text),
            decision=checked.decision,
            reasons=checked.reasons,
            speech=checked.speech,
            pieces=checked.pieces,
        )


def passages(blocks: Iterable[Block]) -> Iterator[Entry]:
    """The entries among the blocks."""
    for block in blocks:
        if isinstance(block, Passage):
            yield block.entry


def runs(marked: str) -> Iterator[tuple[str, bool]]:
    """A marked citation as runs of text, each with whether it is italic."""
    italic = False
    piece = ""
    position = 0
    while position < len(marked):
        char = marked[position]
        if char == "\\" and position + 1 < len(marked):
            piece += marked[position + 1]
            position += 1
        elif char == "*":
            if piece:
                yield piece, italic
            piece, italic = "", not italic
        else:
            piece += char
        position += 1
    if piece:
        yield piece, italic


def safe_url(url: str | None) -> str | None:
    """A web address that may become a link: http and https only; None for anything else."""
    return (
        url if url and url.casefold().startswith(("http://", "https://")) and not set(url) & set(' "<>\n\r') else None
    )
