"""Locks between processes: a file that one process at a time holds; the system lets go when the process ends."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType

from kg.model.errors import StoreUnreachable

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """An exclusive lock on one file. Not reentrant; one holder per instance.

    `acquire` waits up to `seconds` and raises StoreUnreachable, which says what is being waited for.
    """

    def __init__(self, path: Path, what: str) -> None:
        self.path = path
        self.what = what
        self._descriptor: int | None = None

    def try_acquire(self) -> bool:
        """Takes the lock if nobody holds it; says whether it did."""
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(descriptor)
        except OSError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def acquire(self, seconds: float) -> None:
        """Takes the lock, waiting while another process holds it."""
        until = time.monotonic() + seconds
        while not self.try_acquire():
            if time.monotonic() > until:
                raise StoreUnreachable(
                    f"{self.what}: another process has held {self.path} for {seconds:.0f} seconds. "
                    "Wait for it to finish, or end it, and try again."
                )
            time.sleep(0.05)

    def release(self) -> None:
        """Gives the lock back; without effect when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> FileLock:
        self.acquire(600.0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
