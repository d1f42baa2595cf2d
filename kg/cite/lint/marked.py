"""A draft with the findings as Word comments: in the draft's own file where it is one, else in its text set plainly."""

from __future__ import annotations

import copy
import io
import itertools
import zipfile
from collections.abc import Sequence
from typing import Any

from kg.cite.export.docx import legal_xml
from kg.cite.lint.draft import NOTES, stretches
from kg.cite.lint.findings import Finding, Severity
from kg.model.errors import MalformedSource

AUTHOR, INITIALS = "onrecord", "or"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def marked_up(draft: str, findings: Sequence[Finding]) -> bytes:
    """The draft's text as a Word document, each fault, doubt and suggestion a comment on the words concerned."""
    from docx import Document

    document = Document()
    wanted = _wanted(findings)
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
                document.add_comment(runs=covered, text=_note(item), author=AUTHOR, initials=INITIALS)
        offset += len(row) + 1
    return _saved(document)


def marked_original(data: bytes, findings: Sequence[Finding]) -> bytes:
    """A Word draft itself, with the findings as comments: its formatting, notes and fields stay as they are.

    Findings must be positions in the text that `draft_text` gives of the same bytes. Word takes no comments within a
    note: there the comment stands at the note's reference and names the words. Raises MalformedSource.
    """
    from docx import Document
    from docx.text.run import Run

    try:
        document = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise MalformedSource(f"the draft is not a Word document that can be marked up ({error}).") from error
    held = _Held(document)
    for item in _wanted(findings):
        runs, within_note = held.cover(item.start, item.end)
        if runs:
            said = f"“{item.text}” " if within_note else ""
            covered = [Run(element, document._body) for element in runs]
            document.add_comment(runs=covered, text=legal_xml(said) + _note(item), author=AUTHOR, initials=INITIALS)
    return _saved(document)


class _Held:
    """The text of a Word draft by position, over the elements that hold it."""

    def __init__(self, document: Any) -> None:
        from lxml import etree

        notes = {
            kind: etree.fromstring(part.blob)
            for kind, name in NOTES.items()
            for part in document.part.package.iter_parts()
            if part.partname == f"/{name}"
        }
        self._pieces: list[tuple[int, int, Any]] = []
        at = 0
        for text, element in stretches(document.element, notes):
            if element is not None and text:
                self._pieces.append((at, at + len(text), element))
            at += len(text)

    def cover(self, start: int, end: int) -> tuple[list[Any], bool]:
        """The runs that hold `[start, end)` and nothing else, first to last; and whether they stand in a note."""
        for edge in (start, end):
            self._cut(edge)
        found = [element for left, right, element in self._pieces if left < end and start < right]
        words = [element for element in found if element.tag.endswith("}t")]
        runs = [run for element in (words or found[:1]) if (run := _run_of(element)) is not None]
        return runs, bool(found) and not words

    def _cut(self, edge: int) -> None:
        """Divides the run that holds a position, so that a comment can begin or end there."""
        for position, (left, right, element) in enumerate(self._pieces):
            if not left <= edge <= right or not element.tag.endswith("}t"):
                continue
            run = _run_of(element)
            if run is None:
                return
            if left < edge < right:
                later = copy.deepcopy(element)
                text = element.text
                element.text, later.text = text[: edge - left], text[edge - left :]
                for part in (element, later):
                    part.set(_SPACE, "preserve")
                element.addnext(later)
                self._pieces[position : position + 1] = [(left, edge, element), (edge, right, later)]
                _part(run, later)
                return
            # at an edge of this piece: its run may hold more on that side
            _part(run, element if edge == left else element.getnext())


def _part(run: Any, first: Any) -> None:
    """Moves what stands in a run from an element on into a run of its own, in the same formatting."""
    if first is None or first.getparent() is not run:
        return
    content = [child for child in run if not child.tag.endswith("}rPr")]
    if not content or content[0] is first:
        return
    second = copy.copy(run)
    for child in list(second):
        if not child.tag.endswith("}rPr"):
            second.remove(child)
    for child in content[content.index(first) :]:
        second.append(child)
    run.addnext(second)


def _run_of(element: Any) -> Any:
    run = element.getparent()
    return run if run is not None and run.tag.endswith("}r") else None


def _wanted(findings: Sequence[Finding]) -> list[Finding]:
    return [item for item in findings if item.severity is not Severity.HOLDS]


def _note(item: Finding) -> str:
    return legal_xml(f"{item.severity.value}: {item.message}" + (f" {item.diff}" if item.diff else ""))


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
