"""Reports of speech and the speech itself: what somebody said on the record comes before what a newspaper made of it.

A report hardens and shortens. Where the record holds the testimony that an article tells of, the testimony leads and
the report follows, marked with who reports it; only who asks for the report itself gets it first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.model.document import DocumentKind
from kg.model.statement import Statement
from kg.query.names import Name, parts, same_person
from kg.query.rank import Candidate

_OF_IT = 0.5
"""the share of a report's coverage from which testimony by the same speaker is taken to be what it reports"""


def is_report(statement: Statement) -> bool:
    """Whether a statement is told by an article and not by a transcript."""
    return statement.document.kind is DocumentKind.ARTICLE


def behind_testimony(
    ranked: Sequence[Candidate], asked_of: Sequence[Name], *, fit: Callable[[Candidate], bool]
) -> list[Candidate]:
    """The candidates with each report behind the testimony by the same speaker that it may tell of.

    `fit` says which testimony is fit to come first. A report by one whom the question names (`asked_of`) stays.
    """
    placed: list[Candidate] = []
    done: set[str] = set()
    for report in ranked:
        if report.statement.id in done:
            continue
        if is_report(report.statement) and not _asked_for(report.statement, asked_of):
            for one in ranked:
                if (
                    one.statement.id not in done
                    and not is_report(one.statement)
                    and one.coverage >= _OF_IT * report.coverage
                    and same_person(one.statement.declarant, report.statement.declarant)
                    and fit(one)
                ):
                    placed.append(one)
                    done.add(one.statement.id)
        placed.append(report)
        done.add(report.statement.id)
    return placed


def _asked_for(report: Statement, names: Sequence[Name]) -> bool:
    """Whether one of the names is that of who reports ("What did the Gazette report?")."""
    told = {word for layer in (*report.reported_by, report.document.publisher or "") for word in parts(layer)}
    return any(set(name.words) <= told for name in names if name.words)
