"""Back to the source files: reading one again, and checking every quote against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.model.document import Document
from kg.model.errors import ChangedSource, SourceError, UnreadableSource
from kg.model.statement import DocumentCard
from kg.model.text import Line
from kg.store.base import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What `verify` found for one document; `faults` are plain sentences, empty when every quote holds."""

    id: str
    path: str
    sha256: str
    quotes: int
    faults: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the file has its hash and every quote stands at its spans."""
        return not self.faults


def locate(card: DocumentCard, root: Path | None) -> tuple[Path, Path]:
    """The file of a document and the root it is named from. Raises UnreadableSource where neither place has it."""
    candidates = [root / card.path] if root else [Path(card.location)] if card.location else []
    for candidate in (*candidates, Path(card.path)):
        if candidate.is_file():
            depth = len(Path(card.path).parts)
            return candidate, candidate.absolute().parents[depth - 1]
    raise UnreadableSource(f"{card.path}: the source file is not at {candidates or card.path}. Give --root DIR.")


def reread(path: Path, root: Path) -> Document:
    """The canonical form of a file, read again."""
    from ingest.pipeline import document_of
    from ingest.source import load

    return document_of(load(path, root), root)


def reread_unchanged(card: DocumentCard, root: Path | None = None) -> Document:
    """The canonical form of a document's file. Raises ChangedSource if the file is not the one that was ingested."""
    document = reread(*locate(card, root))
    if document.source.sha256 != card.sha256:
        raise ChangedSource(
            f"{card.path}: the file has changed since it was ingested (SHA-256 {document.source.sha256[:12]}…, "
            f"not {card.sha256[:12]}…). Ingest it again, or put the original back."
        )
    return document


def verify_all(view: View, root: Path | None = None) -> Iterator[Check]:
    """Every quote and question of every document against its file, in order of path."""
    from kg.query.verify import verify_statement

    seen: set[str] = set()
    for card, statements in groupby(view.statements(), key=lambda statement: statement.document):
        seen.add(card.id)
        held = list(statements)
        try:
            document = reread_unchanged(card, root)
        except SourceError as error:
            yield Check(id=card.id, path=card.path, sha256=card.sha256, quotes=len(held), faults=(str(error),))
            continue
        findings = (verify_statement(statement, document.text, document.source.sha256) for statement in held)
        faults = tuple(finding.text for finding in findings if not finding.holds)
        yield Check(id=card.id, path=card.path, sha256=card.sha256, quotes=len(held), faults=faults)
    for card in view.documents():
        if card.id not in seen:
            try:
                reread_unchanged(card, root)
                faults = ()
            except SourceError as error:
                faults = (str(error),)
            yield Check(id=card.id, path=card.path, sha256=card.sha256, quotes=0, faults=faults)


def position(line: Line) -> str:
    """A line's printed position: 250:18, p. 12, or ¶ 7."""
    if line.page is not None:
        return f"{line.page}:{line.number}" if line.number is not None else f"p. {line.page}"
    return f"¶ {line.paragraph}" if line.paragraph is not None else ""
