"""One statement as HTML. Everything that comes from a source is escaped: a source is data, never markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from itertools import groupby
from urllib.parse import quote as percent

from kg.cite.speech import REPORTING, Speech
from kg.model.statement import Act, Stance, Statement
from kg.model.testimony import Status
from kg.model.text import Span, fold
from ui.views.passage import Part, Printed, Row, hedged

ACTS = {
    Act.ADMISSION: "Admission",
    Act.PARTIAL_ADMISSION: "Partial admission",
    Act.DENIAL: "Denial",
    Act.NO_RECOLLECTION: "No recollection",
    Act.EVASION: "Did not answer",
    Act.CONFIRMATION: "Confirmation",
    Act.ASSERTION: "Assertion",
    Act.OTHER: "Procedural",
}
STANCES = {
    Stance.AFFIRMS: "affirms",
    Stance.QUALIFIES: "qualifies",
    Stance.DENIES: "denies",
    Stance.NONE: "takes no stand",
}
MARKS = {
    Status.STRICKEN: "Stricken: not evidence",
    Status.QUESTION_REPHRASED: "Question rephrased after an objection",
    Status.NOT_ANSWERED: "Not answered",
}
WHOSE = {
    Speech.INDIRECT: "the writer’s words, not a quotation",
    Speech.MIXED: "the writer’s words, with quotations in them",
}
DOUBTFUL = 0.7
"""below this confidence a card says how sure the reading is"""
_LABELS = {Part.QUESTION: "Q.", Part.ANSWER: "A.", Part.BETWEEN: ""}


class Held(StrEnum):
    """Whether the words were compared with their source just now."""

    CHECKED = "checked"
    UNCHECKED = "unchecked"
    """the source is not at hand, or still being read: `cautions` say which"""
    BROKEN = "broken"
    """the source is at hand and says otherwise, or has changed"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Another statement to compare: where it stands, how it bears, and why."""

    statement: Statement
    citation: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A statement ready to be shown: its citation, its printed lines, what was checked, what to compare."""

    statement: Statement
    citation: str
    held: Held = Held.UNCHECKED
    speech: Speech = Speech.DIRECT
    cautions: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    around: tuple[Printed, ...] = ()
    links: tuple[Link, ...] = ()


def words(text: str | None) -> str:
    """Text of a source, safe in HTML as content and as an attribute's value."""
    return escape(text or "", quote=True)


def address(statement: Statement) -> str:
    """Where a statement's own page is served."""
    return f"/record/{percent(statement.id, safe=':')}"


def when(statement: Statement) -> str:
    """The date with its basis, or that the source does not say."""
    if statement.made_on is None:
        return "The source does not state when."
    basis = f" ({words(statement.made_on_basis)})" if statement.made_on_basis else ""
    day = statement.made_on.isoformat()
    shown = {"month": day[:7], "year": day[:4]}.get(statement.precision.value if statement.precision else "", day)
    return f'<time datetime="{shown}">{shown}</time>{basis}'


def mark(statement: Statement) -> str:
    """How it stands on the record, where that is not simply in evidence."""
    told = MARKS.get(statement.status)
    return f' <strong class="mark">{told}</strong>' if told else ""


def copying(text: str, label: str) -> str:
    """A button that copies a text; the script says whether it did."""
    return f'<button type="button" data-copy="{words(text)}">{label}</button>'


def badges(statement: Statement, speech: Speech = Speech.DIRECT) -> str:
    """Act, stance, hedge, layers, whose words they are, and marks, all in words."""
    parts = [f'<span class="badge act">{ACTS[statement.act]}</span>']
    if statement.stance is not Stance.NONE:
        parts.append(f'<span class="badge">{STANCES[statement.stance]} the proposition</span>')
    if statement.hedge:
        parts.append(f'<span class="badge hedging">hedged: “{words(statement.hedge)}”</span>')
    if statement.reported_by:
        parts.append(f'<span class="badge">as reported by {words(statement.reported_by[0])}</span>')
    if speech is not Speech.DIRECT:
        parts.append(f'<span class="badge">{WHOSE[speech]}</span>')
    return f'<p class="badges">{" ".join(parts)}{mark(statement)}</p>'


