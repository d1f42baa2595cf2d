"""From the driver's errors to ours: what happened, to which store, what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kg.model.errors import QueryRefused, QueryStopped, StoreError, StoreRefused, StoreUnreachable

_STOPPED = ("Transaction.TransactionTimedOut", "Transaction.Terminated", "MemoryPoolOutOfMemory", "OutOfMemory")
_RIGHTS = ("Security.Forbidden", "AccessMode", "Security.AuthorizationFailed", "WriteOnReadOnlyAccessDatabase")


@contextmanager
def translated(url: str, *, untrusted: bool = False) -> Iterator[None]:
    """Raises our errors in place of the driver's. An `untrusted` query that the server refuses is QueryRefused."""
    from neo4j import exceptions

    try:
        yield
    except (exceptions.Neo4jError, exceptions.DriverError, OSError, ValueError) as error:
        if isinstance(error, ValueError) and not isinstance(error, exceptions.Neo4jError | exceptions.DriverError):
            raise
        ours = our_error(url, error)
        code = getattr(error, "code", None) or ""
        if untrusted and code.startswith("Neo.ClientError") and not isinstance(ours, QueryStopped):
            raise QueryRefused(f"The query was refused: {_said(error)}") from error
        if untrusted and code.startswith("Neo.DatabaseError"):
            raise QueryStopped(f"The query was stopped: {_said(error)}") from error
        raise ours from error


def our_error(url: str, error: Exception) -> StoreError:
    """The error of ours that says what one of the driver's means."""
    from neo4j import exceptions

    code = getattr(error, "code", None) or ""
    said = _said(error)
    if isinstance(error, exceptions.AuthError) and not any(part in code for part in _RIGHTS):
        return StoreRefused(
            f"{url}: the server refused the user name or the password. "
            "Set NEO4J_USERNAME and NEO4J_PASSWORD (or the settings file) to those of the server."
        )
    if "DatabaseNotFound" in code or "database does not exist" in said.lower():
        return StoreRefused(f"{url}: {said} Set NEO4J_DATABASE to a database of this server.")
    if any(part in code for part in _RIGHTS) or _denies(said):
        return StoreRefused(
            f"{url}: the user may not do this ({said}). "
            "Use a user with the right to write, or a database that is not read only."
        )
    if any(part in code for part in _STOPPED):
        return QueryStopped(f"{url}: the server stopped the query ({said}). Narrow it, or ask for less.")
    if isinstance(error, exceptions.ServiceUnavailable | exceptions.SessionExpired | OSError):
        return StoreUnreachable(
            f"{url}: nobody answers there ({said}). Check the address, that the server runs, and the network between."
        )
    if isinstance(error, exceptions.ConfigurationError):
        return StoreUnreachable(f"{url}: the address or its settings are wrong ({said}).")
    return StoreError(f"{url}: the store reported {code or type(error).__name__}: {said}")


def _denies(said: str) -> bool:
    folded = said.lower()
    return "not allowed to" in folded or "is not authorized" in folded or "read-only" in folded or "read only" in folded


def _said(error: Exception) -> str:
    from neo4j.exceptions import Neo4jError

    said = error.message if isinstance(error, Neo4jError) else None
    return " ".join(str(said or error).split())
