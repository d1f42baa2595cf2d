"""A draft taken apart: its citations, what each means, and the words and quotations that rest on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.cite.lint.articles import cited_articles
from kg.cite.lint.findings import Finding, Severity
from kg.cite.lint.quotes import Quotation, quotations
from kg.cite.model import Cite, Id
from kg.cite.parser import Found, find_citations
from kg.cite.sequence import resolved
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
    quotes: tuple[Quotation, ...]


def items(draft: str, court: str | None, cards: Sequence[DocumentCard]) -> Iterator[Item]:
    """Every record citation of a draft, by position; `cards` are the record's documents, whose titles are known."""
    titled = list(cited_articles(draft, cards))
    # a title in quotation marks is no quotation
    marks = [mark for mark in quotations(draft) if not any(_overlap(mark, item) for item in titled)]
    # what stands between quotation marks is the record's, or an authority's: it cites nothing for the draft
    cases = [case for case in case_law(draft) if not any(mark.start < case[0] < mark.end for mark in marks)]
    found = titled + [
        item
        for item in find_citations(draft, court)
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
    for item, full in zip(kept, resolved([item.cite for item in kept]), strict=True):
        begin = _sentence_start(draft, item.start, [end for _, end in stops if end <= item.start])
        quotes = tuple(
            mark
            for mark in marks
            if begin <= mark.start and mark.end <= item.start and not any(s <= mark.start < e for s, e in stops)
        )
        yield Item(item, full, draft[begin : item.start], quotes)


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


def _sentence_start(draft: str, at: int, ends: Sequence[int]) -> int:
    """Where the words begin that rest on a citation: after the citation before it, within the paragraph.

    Several sentences may rest on one citation; the paragraph is the limit.
    """
    paragraph = max(draft.rfind("\n\n", 0, at), draft.rfind("\n#", 0, at))
    return max([paragraph + 1, *ends], default=0)


def without_quotes(sentence: str) -> str:
    """The draft's own words: those of quotations name whom they like and ask what they like."""
    return re.sub(r"“[^”]*”|\"[^\"]*\"", " ", sentence)


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