def said(statement: Statement) -> str:
    """The words in a running line: in quotation marks only where they are the declarant's for certain."""
    if statement.document.kind in REPORTING:
        return f"as reported: {words(statement.quote)}"
    return f"“{words(statement.quote)}”"


def exchange(statement: Statement, rows: Sequence[Row] = ()) -> str:
    """Question and answer, verbatim, line by line with the printed numbers; words without a question as a quotation."""
    if not _whole(statement, rows):
        rows = _unnumbered(statement)
    told = _underlined(statement, rows)
    if not statement.question:
        lines = "".join(_line(row, text) for row, text in zip(rows, told, strict=True))
        return f'<blockquote class="record answer">{lines}</blockquote>'
    groups = []
    for part, held in groupby(zip(rows, told, strict=True), key=lambda pair: pair[0].part):
        lines = "".join(_line(row, text) for row, text in held)
        label = _LABELS[part] or '<span class="unseen">Between question and answer</span>'
        groups.append(f'<div class="{part.value}"><dt>{label}</dt><dd>{lines}</dd></div>')
    return f'<dl class="record">{"".join(groups)}</dl>'


def context(around: Sequence[Printed]) -> str:
    """The printed lines around a statement, its own marked, behind a disclosure that the keyboard opens."""
    if not around:
        return ""
    return f"<details><summary>Show in context</summary>{transcript(around)}</details>"


def transcript(lines: Sequence[Printed]) -> str:
    """Lines of a source as printed, with their numbers; those of the statement are marked."""
    least = min((line.indent for line in lines), default=0)
    shown = []
    for line in lines:
        # spaces, not a style: the statement's own page allows no inline style
        inner = " " * min(line.indent - least, 24) + "".join(
            f'<mark class="{piece.part.value}">{words(piece.text)}</mark>' if piece.part else words(piece.text)
            for piece in line.pieces
        )
        struck = ' <strong class="mark">Stricken: not evidence</strong>' if line.struck else ""
        classes = f"line{' cited' if line.cited else ''}{' struck' if line.struck else ''}"
        shown.append(
            f'<li class="{classes}"><span class="place">{words(line.place)}</span>'
            f'<span class="said">{inner}</span>{struck}</li>'
        )
    return f'<ol class="printed">{"".join(shown)}</ol>'


def statement_card(
    shown: Shown, number: int = 0, *, level: int = 3, near: bool = False, at_source: bool = False
) -> str:
    """A statement: who, pin cite, act and marks, question and answer, cautions, facts, context.

    `near` marks one that does not answer the question: it says so, and bears no number. `at_source` is for the
    statement's own page, which shows the source itself.
    """
    statement = shown.statement
    title = f"{f'<span class=number>{number}</span> ' if number else ''}{words(statement.declarant)}"
    not_answer = '<p class="not">Not an answer</p>' if near else ""
    source = "" if at_source else f"{context(shown.around)}{_away(shown)}"
    return (
        f'<article class="card{" nearby" if near else ""}" data-act="{statement.act.value}" '
        f'data-status="{statement.status.value}" data-held="{shown.held.value}">'
        f"<header>{not_answer}<h{level}>{title}</h{level}>"
        f'<p class="cite"><cite>{words(shown.citation)}</cite> {copying(shown.citation, "Copy citation")}</p>'
        f"{badges(statement, shown.speech)}</header>"
        f"{exchange(statement, shown.rows)}{_cautions(shown)}{facts(statement, shown.held)}{_links(shown.links)}"
        f"{source}</article>"
    )


def _away(shown: Shown) -> str:
    page = shown.statement.locator.page
    place = f"page {page}" if page is not None else "this passage"
    return (
        f'<p class="away"><a href="{address(shown.statement)}" target="_blank" rel="noopener">Open {place} of the '
        f'source<span class="unseen">: {words(shown.citation)} (opens in a new tab)</span></a></p>'
    )


