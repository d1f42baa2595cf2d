"""The linter: each citation and quotation of a draft, resolved to the record and compared with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.cite.gate import Source
from kg.cite.lint.findings import Finding, Severity, word_diff
from kg.cite.lint.items import ADMITS, SOFTENED, Item, finding, ids, items
from kg.cite.lint.papers import Papers
from kg.cite.lint.places import Place, Record
from kg.cite.lint.quotes import (
    ALIKE,
    QUALIFIER,
    Match,
    Quotation,
    asks,
    likeness,
    match,
    nearest,
    normal,
    pieces,
    quoted_in,
)
from kg.cite.model import Cite, Id, Supra
from kg.cite.people import same_person
from kg.cite.words import surname
from kg.model.answer import Bearing, Hit
from kg.model.statement import Act, Stance, Statement
from kg.model.testimony import Status
from kg.store.base import View

Find = Callable[[str], Sequence[Hit]]

# Above this likeness a quotation was meant to be these words.
VERY_ALIKE = 0.85
_SPEAKS = (
    r"(?:testif\w+|said|says|stated|states|admitt?\w*|conced\w+|agree[ds]?|acknowledg\w+|den(?:ied|ies)|confirm\w+|"
    r"recall\w*|answer(?:ed|s)|explain\w+|told|swore|responded|replied|recount\w+)"
)
_ASKED = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|question(?:ed)?|counsel (?:put|suggested|said|read)|inquired|examiner)\b", re.I
)
# Words that give a quotation to a witness, close before it or after it; parties and counsel are no witnesses.
_NO_WITNESS = (
    r"(?:(?:plaintiff|defendant|respondent|petitioner|claimant|government|counsel|opposition|brief|complaint)s?|"
    r"it|and|but|then)\b"
)
_GIVEN_BEFORE = re.compile(
    rf"(?<!\b\w)(?P<who>[\w.’']+)?\s+(?:{_SPEAKS}|testimony|according to)\b[^.;“”\"]{{0,40}}$", re.I
)
_GIVEN_AFTER = re.compile(rf"^[,.”\"]*\s*(?P<who>[\w.’']+(?:\s[A-Z][\w’']+)*)\s+{_SPEAKS}\b", re.I)
# Words that give it to a paper.
_WRITTEN = re.compile(
    r"\b(?:wrote|writ(?:es|ten|ing)|read(?:s|ing)?|letter|e-?mail|memo\w*|note[ds]?|minutes?|report|entr(?:y|ies)|exhibit|"
    r"document|bulletin|calendar|contract|log|diary|form)\b",
    re.I,
)
_REPORTS = re.compile(
    r"\b(?:report(?:s|ed|edly|ing)?|wr(?:ote|ites|itten)|article|(?:news)?paper|according to)\b", re.I
)
_STRUCK = re.compile(r"\b(?:stricken|struck|excluded|motion to strike)\b", re.I)


def lint(
    draft: str, view: View, find: Find | None = None, *, court: str | None = None, source: Source | None = None
) -> list[Finding]:
    """Findings on every record citation and quotation of a draft's text, by position.

    `source` reads a document's text, as of `kg.cite.gate`: without it, pleadings are not compared, nor whether an
    article quotes or reports. `find` looks a sentence up in the record (kg.query's `find` with its store): what it says
    is only ever a suggestion. Case law is recognised and left alone.
    """
    record = Record(view, source)
    names = _declarants(record)
    findings: list[Finding] = []
    papers = Papers(record.documents, source)
    witnesses = {name for known in names.values() for name in known}
    settled = _settled(list(items(draft, court, record.documents, witnesses)), record)
    for item in settled:
        if item.full is not None and _spoken_or_printed(item.full):
            at = record.place(item.full).statements
            record.cited.setdefault(item.paragraph, set()).update(statement.id for statement in at)
    for item in settled:
        findings.extend(_check(item, record, papers, names, find))
    return sorted(findings, key=lambda item: (item.start, item.end))


def _settled(found: Sequence[Item], record: Record) -> list[Item]:
    """The citations, each with the quotations that are its own: in a string of them, where the words are found."""
    settled = list(found)
    for position, item in enumerate(settled[:-1]):
        last = position
        while settled[last].followed and last + 1 < len(settled):
            last += 1
        for quote in item.quotes if last > position else ():
            if _holds(quote, settled[position], record):
                continue
            other = next((at for at in range(position + 1, last + 1) if _holds(quote, settled[at], record)), None)
            if other is not None:
                taker, giver = settled[other], settled[position]
                settled[other] = replace(taker, quotes=(quote, *taker.quotes), near=(quote, *taker.near))
                settled[position] = replace(
                    giver,
                    quotes=tuple(mark for mark in giver.quotes if mark is not quote),
                    near=tuple(mark for mark in giver.near if mark is not quote),
                    lent=True,
                )
    return settled


def _holds(quote: Quotation, item: Item, record: Record) -> bool:
    if item.full is None or not _spoken_or_printed(item.full):
        return False
    return match(quote.words, record.place(item.full).statements) is not None


def _check(
    item: Item, record: Record, papers: Papers, names: dict[str, set[str]], find: Find | None
) -> Iterator[Finding]:
    found = item.found
    if item.full is None:
        yield finding(item, "unresolved", Severity.DOUBT, "There is no earlier citation that this could mean.")
        return
    if not _spoken_or_printed(item.full):
        yield from papers.check(item, item.full)
        return
    place = record.place(item.full)
    if place.trouble and place.kind != "no_place":
        severity = Severity.FAULT if place.kind == "date" else Severity.DOUBT
        yield finding(item, place.kind, severity, place.trouble)
        return
    faults = list(_quotes(item, place, record))
    if not any(fault.kind == "elsewhere" for fault in faults) and place.kind == "no_place":
        faults.insert(0, finding(item, "no_place", Severity.FAULT, place.trouble))
    faults.extend(_speaker(item, place, names))
    faults.extend(_standing(item, place, record))
    yield from faults
    if not any(fault.severity is Severity.FAULT for fault in faults):
        at = () if place.whole else place.statements
        said = "; ".join(dict.fromkeys(statement.declarant for statement in at))
        yield finding(item, "holds", Severity.HOLDS, f"The record has it{f': {said}' if said else ''}.", ids(at))
    if place.doubt:
        yield finding(item, "ambiguous", Severity.DOUBT, place.doubt)
    if find is not None and not item.quotes:
        yield from _support(item, place, find, record)
    for doubt in found.doubts:
        if not isinstance(found.cite, Id | Supra):
            yield finding(item, "ambiguous", Severity.DOUBT, doubt)


def _quotes(item: Item, place: Place, record: Record) -> Iterator[Finding]:
    for quote in item.quotes:
        if len(pieces(quote.words)) == 0:
            continue
        hit = match(quote.words, place.statements)
        if hit is not None:
            yield from _matched(item, quote, hit, record)
            continue
        all_of_it = record.statements(place.document) if place.document else ()
        other = match(quote.words, all_of_it) if len(normal(quote.words).split()) > 2 else None
        if other is not None:
            yield Finding(
                kind="elsewhere",
                severity=Severity.FAULT,
                start=quote.start,
                end=quote.end,
                text=quote.words,
                message=f"The words stand elsewhere: {record.citation(other.statement)}",
                statement_ids=(other.statement.id,),
                citation=item.found.text,
            )
            continue
        if place.kind == "no_place":
            continue
        near = nearest(quote.words, place.statements) or nearest(quote.words, all_of_it)
        known = near is not None and near[0] >= ALIKE
        if quote not in item.near and (near is None or near[0] < VERY_ALIKE):
            yield Finding(
                kind="misquoted",
                severity=Severity.DOUBT,
                start=quote.start,
                end=quote.end,
                text=quote.words,
                message="Nothing like these words stands where the next citation points: are they of the record?",
                citation=item.found.text,
            )
            continue
        yield Finding(
            kind="misquoted",
            severity=Severity.FAULT,
            start=quote.start,
            end=quote.end,
            text=quote.words,
            message=f"The record says: “{near[1]}” ({record.citation(near[2]).rstrip('.')})."
            if near and known
            else "Nothing like these words stands at the cited place.",
            statement_ids=(near[2].id,) if near and known else (),
            citation=item.found.text,
            diff=word_diff(near[1], normal(quote.words)) if near and known else None,
        )


def _matched(item: Item, quote: Quotation, hit: Match, record: Record) -> Iterator[Finding]:
    def made(kind: str, message: str, severity: Severity = Severity.FAULT) -> Finding:
        return Finding(
            kind=kind,
            severity=severity,
            start=quote.start,
            end=quote.end,
            text=quote.words,
            message=message,
            statement_ids=(hit.statement.id,),
            citation=item.found.text,
        )

    if hit.capital:
        said = hit.statement.quote if hit.side == "answer" else hit.statement.question or ""
        near = likeness(quote.words, normal(said))
        yield made(
            "misquoted", f"A capital was changed without brackets: “{near[1] if near else said}”", Severity.DOUBT
        )
    if hit.side == "question":
        yield from _asked(item, quote, hit, made)
    elif hit.dropped:
        # a hedge in another sentence than the words quoted matters most to an admission
        lesser = hit.kept or hit.said or (hit.apart and not ADMITS.search(item.own))
        severity = Severity.DOUBT if lesser else Severity.FAULT
        yield made("trimmed", f"The answer also says: “{hit.dropped}”", severity)
    elif not record.spoken(hit.statement, quote.words) and not _REPORTS.search(item.own):
        whose = hit.statement.document.publisher or "the source"
        yield made("reported", f"These are the words of {whose}, which reports what {hit.statement.declarant} said.")


def _asked(item: Item, quote: Quotation, hit: Match, made: Callable[..., Finding]) -> Iterator[Finding]:
    """Words of a question: quoted as one, adopted by the witness, read from a document, or given as testimony."""
    own = item.own
    if asks(quote.words) or _ASKED.search(own):
        return
    who = hit.statement.examiner or "counsel"
    answer = f"the answer was: “{hit.statement.quote}”"
    if all(map(quoted_in(hit.statement.question or ""), pieces(quote.words))):
        if not _WRITTEN.search(own):
            yield made("counsel", f"{who} read these words out; {answer}", Severity.DOUBT)
    elif hit.statement.stance is Stance.AFFIRMS and not _given(item, quote):
        yield made("counsel", f"These are the words of {who}, which the witness adopted; {answer}", Severity.DOUBT)
    else:
        yield made("counsel", f"These are the words of {who}, who asked; {answer}")


def _given(item: Item, quote: Quotation) -> bool:
    """Whether the draft gives these words to a witness."""
    begin = item.found.start - len(item.sentence)
    before, after = item.sentence[: max(0, quote.start - begin)], item.sentence[max(0, quote.end - begin) :]
    found = (_GIVEN_BEFORE.search(before), _GIVEN_AFTER.search(after))
    return any(hit and not re.match(_NO_WITNESS, hit["who"] or "", re.I) for hit in found)


def _speaker(item: Item, place: Place, names: dict[str, set[str]]) -> Iterator[Finding]:
    """The draft gives the words to somebody who does not speak at the cited place."""
    if not place.statements:
        return
    speaking = {statement.declarant for statement in place.statements}
    said: set[str] = set()
    sentence = item.own
    for family in names:
        # with the given name or initial before it, if the draft writes one: two people can share a surname
        name = rf"(?P<who>(?:[A-Z][\w’'\-]*\.?\s+)?{re.escape(family)})"
        for pattern in (
            rf"\b{name}\b(?:['’]s)?(?:,[^,.;]{{0,60}},)?(?:\s+\w+)?\s+{_SPEAKS}\b",
            rf"\b(?:[Aa]ccording to|testimony of|[Aa]s)\s+{name}\b(?=[\s,]+(?:{_SPEAKS}|[,.]))",
        ):
            said |= {_known(hit["who"], family, names[family]) for hit in re.finditer(pattern, sentence)}
    if said and not any(same_person(short, full) for short in said for full in speaking):
        yield finding(
            item,
            "speaker",
            Severity.FAULT,
            f"At this place {', '.join(sorted(speaking))} speaks, not {', '.join(sorted(said))}.",
            tuple(statement.id for statement in place.statements),
        )


def _standing(item: Item, place: Place, record: Record) -> Iterator[Finding]:
    """Stricken answers, acts made harder than they are, later corrections."""
    at = [statement for statement in place.statements if _used(statement, item, place)]
    struck = [statement for statement in at if statement.status is Status.STRICKEN]
    if struck and not _STRUCK.search(item.sentence):
        yield finding(item, "stricken", Severity.FAULT, "This answer was stricken: it is not in evidence.", ids(struck))
    own = item.own
    if at and ADMITS.search(own) and not SOFTENED.search(own):
        acts = {statement.act for statement in at}
        if acts <= {Act.DENIAL, Act.NO_RECOLLECTION, Act.EVASION, Act.OTHER} and acts != {Act.OTHER}:
            said = ", ".join(sorted(act.value.replace("_", " ") for act in acts))
            yield finding(item, "hardened", Severity.FAULT, f"Called an admission; the record has: {said}.", ids(at))
        elif acts == {Act.PARTIAL_ADMISSION} and not item.quotes and not QUALIFIER.search(own):
            hedges = ", ".join(f"“{statement.hedge or statement.quote}”" for statement in at)
            yield finding(item, "hardened", Severity.FAULT, f"The answer was qualified: {hedges}.", ids(at))
    for statement in at:
        for later in record.later(statement):
            # a paragraph that cites the later word too does not hide it
            if later.id not in record.cited[item.paragraph]:
                yield finding(
                    item,
                    "corrected",
                    Severity.FAULT,
                    f"The witness came back to it: {record.citation(later)} “{later.quote}”",
                    (later.id,),
                )


def _known(who: str, family: str, full: set[str]) -> str:
    """The name as the draft writes it, with its given name only if the record knows somebody of it."""
    return who if any(same_person(who, name) for name in full) else family


def _used(statement: Statement, item: Item, place: Place) -> bool:
    """Whether the draft uses this statement of the cited place: the one it quotes, or all when it quotes none."""
    quoted = [quote for quote in item.quotes if match(quote.words, [statement])]
    return bool(quoted) or (not item.quotes and not place.whole and not item.lent)


def _support(item: Item, place: Place, find: Find, record: Record) -> Iterator[Finding]:
    sentence = " ".join(re.split(r"(?<=[.?!])\s+", item.sentence.strip())[-1:]).strip()
    if len(sentence.split()) < 4:
        return
    hits = find(sentence)
    here = {statement.id for statement in place.statements}
    against = [hit for hit in hits if hit.statement.id in here and hit.bearing is Bearing.CONTRADICTS]
    if against:
        yield finding(
            item,
            "support",
            Severity.SUGGESTION,
            "The passage seems to contradict the sentence.",
            ids([hit.statement for hit in against]),
        )
    elif hits and not any(hit.statement.id in here for hit in hits):
        best = hits[0].statement
        yield finding(
            item, "support", Severity.SUGGESTION, f"Another passage may fit better: {record.citation(best)}", (best.id,)
        )


def _spoken_or_printed(cite: Cite) -> bool:
    """Whether a citation is of a transcript or an article, which hold statements."""
    from kg.cite import model

    return isinstance(
        cite,
        model.Deposition
        | model.TrialTranscript
        | model.HearingTranscript
        | model.Transcript
        | model.Filing
        | model.OralArgument
        | model.InquiryTranscript
        | model.Article
        | model.NewspaperPrint,
    )


def _declarants(record: Record) -> dict[str, set[str]]:
    """Surnames of everybody who makes statements in the record, with their full names.

    Whom a report calls by an office only ("Quality chief") has none: "the operations chief" is somebody else.
    """
    names: dict[str, set[str]] = {}
    for card in record.view.entities():
        if card.statements and card.kind == "Person" and not card.name.split()[-1][:1].islower():
            names.setdefault(surname(card.name), set()).add(card.name)
    return names
