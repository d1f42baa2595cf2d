"""From a document to its turns, examinations, exchanges and submissions."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.segment import dashes
from ingest.segment.cast import heard
from ingest.segment.drafts import drafts
from ingest.segment.exchanges import pair
from ingest.segment.submissions import submissions
from kg.model.document import Document, Layout
from kg.model.testimony import Segmented, Turn, TurnKind

__all__ = ["segment"]


def segment(document: Document) -> Segmented:
    """Takes a transcript apart, in order of position.

    Spans hold words of the record only; every word of an answer lies in exactly one exchange. Questions and answers
    outside any examination (read aloud in argument) stay in the submissions. Nothing is dropped in silence: what is
    doubtful is in `warnings`, as plain sentences.
    """
    assembled = drafts(document)
    parts = assembled.drafts
    if dashes.is_printed(document.text):
        parts = list(dashes.parted(document.text, parts))
    found = heard(document, parts)
    pairing = pair(found, document.text)
    warnings: list[str] = []
    spoken = [item.turn for item in found if item.turn.kind is TurnKind.SPEECH]
    if not spoken:
        warnings.append("no speaker could be told in this transcript; check how it labels its speakers")
    unnamed = sum(exchange.witness == "The Witness" for exchange in pairing.exchanges)
    if unnamed:
        warnings.append(
            f"{unnamed} answer(s) are of a witness whom the document does not name; name them with a case file"
        )
    if assembled.lost:
        warnings.append(
            f"lines are missing from this file; {assembled.lost} line(s) after them, whose speaker it no longer names, "
            "are left out"
        )
    early = _before_anybody(document, [item.turn for item in found])
    if early:
        warnings.append(f"the file begins in the middle of a speech: {early} line(s) of nobody it names are left out")
    return Segmented(
        turns=tuple(item.turn for item in found),
        exchanges=pairing.exchanges,
        submissions=tuple(submissions(document, found, pairing.taken)),
        warnings=tuple(warnings),
    )


def _before_anybody(document: Document, found: Sequence[Turn]) -> int:
    """How many lines stand before the first turn of a file that has no title page: the end of some speech."""
    said = document.description
    titled = said.caption or said.court or said.title or said.appearances or said.date
    begun = next((turn.spans[0].start for turn in found if turn.spans), None)
    if titled or begun is None or document.layout is not Layout.PAGE_LINE:
        return 0
    return sum(line.end <= begun for line in document.lines)
