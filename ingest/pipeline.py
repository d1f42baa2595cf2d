"""From paths to the graph: every source read, taken apart, and written whole, one after the other.

A source that cannot be read, or on which we fail ourselves, does not stop the others; nothing of it is kept.
"""

from __future__ import annotations

import dataclasses
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.case import Case, find_case
from ingest.resolve import resolve
from ingest.source import discover, load
from kg.model.document import Document, DocumentKind, SourceFile
from kg.model.errors import CaseError, OnRecordError, SourceError
from kg.model.record import Counts, DocumentRecord
from kg.model.statement import DocumentCard, Statement
from kg.store.base import Outcome, View, Writer

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


JUDGED_AT_ONCE = 50
"""documents whose names are held against the store in one go"""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of one source: `outcome` is None where it could not be read, and `error` then says why."""

    path: str
    outcome: Outcome | None = None
    document: DocumentCard | None = None
    counts: Counts = Counts()
    warnings: tuple[str, ...] = ()
    error: str | None = None
    seconds: float = 0.0


def document_of(source: SourceFile, root: Path, case: Case | None = None) -> Document:
    """The canonical form of one source; the case file that describes it is found beside or above it if not given."""
    from ingest.readers import read

    return read(source, case or find_case(source.location, root))


def extract(document: Document, case: Case | None = None, model: BaseChatModel | None = None) -> DocumentRecord:
    """Everything that is known from one document; a chat model, if given, may propose more statements of an article."""
    from ingest.describe import card
    from ingest.extract.entities import entities
    from ingest.extract.exhibits import exhibits

    described = card(document)
    counts = Counts(pages=document.pages(), lines=len(document.lines), words=_words(document))
    warnings = document.warnings
    if document.kind is DocumentKind.TRANSCRIPT:
        from ingest.extract import testimony
        from ingest.segment import segment

        segmented = segment(document)
        statements = testimony.statements(document, described, segmented)
        counts = dataclasses.replace(
            counts, turns=len(segmented.turns), exchanges=len(segmented.exchanges), statements=len(statements)
        )
        warnings += segmented.warnings
    else:
        from ingest.extract import attribution

        statements = attribution.statements(document, described)
        if model is not None:
            statements, notes = _with_proposals(document, described, statements, model)
            warnings += notes
        counts = dataclasses.replace(counts, statements=len(statements))
    found, mentions = entities(document, statements, case)
    named, references = exhibits(document.text, described, statements)
    return DocumentRecord(
        document=dataclasses.replace(described, warnings=warnings),
        parties=document.description.parties,
        appearances=document.description.appearances,
        entities=found,
        mentions=mentions,
        statements=statements,
        exhibits=named,
        references=references,
        counts=counts,
    )


def _with_proposals(
    document: Document, card: DocumentCard, statements: tuple[Statement, ...], model: BaseChatModel
) -> tuple[tuple[Statement, ...], tuple[str, ...]]:
    """The statements with those that the model adds (never in place of one), in order of position; and a note."""
    from ingest.extract.langchain import propose

    proposed = propose(document, card, model)
    taken = [span for statement in statements for span in statement.answer_spans]
    added = [
        statement
        for statement in proposed.statements
        if not any(span.overlaps(other) for span in statement.answer_spans for other in taken)
    ]
    ordered = sorted((*statements, *added), key=lambda statement: (statement.answer_spans[0], statement.id))
    note = f"a model proposed {len(added)} more statements; {len(proposed.refused)} of its proposals were refused"
    return tuple(dataclasses.replace(item, ordinal=place) for place, item in enumerate(ordered)), (note,)


def ingest(
    paths: Sequence[Path],
    root: Path,
    writer: Writer,
    case: Case | None = None,
    model: BaseChatModel | None = None,
    view: View | None = None,
) -> Iterator[Report]:
    """Reads the paths (files, folders) in order of name and writes each document; yields a report for each source.

    The entities of the documents read are judged (who shares a name with whom): against one another at the end; with a
    view of the store every so many documents, against all that is there by then, so that few are held at a time.
    """
    named: list[DocumentRecord] = []
    for path in discover(paths, root):
        began = time.perf_counter()
        try:
            source = load(path, root)
            described_by = case or find_case(path, root)
            record = extract(document_of(source, root, described_by), described_by, model)
            outcome = writer.write(record)
        except (SourceError, CaseError) as error:
            yield Report(path=_shown(path, root), error=str(error), seconds=time.perf_counter() - began)
            continue
        except OnRecordError:
            raise  # the store, not the source: the next document would fare no better
        except Exception as fault:
            # a fault of ours in one document must not cost the user all the others
            yield Report(
                path=_shown(path, root), error=_our_fault(path, root, fault), seconds=time.perf_counter() - began
            )
            continue
        # names and parties are all that identity needs: the rest may go
        named.append(dataclasses.replace(record, statements=(), mentions=(), relations=(), exhibits=(), references=()))
        if view is not None and len(named) == JUDGED_AT_ONCE:
            writer.judge(resolve(named, view))
            named.clear()
        yield Report(
            path=source.path,
            outcome=outcome,
            document=record.document,
            counts=record.counts,
            warnings=record.document.warnings,
            seconds=time.perf_counter() - began,
        )
    writer.judge(resolve(named, view))


def _our_fault(path: Path, root: Path, fault: Exception) -> str:
    """What to tell of an error that nobody foresaw: where it happened, and that nothing of the source was kept."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    return (
        f"{_shown(path, root)}: onrecord failed on it by a fault of its own ({type(fault).__name__}: {fault}; "
        f"{Path(place.filename).name}, line {place.lineno}). Nothing of it was kept. Please report this."
    )


def _words(document: Document) -> int:
    return sum(len(document.text[line.start : line.end].split()) for line in document.lines)


def _shown(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except (ValueError, OSError):
        return str(path)
