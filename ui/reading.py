"""Source documents read again to be shown: checked by hash every time, taken apart once, never waited for too long."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from kg.model.document import Document
from kg.model.errors import ChangedSource
from kg.model.statement import DocumentCard
from ui.sources import locate

KEPT = 32
"""documents held taken apart: a matter's trial days; the least used goes first"""


class Shelf:
    """Documents at hand. A file is read and hashed every time; what is kept is its taking apart (seconds for a PDF)."""

    def __init__(self, root: Path | None = None, kept: int = KEPT) -> None:
        self._root = root
        self._most = kept
        self._kept: OrderedDict[tuple[str, str], Document] = OrderedDict()
        self._jobs: dict[str, Future[Document]] = {}
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="shelf")

    def open(self, card: DocumentCard, seconds: float | None = None) -> Document | None:
        """The document, or None while it is still being read after so many seconds (None: wait until it is there).

        Raises SourceError where the file is not there, cannot be read, or is not the one that was ingested.
        """
        with self._lock:
            job = self._jobs.get(card.id)
            if job is None or job.done():
                job = self._jobs[card.id] = self._pool.submit(self._read, card)
                # a finished job would hold its document for ever
                job.add_done_callback(lambda _done: self._jobs.pop(card.id, None))
        try:
            return job.result(timeout=seconds)
        except TimeoutError:
            return None

    def source(self, cards: dict[str, DocumentCard], identifier: str) -> tuple[str, str]:
        """A document's text and hash as the gate wants them (`kg.cite.gate.Source`); waits. Raises SourceError."""
        document = self.open(cards[identifier])
        assert document is not None
        return document.text, document.source.sha256

    def close(self) -> None:
        """Ends the reading."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _read(self, card: DocumentCard) -> Document:
        from ingest.pipeline import document_of
        from ingest.source import load

        path, root = locate(card, self._root)
        source = load(path, root)
        if source.sha256 != card.sha256:
            raise ChangedSource(
                f"{card.path}: the file has changed since it was ingested (SHA-256 {source.sha256[:12]}…, not "
                f"{card.sha256[:12]}…). Ingest it again, or put the original back."
            )
        key = (card.id, source.sha256)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        document = document_of(source, root)
        with self._lock:
            self._kept[key] = document
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return document
