"""The invented matter in a store of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.store import open_store
from kg.store.base import View
from tests.factories import record
from tests.unit.kg.cite.matter import STATEMENTS


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with open_store(f"file:{tmp_path_factory.mktemp('cite') / 'store'}") as store:
        writer = store.writer()
        for identifier in dict.fromkeys(item.document.id for item in STATEMENTS):
            items = [item for item in STATEMENTS if item.document.id == identifier]
            writer.write(record(*items, document=items[0].document))
        yield store.view
