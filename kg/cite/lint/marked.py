"""A draft with the findings as Word comments."""

from __future__ import annotations

import io
import itertools
from collections.abc import Sequence

from kg.cite.export.docx import legal_xml
from kg.cite.lint.findings import Finding, Severity


def marked_up(draft: str, findings: Sequence[Finding]) -> bytes:
    """The draft's text as a Word document, each fault, doubt and suggestion a comment on the words concerned."""
    from docx import Document

    document = Document()
    wanted = [item for item in findings if item.severity is not Severity.HOLDS]
    offset = 0
    for row in draft.split("\n"):
        here = [item for item in wanted if offset <= item.start < offset + len(row) + 1]
        cuts = sorted(
            {0, len(row), *(min(max(edge - offset, 0), len(row)) for item in here for edge in (item.start, item.end))}
        )
        paragraph = document.add_paragraph()
        runs = {}
        for left, right in itertools.pairwise(cuts):
            runs[left] = paragraph.add_run(legal_xml(row[left:right]))
        for item in here:
            covered = [run for at, run in runs.items() if item.start - offset <= at < item.end - offset]
            if covered:
                note = f"{item.severity.value}: {item.message}" + (f" {item.diff}" if item.diff else "")
                document.add_comment(runs=covered, text=legal_xml(note), author="onrecord", initials="or")
        offset += len(row) + 1
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
