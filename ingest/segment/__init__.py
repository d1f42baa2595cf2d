"""From a document to its turns, examinations, exchanges and submissions."""

from __future__ import annotations

from ingest.segment.cast import heard
from ingest.segment.drafts import drafts
from ingest.segment.exchanges import pair
from ingest.segment.submissions import submissions
from kg.model.document import Document
from kg.model.testimony import Segmented, TurnKind

__all__ = ["segment"]


def segment(document: Document) -> Segmented:
    """Takes a transcript apart, in order of position.

    Spans hold words of the record only; every word of an answer lies in exactly one exchange. Questions and answers
    outside any examination (read aloud in argument) stay in the submissions. Nothing is dropped in silence: what is
    doubtful is in `warnings`, as plain sentences.
    """
    found = heard(document, drafts(document))
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
    return Segmented(
        turns=tuple(item.turn for item in found),
        exchanges=pairing.exchanges,
        submissions=tuple(submissions(document, found, pairing.taken)),
        warnings=tuple(warnings),
    )
