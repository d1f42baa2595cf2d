"""A draft taken apart: its citations, what each means, and the words and quotations that rest on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.cite.lint.articles import cited_articles
from kg.cite.lint.findings import Finding, Severity
from kg.cite.lint.quotes import Quotation, quotations
from kg.cite.model import Cite, Deposition, Id, Transcript
from kg.cite.parser import Found, find_citations
from kg.cite.pin import LINE, Unit, read_pin
from kg.cite.sequence import resolved
from kg.cite.words import surname
from kg.model.statement import DocumentCard, Statement

ADMITS = re.compile(r"\b(?:admit(?:s|ted)?|conced(?:es?|ed)|acknowledg(?:es?|ed)|confess(?:es|ed)?|agreed)\b", re.I)
SOFTENED = re.compile(
    r"\b(?:part(?:ly|ially)|in part|to some|to a|some extent|at least|somewhat|could not (?:recall|remember)|hedg\w+|"
    r"qualif\w+|den(?:y|ied|ies)|not|never|no recollection)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A citation of the draft with what it means, and the words of the draft that rest on it."""

    found: Found
    full: Cite | None
    sentence: str
    own: str
    """the draft's own words in it: those of quotations name whom they like and ask what they like"""
    quotes: tuple[Quotation, ...]
    paragraph: int = 0
    """where its paragraph begins"""
    near: tuple[Quotation, ...] = ()
    """the quotations that stand in the citation's own sentence, or in the brackets after it"""
    followed: bool = False
    """whether another citation of the same string comes after it"""
    lent: bool = False
    """whether a quotation before it was found at a later citation of its string"""


_ALONE = r"(?:[A-Z]\.\s)?{name}(?:\sTr\.)?,?\s+(?:at\s+)?(?P<pin>{pin})"


def named_alone(draft: str, cards: Sequence[DocumentCard], witnesses: Iterable[str]) -> Iterator[Found]:
    """Citations by a name and a place alone, "(Rivera 45:12–17)": a deponent's, or a witness's in a transcript."""
    deponents = {surname(card.deponent) for card in cards if card.deponent}
    for name in sorted(deponents | {surname(witness) for witness in witnesses if len(witness.split()) > 1}):
        for hit in re.finditer(rf"\b{_ALONE.format(name=re.escape(name), pin=LINE)}(?!\w)", draft):
            pin = read_pin(hit["pin"], Unit.LINE)
            who = draft[hit.start() : hit.start("pin")].strip(" ,").removesuffix(" at").removesuffix(" Tr.").strip(" ,")
            cite: Cite = Deposition(deponent=who, pin=pin) if name in deponents else Transcript(pin=pin)
            yield Found(start=hit.start(), end=hit.end(), text=hit.group(), cite=cite, form="deposition")


def items(
    draft: str, court: str | None, cards: Sequence[DocumentCard], witnesses: Iterable[str] = ()
) -> Iterator[Item]:
    """Every record citation of a draft, by position; `cards` are the record's documents, whose titles are known."""
    titled = list(cited_articles(draft, cards))
    # a title in quotation marks is no quotation
    marks = [mark for mark in quotations(draft) if not any(_overlap(mark, item) for item in titled)]
    # what stands between quotation marks is the record's, or an authority's: it cites nothing for the draft
    cases = [case for case in case_law(draft) if not any(mark.start < case[0] < mark.end for mark in marks)]
    shaped = find_citations(draft, court)
    alone = [
        item for item in named_alone(draft, cards, witnesses) if not any(_overlap(item, other) for other in shaped)
    ]
    found = titled + [
        item
        for item in (*shaped, *alone)
        if not any(mark.start < item.start < mark.end for mark in marks)
        and not any(start < item.end and item.start < end for start, end, is_id in cases if not is_id)
        and not any(_overlap(item, other) for other in titled)
    ]
    # an id. after case law means the case; it is no citation to the record
    authorities = sorted([(start, end) for start, end, is_id in cases if not is_id])
    kept: list[Found] = []
    last_is_case = False
    for start, _end, one in sorted(
        [(start, end, None) for start, end in authorities] + [(item.start, item.end, item) for item in found],
        key=lambda entry: entry[0],
    ):
        del start
        if one is None:
            last_is_case = True
        elif isinstance(one.cite, Id) and last_is_case:
            continue
        else:
            last_is_case = False
            kept.append(one)
    stops = sorted([(item.start, item.end) for item in kept] + authorities)
    explained = _explained(draft, marks, kept)
    for item, full in zip(kept, resolved([item.cite for item in kept]), strict=True):
        begin = _sentence_start(draft, item.start, [end for _, end in stops if end <= item.start], marks)
        after = explained.get(item.start, [])
        before = [
            mark
            for mark in marks
            if begin <= mark.start
            and mark.end <= item.start
            and not any(s <= mark.start < e for s, e in stops)
            and not any(mark in others for others in explained.values())
        ]
        near = [
            mark for mark in before if _in_its_sentence(draft[max(mark.start, mark.end - 4) : item.start].rstrip("( "))
        ]
        followed = _follows(draft, item, kept)
        own = _without(draft, begin, item.start, marks)
        yield Item(
            item,
            full,
            draft[begin : item.start],
            own,
            (*before, *after),
            paragraph=_paragraph(draft, item.start),
            near=(*near, *after),
            followed=followed,
        )


