"""Source documents read again to be shown: checked by hash every time, taken apart once, never waited for too long."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Lock

from kg.model.document import Document, SourceFile
from kg.model.errors import ChangedSource, SourceError
from kg.model.statement import DocumentCard
from ui.sources import locate

KEPT = 32
"""documents held taken apart: a matter's trial days; the least used goes first"""

WORKERS = 8
"""documents taken apart at once: more than an answer has long ones, so that the short ones get through"""


class Shelf:
    """Documents at hand. A file is read and hashed every time; what is kept is its taking apart (seconds for a PDF)."""

    def __init__(self, root: Path | None = None, kept: int = KEPT) -> None:
        self._root = root
        self._most = kept
        # by hash: a changed file is another document
        self._kept: OrderedDict[str, Document] = OrderedDict()
        self._jobs: dict[str, Future[Document]] = {}
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(max_workers=WORKERS, thread_name_prefix="shelf")

    def open(self, card: DocumentCard, seconds: float | None = None) -> Document | None:
        """The document, or None while it is still being taken apart after so many seconds (None: wait for it).

        Raises SourceError where the file is not there, cannot be read, or is not the one that was ingested.
        """
        found = self._begin(card)
        if isinstance(found, Document):
            return found
        try:
            return found.result(timeout=seconds)
        except TimeoutError:
            return None

    def fetch(self, cards: Iterable[DocumentCard]) -> None:
        """Begins to take documents apart, all at once, so that a long one does not keep short ones waiting."""
        for card in cards:
            with suppress(SourceError):
                self._begin(card)

    def source(self, cards: dict[str, DocumentCard], identifier: str) -> tuple[str, str]:
        """A document's text and hash as the gate wants them (`kg.cite.gate.Source`); waits. Raises SourceError."""
        document = self.open(cards[identifier])
        assert document is not None
        return document.text, document.source.sha256

    def close(self) -> None:
        """Ends the reading."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _begin(self, card: DocumentCard) -> Document | Future[Document]:
        """The document at hand, or the job that takes it apart; the file is read and hashed in any case."""
        from ingest.source import load

        path, root = locate(card, self._root)
        source = load(path, root)
        if source.sha256 != card.sha256:
            raise ChangedSource(
                f"{card.path}: the file has changed since it was ingested (SHA-256 {source.sha256[:12]}…, not "
                f"{card.sha256[:12]}…). Ingest it again, or put the original back."
            )
        with self._lock:
            if card.sha256 in self._kept:
                self._kept.move_to_end(card.sha256)
                return self._kept[card.sha256]
            job = self._jobs.get(card.sha256)
            if job is None:
                job = self._jobs[card.sha256] = self._pool.submit(self._take_apart, card.sha256, source, root)
            return job

    def _take_apart(self, sha256: str, source: SourceFile, root: Path) -> Document:
        from ingest.pipeline import document_of

        try:
            document = document_of(source, root)
            with self._lock:
                self._kept[sha256] = document
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            return document
        finally:
            # a finished job would hold its document for ever
            with self._lock:
                self._jobs.pop(sha256, None)
