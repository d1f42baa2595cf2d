"""Plain sentences made of statements: who, in what manner, the words themselves, when, and where they stand.

No sentence says more than its statement: a partial admission stays partial, a hedge is shown as it was said, what is
stricken is marked, and "yes" and "no" are left to the witness. Every quoted stretch stands in a cited statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model.answer import Searched
from kg.model.document import DocumentKind
from kg.model.statement import Act, DocumentCard, Precision, Stance, Statement
from kg.model.testimony import Status
from kg.model.text import Locator
from kg.query import shapes
from kg.query.excerpt import excerpt, item
from kg.query.intent import Family, Intent, Kind
from kg.query.polarity import agrees_that_not, at_odds, says_no
from kg.query.rank import Need
from kg.query.verdict import Verdict, Why

_MANNER = {
    Act.ADMISSION: "accepted",
    Act.PARTIAL_ADMISSION: "accepted in part (partially)",
    Act.DENIAL: "denied",
    Act.NO_RECOLLECTION: "did not recall or know",
    Act.EVASION: "did not answer directly",
    Act.CONFIRMATION: "confirmed",
    Act.ASSERTION: "said",
    Act.OTHER: "replied",
}
_MARKS = {
    Status.STRICKEN: "STRICKEN from the record",
    Status.QUESTION_REPHRASED: "the question was then rephrased",
    Status.NOT_ANSWERED: "not answered",
}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_HEAD = 70
"""how many characters of an answer's yes or no are shown where what bears on the question comes later"""
_OF_THE_MATTER = 0.85
"""the share of the best statement's words that another must hold to be called its contrary"""
UNDATED = "the source does not state when"


def spoken_date(statement: Statement) -> str:
    """The day of a statement as far as the record gives it, or that it does not."""
    day = statement.made_on
    if day is None:
        return UNDATED
    month = _MONTHS[day.month - 1]
    if statement.precision is Precision.YEAR:
        return str(day.year)
    if statement.precision is Precision.MONTH:
        return f"{month} {day.year}"
    return f"{month} {day.day}, {day.year}"


def place(card: DocumentCard, locator: Locator) -> str:
    """Where a statement stands: page and line as printed, or what stands in for them, and the document."""
    if locator.page is not None:
        span = f"{locator.page}:{locator.line}" if locator.line is not None else f"page {locator.page}"
        if (locator.end_page, locator.end_line) != (locator.page, locator.line) and locator.end_page is not None:
            if locator.end_line is None:
                span += f"–{locator.end_page}" if locator.end_page != locator.page else ""
            elif locator.end_page == locator.page:
                span += f"–{locator.end_line}"
            else:
                span += f"–{locator.end_page}:{locator.end_line}"
    elif locator.turn is not None:
        span = f"turn {locator.turn}"
    elif locator.paragraph is not None:
        span = f"paragraph {locator.paragraph}"
    else:
        span = ""
    name = card.short_caption or card.caption or card.title or card.path
    if card.kind is DocumentKind.ARTICLE:
        name = f"{card.publisher}, {card.title}" if card.publisher and card.title else (card.title or card.path)
    return ", ".join(part for part in (span, name) if part)


def sentence(statement: Statement, needs: Sequence[Need], room: int) -> str:
    """One statement as a sentence; `room` is about how many characters of its words are shown."""
    marks = [_MARKS[statement.status]] if statement.status in _MARKS else []
    marks += [f"objection: {one}" for one in statement.objections]
    said = excerpt(statement.quote, needs, room)
    dots = ("… " if not statement.quote.startswith(said) else "", " …" if not statement.quote.endswith(said) else "")
    asked = ""
    if statement.question:
        put = excerpt(statement.question, needs, room, end=True)
        asked = f", asked {'… ' if put != statement.question else ''}“{put}”"
    # an answer whose first word speaks against its act is shown without a word on what it amounts to
    manner = "answered" if at_odds(statement) else _MANNER[statement.act]
    if agrees_that_not(statement):
        manner = "agreed that it is not so"
    if statement.hedge and statement.hedge not in said:
        manner += f" (“{statement.hedge}”)"
    layers = f", as reported by {' > '.join(statement.reported_by)}" if statement.reported_by else ""
    if statement.examination in ("cross", "direct", "redirect", "recross"):
        layers += f" on {statement.examination}"
    mark = f"[{'; '.join(marks)}] " if marks else ""
    where = place(statement.document, statement.locator)
    words = f"{dots[0]}“{said}”{dots[1]}"
    head = _head(statement) if dots[0] else ""
    if head and head not in said:
        # the yes or no is what binds the witness: it is shown with what bears on the question
        words = f"“{head}” {words}"
    return f"{mark}{statement.declarant} {manner}{layers}{asked}: {words} ({spoken_date(statement)}; {where})."


def _head(statement: Statement) -> str:
    """The first clause of an answer that begins with yes or no, or nothing."""
    if not (shapes.SAYS_NO.match(statement.quote) or shapes.SAYS_YES.match(statement.quote)):
        return ""
    clause = re.match(r"[^.;!?]*[.;!?]?", statement.quote)
    words = clause.group() if clause else ""
    return words if len(words) <= _HEAD else words[: words.rindex(" ", 0, _HEAD)] if " " in words[:_HEAD] else ""


def compose(intent: Intent, needs: Sequence[Need], verdict: Verdict) -> str:
    """The answer's text. The first sentences carry the answer: who, how, the words."""
    chosen = [one.statement for one in verdict.answers]
    if intent.kind is Kind.LIST:
        return _listed(chosen, needs)
    lead = _lead(intent, chosen, verdict)
    rooms = [190, 110, 90, 90, 90]
    body = [sentence(one, needs, rooms[min(place_, 4)]) for place_, one in enumerate(chosen)]
    return " ".join([*([lead] if lead else []), *body])


