"""What the linter reports."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How sure the linter is, and of what."""

    FAULT = "fault"
    """the draft and the record differ"""
    DOUBT = "doubt"
    """the linter could not decide: a person should look"""
    SUGGESTION = "suggestion"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding on `[start, end)` of the draft.

    `kind` is one of: "holds", "no_place", "not_in_record", "ambiguous", "misquoted", "elsewhere", "counsel",
    "stricken", "speaker", "reported", "trimmed", "hardened", "corrected", "date", "support", "unresolved". `diff` shows
    the draft's words against the record's: `[-record-]` and `{+draft+}`.
    """

    kind: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    statement_ids: tuple[str, ...] = ()
    citation: str | None = None
    diff: str | None = None


def word_diff(record: str, draft: str) -> str:
    """The draft's words against the record's, word by word."""
    left, right = record.split(), draft.split()
    out: list[str] = []
    for op, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if op == "equal":
            out.extend(left[a:b])
            continue
        if b > a:
            out.append(f"[-{' '.join(left[a:b])}-]")
        if d > c:
            out.append(f"{{+{' '.join(right[c:d])}+}}")
    return " ".join(out)


def as_json(findings: Iterable[Finding]) -> str:
    """One finding a line."""
    return "".join(
        json.dumps(
            {
                "kind": item.kind,
                "severity": item.severity.value,
                "start": item.start,
                "end": item.end,
                "text": item.text,
                "message": item.message,
                "statements": list(item.statement_ids),
                "citation": item.citation,
                "diff": item.diff,
            },
            ensure_ascii=False,
        )
        + "\n"
        for item in findings
    )


def as_table(findings: Sequence[Finding], draft: str) -> str:
    """A table for people, by position: line of the draft, what was found, and the words concerned."""
    rows = []
    for item in findings:
        line = draft.count("\n", 0, item.start) + 1
        rows.append(f"{line:>5}  {item.severity.value:<10}  {item.kind:<11}  {_short(item.text)}")
        rows.append(f"       {item.message}")
        if item.diff:
            rows.append(f"       {item.diff}")
    faults = sum(item.severity is Severity.FAULT for item in findings)
    held = sum(item.severity is Severity.HOLDS for item in findings)
    return "\n".join([*rows, f"{faults} faults; {held} citations hold."]) + "\n"


def _short(text: str) -> str:
    folded = re.sub(r"\s+", " ", text)
    return folded if len(folded) <= 90 else folded[:89] + "…"