def facts(statement: Statement, held: Held) -> str:
    """Date, examination, layers, objections, what it is about, doubts, and the document with its hash."""
    document = statement.document
    rows = [("Date", when(statement))]
    if statement.examination:
        by = f", by {words(statement.examiner)}" if statement.examiner else ""
        rows.append(("Examination", f"{words(statement.examination)}{by}"))
    if statement.reported_by:
        rows.append(("Reported by", " › ".join(words(layer) for layer in statement.reported_by)))
    if statement.objections:
        rows.append(("Objection", "; ".join(words(item) for item in statement.objections)))
    if statement.claim and statement.claim != statement.quote:
        rows.append(("Proposition", f"{words(statement.claim)} <span class=soft>(not the record’s words)</span>"))
    if doubt := _doubt(statement):
        rows.append(("Reading", doubt))
    checked = {
        Held.CHECKED: "compared with the file just now",
        Held.UNCHECKED: "not compared with the file",
        Held.BROKEN: "does not hold",
    }[held]
    rows.append(
        (
            "Document",
            f"{words(document.title or document.path)} <span class=soft>({words(document.path)}; SHA-256 "
            f"<code>{words(document.sha256[:12])}…</code>, {checked})</span>",
        )
    )
    inner = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in rows)
    return f'<dl class="facts">{inner}</dl>'


def _doubt(statement: Statement) -> str:
    told = []
    if statement.confidence < DOUBTFUL:
        told.append(f"doubtful ({statement.confidence:.0%})")
    if statement.alternatives:
        others = " or ".join(ACTS[act].lower() for act in statement.alternatives)
        told.append(f"could also be read as {others}")
    return "; ".join(told)


def _cautions(shown: Shown) -> str:
    if not shown.cautions:
        return ""
    items = "".join(f"<li>{words(caution)}</li>" for caution in shown.cautions)
    return f'<ul class="cautions {shown.held.value}" aria-label="Before you cite this">{items}</ul>'


def _links(links: Sequence[Link]) -> str:
    if not links:
        return ""
    items = "".join(
        f'<li>{words(link.relation)} <a href="{address(link.statement)}" target="_blank" rel="noopener">'
        f"{words(link.statement.declarant)}, {words(link.citation)}</a>: {said(link.statement)}"
        f"{mark(link.statement)}</li>"
        for link in links
    )
    return f'<div class="compare"><p>Compare</p><ul>{items}</ul></div>'


def _line(row: Row, text: str) -> str:
    return (
        f'<span class="line {row.part.value}"><span class="place">{words(row.place)}</span> '
        f'<span class="said">{text}</span></span> '
    )


def _unnumbered(statement: Statement) -> list[Row]:
    asked = [Row(Part.QUESTION, "", statement.question)] if statement.question else []
    return [*asked, Row(Part.ANSWER, "", statement.quote)]


def _whole(statement: Statement, rows: Sequence[Row]) -> bool:
    """Whether the rows are the question and the quote, word for word: nothing else is ever shown as them."""
    asked = " ".join(row.text for row in rows if row.part is Part.QUESTION)
    answered = " ".join(row.text for row in rows if row.part is Part.ANSWER)
    return bool(rows) and fold(answered) == statement.quote and fold(asked) == (statement.question or "")


def _underlined(statement: Statement, rows: Sequence[Row]) -> Iterator[str]:
    """The rows' words, escaped, with the hedge underlined where it stands in the answer, over line ends too."""
    span = hedged(" ".join(row.text for row in rows if row.part is Part.ANSWER), statement.hedge)
    at = 0
    for row in rows:
        if row.part is not Part.ANSWER:
            yield words(row.text)
            continue
        yield _cut(row.text, span, at)
        at += len(row.text) + 1


def _cut(text: str, span: Span | None, at: int) -> str:
    start, end = (span.start - at, span.end - at) if span else (0, 0)
    start, end = max(start, 0), min(end, len(text))
    if not span or start >= end:
        return words(text)
    return f'{words(text[:start])}<u class="hedge">{words(text[start:end])}</u>{words(text[end:])}'