def _both(verdict: Verdict) -> bool:
    """Whether the first statements of one person affirm and deny, each of them speaking of most of the matter."""
    best = verdict.answers[0]
    said = [one for one in verdict.answers[:3] if one.direct >= _OF_THE_MATTER * best.direct]
    stances = {one.statement.stance for one in said if not at_odds(one.statement)}
    return {Stance.AFFIRMS, Stance.DENIES} <= stances and len({one.statement.declarant_id for one in said}) == 1


def _lead(intent: Intent, chosen: Sequence[Statement], verdict: Verdict) -> str:
    first = chosen[0]
    note = " The record holds both; they stand side by side." if intent.kind is Kind.DID and _both(verdict) else ""
    if intent.kind is Kind.ASKER:
        return f"{first.examiner} put the question."
    if intent.kind is Kind.WHO:
        # who speaks of a deed need not be the one who did it: the name alone would say so
        return f"{first.declarant}." if intent.family is not Family.NONE else ""
    if intent.kind is Kind.WHEN and intent.act_named:
        return f"{spoken_date(first)} ({first.made_on_basis})." if first.made_on_basis else f"{spoken_date(first)}."
    if intent.kind is Kind.DID and intent.family is Family.CONCESSION:
        if first.act is Act.DENIAL and not intent.negated:
            return f"The record holds a denial, not a concession.{note}"
        if says_no(first) and not intent.negated:
            return f"No such concession: the answer begins with a no.{note}"
        if first.act is Act.PARTIAL_ADMISSION:
            return f"Only in part.{note}"
        if first.act is Act.NO_RECOLLECTION:
            return f"The record holds no concession, but that it was not recalled.{note}"
    return note.strip()


def _listed(chosen: Sequence[Statement], needs: Sequence[Need]) -> str:
    """Many statements, shortly: each item is the end of its question and the answer, or the words themselves."""
    first = chosen[0]
    items = []
    for number, one in enumerate(chosen, start=1):
        mark = f"[{_MARKS[one.status]}] " if one.status in _MARKS else ""
        told = f", as reported by {' > '.join(one.reported_by)}" if one.reported_by else ""
        who = "" if one.declarant_id == first.declarant_id and not told else f"{one.declarant}{told}: "
        if one.question and len(one.quote) < 60:
            words = f"“{item(one.question, needs, 52)}” “{one.quote}”"
        else:
            words = f"“{excerpt(one.quote, needs, 90)}”"
        items.append(f"({number}) {mark}{who}{words}")
    days = list(dict.fromkeys(spoken_date(one) for one in chosen))
    return f"{first.declarant} ({'; '.join(days)}): {'; '.join(items)}. {place(first.document, first.locator)}."


def silence(intent: Intent, verdict: Verdict, searched: Searched) -> str:
    """What the record does not say, why, and what was searched: how much, of whom, and for which words."""
    if not searched.documents:
        return (
            "The record does not say: nothing is ingested yet. `onrecord ingest PATH…` reads articles and transcripts."
        )
    whom = " and ".join(name.text for name in intent.subjects) or "anybody"
    reason = {
        Why.NOTHING: "no statement in it is about this",
        Why.NOT_A_DECLARANT: f"it holds no statement by {whom}",
        Why.NOT_TESTIMONY: f"what it holds of {whom} are counsel's words, which are not testimony",
        Why.NOT_COVERED: f"no statement of {whom} in it is about this",
        Why.NOT_ADMITTED: f"it holds no such concession by {whom}",
        Why.NO_SUCH_ACT: f"it holds no such answer by {whom}",
        Why.UNDATED: UNDATED,
        Why.NO_FIGURE: "no statement about this gives a figure",
        Why.NO_EXAMINER: "the source does not name who put the question",
        None: "no statement in it is about this",
    }[verdict.why]
    of_them = {card.id: card for name in intent.subjects for card in name.declarants}
    text = f"The record does not say: {reason}. "
    text += f"Searched: {searched.statements} statements in {searched.documents} documents"
    if of_them:
        theirs = " and ".join(dict.fromkeys(card.name for card in of_them.values()))
        text += f", {sum(card.statements for card in of_them.values())} of them by {theirs}"
    if searched.query:
        text += f", for: {', '.join(dict.fromkeys(searched.query.split()))}"
    text += "."
    if verdict.near:
        text += f" Near, but not an answer: {sentence(verdict.near[0].statement, (), 140)}"
    return text


_QUOTED = re.compile(r"“([^”]*)”")


def unquoted(text: str, statements: Sequence[Statement]) -> list[str]:
    """The quoted stretches of an answer that stand in none of its statements: always empty, or a defect."""
    held = [part for one in statements for part in _words_of(one) if part]
    found = []
    for match in _QUOTED.finditer(text):
        # the record has quotation marks of its own: each part between them must stand in it
        parts = (match.group(1), *match.group(1).split("“"))
        whole, *rest = (part.strip() for part in parts)
        if not any(whole in part for part in held) and not all(any(one in part for part in held) for one in rest):
            found.append(match.group(1))
    return found


def _words_of(statement: Statement) -> tuple[str | None, ...]:
    card = statement.document
    named = (card.title, card.caption, card.short_caption, card.path, card.publisher)
    said = (statement.quote, statement.question, statement.hedge, statement.declarant, statement.examiner)
    return (*said, *statement.reported_by, *named)