def _follows(draft: str, item: Found, kept: Sequence[Found]) -> bool:
    after = next((other for other in kept if other.start >= item.end), None)
    between = draft[item.end : after.start] if after else ""
    return re.fullmatch(r"[\s,]*(?:;|,?\s*and\b)[\s\S]{0,24}", between) is not None and bool(
        _SIGNALS.fullmatch(between.strip(" ;,").removeprefix("and"))
    )


def _explained(draft: str, marks: Sequence[Quotation], kept: Sequence[Found]) -> dict[int, list[Quotation]]:
    """Quotations in the brackets after a citation belong to it: `id. at 15:2 ("They're my words.")`, by its start."""
    found: dict[int, list[Quotation]] = {}
    for mark in marks:
        before = [item for item in kept if item.start < mark.start]
        if not before:
            continue
        last = before[-1]
        if mark.end <= last.end or re.fullmatch(r"[\s,.;]*\([^()]{0,200}", draft[last.end : mark.start]):
            found.setdefault(last.start, []).append(mark)
    return found


def _overlap(left: Quotation | Found, right: Quotation | Found) -> bool:
    return left.start < right.end and right.start < left.end


def case_law(draft: str) -> list[tuple[int, int, bool]]:
    """The citations of case law and statutes, as eyecite finds them: start, end, and whether it is an *id.*"""
    from eyecite import get_citations

    found = []
    cited: list[Any] = list(get_citations(draft))
    for item in cited:
        kind = type(item).__name__
        if kind in ("UnknownCitation", "SupraCitation", "ReferenceCitation"):
            continue
        start, end = item.span() if kind == "IdCitation" else item.full_span()
        found.append((start, end, kind == "IdCitation"))
    return found


_SIGNALS = re.compile(
    r"[\s\[(*_]*(?:(?:but\s+)?see(?:,?\s+e\.g\.,?)?(?:\s+(?:also|generally))?|cf\.|accord|compare|with|and|e\.g\.,)?"
    r"[\s,*_]*",
    re.IGNORECASE,
)


def _sentence_start(draft: str, at: int, ends: Sequence[int], marks: Sequence[Quotation]) -> int:
    """Where the words begin that rest on a citation: after the citation before it, within the paragraph.

    Several sentences may rest on one citation; the paragraph is the limit. A citation that begins a paragraph belongs
    to the quotation that ends the one before.
    """
    paragraph = _paragraph(draft, at)
    if _SIGNALS.fullmatch(draft[paragraph:at]):
        above = len(draft[:paragraph].rstrip())
        block = next((mark for mark in marks if mark.start < above <= mark.end + 2), None)
        if block is not None:
            paragraph = _paragraph(draft, block.start)
    return max([paragraph, *ends], default=0)


def _paragraph(draft: str, at: int) -> int:
    found = [hit.end() for hit in re.finditer(r"\n[ \t]*\n|\n(?=#)", draft[:at])]
    return found[-1] if found else 0


_BREAK = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bNo)[.?!][\"'”’)\]]*\s+(?=\S)")


def _in_its_sentence(between: str) -> bool:
    """Whether a quotation with these words between it and its citation stands in the citation's own sentence."""
    return all(_SIGNALS.fullmatch(between[hit.end() :]) for hit in _BREAK.finditer(between))


def _without(draft: str, start: int, end: int, marks: Sequence[Quotation]) -> str:
    own, at = "", start
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            own += draft[at : mark.start] + " "
            at = mark.end
    return own + draft[at:end]


def ids(statements: Sequence[Statement]) -> tuple[str, ...]:
    """The ids of statements, as findings carry them."""
    return tuple(statement.id for statement in statements)


def finding(item: Item, kind: str, severity: Severity, message: str, statement_ids: tuple[str, ...] = ()) -> Finding:
    """A finding on the citation itself."""
    return Finding(
        kind=kind,
        severity=severity,
        start=item.found.start,
        end=item.found.end,
        text=item.found.text,
        message=message,
        statement_ids=statement_ids,
        citation=item.found.text,
    )
