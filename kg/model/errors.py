"""The errors of the product. Each says what happened, to what, and what to do next.

OnRecordError
├── UsageError              the request itself is wrong                      (exit 2)
├── SourceError             a source could not be read                       (exit 3)
│   ├── UnreadableSource    missing, no permission, not a regular file
│   ├── EmptySource         no text in it
│   ├── EncryptedSource     needs a password
│   ├── MalformedSource     truncated, mis-encoded, or not what it claims to be
│   ├── OversizedSource     larger than the limits, or expands beyond them
│   └── ChangedSource       the file no longer has the hash that was ingested
├── CaseError               a case.toml is wrong                             (exit 3)
└── StoreError              the graph store                                  (exit 4)
    ├── StoreUnreachable    nobody answers, or the server is too old
    ├── StoreRefused        wrong credentials, database, or rights
    ├── ForeignStore        not ours, or written by a newer version
    ├── QueryRefused        a query that writes, or uses what is not allowed (exit 2)
    └── QueryStopped        a query that ran into a limit
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of every error that the product raises on purpose; `exit_code` is the command's (CONTRACT)."""

    exit_code = 1


class UsageError(OnRecordError):
    """The request itself is wrong: an unknown id, format, option value."""

    exit_code = 2


class SourceError(OnRecordError):
    """A source could not be read; nothing of it was kept."""

    exit_code = 3


class UnreadableSource(SourceError):
    """The file is missing, may not be read, or is not a regular file."""


class EmptySource(SourceError):
    """The file holds no text."""


class EncryptedSource(SourceError):
    """The file is protected by a password."""


class MalformedSource(SourceError):
    """The file is truncated, mis-encoded, or not what it claims to be."""


class OversizedSource(SourceError):
    """The file is larger than the limits allow, or would expand beyond them."""


class ChangedSource(SourceError):
    """The file on disk no longer has the SHA-256 that was ingested."""


class CaseError(OnRecordError):
    """A case.toml is wrong: unreadable, or with a field that it does not have."""

    exit_code = 3


class StoreError(OnRecordError):
    """The graph store failed or refused."""

    exit_code = 4


class StoreUnreachable(StoreError):
    """Nobody answers at the store's address, or its version is too old."""


class StoreRefused(StoreError):
    """The store refused: wrong credentials, wrong database, or missing rights."""


class ForeignStore(StoreError):
    """The store holds something that is not ours, or was written by a newer version."""


class QueryRefused(StoreError):
    """A query that would write, or uses a clause or procedure that is not allowed."""

    exit_code = 2


class QueryStopped(StoreError):
    """A query that ran into its limit of time, rows or memory."""

    exit_code = 1
