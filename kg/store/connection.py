"""One server, reached by the official driver: sessions, transactions, and errors in our words."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from kg.model.errors import StoreUnreachable
from kg.store import queries
from kg.store.failures import translated
from kg.store.schema import Dialect, dialect_of

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

T = TypeVar("T")
Rows = list[dict[str, Any]]

RETRY_SECONDS = 20.0
CONNECT_SECONDS = 10.0


class Connection:
    """A server and one user of it. `url` is how people name it, `address` what the driver is given."""

    def __init__(
        self,
        url: str,
        address: str,
        user: tuple[str, str] | None,
        database: str | None,
        revive: Callable[[], None] | None = None,
        define: Callable[[str], None] | None = None,
    ) -> None:
        self.url = url
        self.database = database
        self.revive = revive
        """brings a dead server back and calls `move`; None where that is not ours to do"""
        self._define = define
        self._address = address
        self._user = user
        self._driver: Driver | None = None
        self._dialect: Dialect | None = None

    @property
    def driver(self) -> Driver:
        """The driver, made on first use."""
        if self._driver is None:
            from neo4j import GraphDatabase

            logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it has to say comes as our errors
            with translated(self.url):
                self._driver = GraphDatabase.driver(
                    self._address,
                    auth=self._user,
                    max_transaction_retry_time=1.0 if self.revive else RETRY_SECONDS,
                    connection_timeout=CONNECT_SECONDS,
                    connection_acquisition_timeout=60.0,
                    user_agent="onrecord",
                )
        return self._driver

    @property
    def dialect(self) -> Dialect:
        """Who the server is. Raises StoreUnreachable, StoreRefused."""
        if self._dialect is None:
            with translated(self.url):
                self._dialect = dialect_of(self.driver, self.url)
        return self._dialect

    def move(self, address: str, user: tuple[str, str]) -> None:
        """Goes on with another address."""
        self.close()
        self._address, self._user = address, user

    def define(self, statement: str) -> None:
        """A definition that the embedded engine takes in SQL only; a server of ones own needs none."""
        assert self._define is not None, "only the embedded engine is told in SQL"
        self._define(statement)

    def run(self, text: str, parameters: dict[str, Any]) -> Rows:
        """One statement by itself, as indexes and constraints need it."""

        def attempt() -> Rows:
            with self.driver.session(database=self.database) as session:
                return session.run(text, parameters).data()

        return self._attempted(attempt)

    def read_one(self, text: str, parameters: dict[str, Any]) -> Rows:
        """One read by itself: a transaction of its own costs two more round trips, and is for trying again."""

        def attempt() -> Rows:
            from neo4j import READ_ACCESS
            from neo4j.exceptions import Neo4jError

            with self.driver.session(database=self.database, default_access_mode=READ_ACCESS) as session:
                try:
                    result = session.run(text, parameters)
                    keys = result.keys()
                    # values are plain: `data` would look for nodes in each of them
                    return [dict(zip(keys, record.values(), strict=True)) for record in result]
                except Neo4jError as error:
                    if not error.is_retryable():
                        raise
                return session.execute_read(lambda transaction: transaction.run(text, parameters).data())

        return self._attempted(attempt)

    def read(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Several reads in one transaction, routed to whoever may read."""

        def attempt() -> T:
            with self.driver.session(database=self.database) as session:
                return session.execute_read(work)

        return self._attempted(attempt)

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """One transaction, tried again where the server says that it may succeed."""

        def attempt() -> T:
            with self.driver.session(database=self.database) as session:
                return session.execute_write(work)

        return self._attempted(attempt)

    def _attempted(self, attempt: Callable[[], T]) -> T:
        """Once, and once more when a dead server could be brought back."""
        try:
            with translated(self.url):
                return attempt()
        except StoreUnreachable:
            if self.revive is None:
                raise
            self.revive()
        with translated(self.url):
            return attempt()

    def close(self) -> None:
        """Gives the connections back."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None


def rows(transaction: ManagedTransaction, name: str, /, **parameters: Any) -> Rows:
    """The rows of a Cypher file within a transaction."""
    return [record.data() for record in transaction.run(queries.text(name), parameters)]
