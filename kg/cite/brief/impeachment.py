"""Impeachment by prior inconsistent statement, in the order that FRE 613 wants: commit, credit, confront."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kg.cite.export.blocks import Block, Entry, Heading, Passage, Prose
from kg.model.statement import Act

# From this day a prior inconsistent statement of a witness need not have been made under oath to be substantive.
OATH_NO_LONGER = dt.date(2026, 12, 1)


def impeachment(now: Entry, before: Entry, as_of: dt.date) -> Iterator[Block]:
    """An outline for one pair: what the witness says now, and what the same witness said before.

    `as_of` is the day of the trial, which decides which rule 801(d)(1)(A) is quoted. Raises ValueError when the two are
    not of one declarant: nobody is impeached by another's words.
    """
    if now.statement.declarant_id != before.statement.declarant_id:
        raise ValueError(
            f"{now.statement.declarant} cannot be impeached with what {before.statement.declarant} said: "
            "choose two statements of one declarant."
        )
    yield Heading(f"Impeachment: {now.statement.declarant}")
    yield Heading("1. Commit the witness to what is said now", 2)
    yield Passage(now)
    yield Heading("2. Credit the earlier statement: when, where, to whom, under oath or not", 2)
    yield Prose(_credit(before))
    yield Heading("3. Confront: read the earlier words exactly", 2)
    yield Passage(before)
    yield Heading("4. Only then, extrinsic evidence", 2)
    yield Prose(
        "FRE 613(b), as amended in 2024: extrinsic evidence is not admitted until after the witness may explain or "
        "deny and the other side may examine, unless the court orders otherwise."
    )
    yield Prose(_substantive(as_of))
    if Act.NO_RECOLLECTION in (now.statement.act, before.statement.act):
        yield Prose("One of the two is a failure to recall, which is not by itself inconsistent with the other.")


def _credit(before: Entry) -> str:
    statement = before.statement
    when = statement.made_on.isoformat() if statement.made_on else "on a day that the source does not state"
    kind = statement.document.hearing_kind or statement.document.kind.value
    asked = f", asked by {statement.examiner}" if statement.examiner else ""
    layers = f", as reported by {' > '.join(statement.reported_by)}" if statement.reported_by else ""
    return f"Made {when}, {kind}{asked}{layers}."


def _substantive(as_of: dt.date) -> str:
    if as_of >= OATH_NO_LONGER:
        return (
            f"FRE 801(d)(1)(A) as of {as_of.isoformat()}: an inconsistent statement of a testifying witness is not "
            "hearsay; the requirement of an oath was struck on 1 December 2026. States differ: check."
        )
    return (
        f"FRE 801(d)(1)(A) as of {as_of.isoformat()}: for the truth, the earlier statement must have been given under "
        "penalty of perjury at a trial, hearing, other proceeding or deposition. States differ: check."
    )
